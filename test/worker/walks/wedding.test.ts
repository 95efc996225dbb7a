import { expect, it } from 'vitest';
import type { DocumentDetail } from '#contract/jobs/document-answers';
import { expectBlocked, expectNoPaper } from './gates';
import { moment, openWalk, type HttpWalk } from './http-walk';
import { recordStates, showPicture } from './wedding-documents';

const opening = {
  flow: 'wedding',
  title: '王芳与李伟',
  ownerId: 'stf_manager',
  customer: { name: '王芳', phone: '13800000000', email: 'wang@example.com', locale: 'en' },
};

const planDocuments = [
  'planning-scheme',
  'flow-scheme',
  'music-scheme',
  'camera-scheme',
  'contact-list',
  'execution-sheet',
] as const;

const preparations = ['prep.guests', 'prep.attire', 'prep.rings', 'prep.favours', 'prep.words'] as const;
const rehearsed = ['rehearsed.walk', 'rehearsed.rings', 'rehearsed.cake', 'rehearsed.champagne'] as const;

const coupleComes = async (walk: HttpWalk): Promise<void> => {
  await walk.record({
    consultant: 'stf_staff',
    'visit.at': moment('2026-03-07', '14:00'),
    'wedding.on': '2026-10-03',
    hotel: '国贸大酒店',
    'hotel.type': 'ballroom',
    size: 220,
    form: '中西合璧',
    atmosphere: '温馨',
    tone: '香槟金',
  });
  await walk.passTo('2026-03-07', '16:00');
  expect(await walk.notices('visit-soon', 'sent')).toMatchObject([{ sentAt: moment('2026-03-07', '12:00') }]);
  await walk.tick('visit.received', 'explained.procedure', 'explained.standards', 'couple.confirmed');
  await walk.log('wishes', '希望户外仪式');
  await walk.log('references', 'J-1007 国贸宴会厅 200 人');
  await expectNoPaper(walk, 'first-plan');
  await recordStates(walk, 'first-plan', 'filed');
  await expectBlocked(walk, 'intention', ['references.pictures', 'intention-deposit']);
  await showPicture(walk, 'references.pictures');
  await expectBlocked(walk, 'intention', ['intention-deposit']);
  await walk.payOnline('intention-deposit');
  await walk.loadSession('intention');
};

const draftIsAgreed = async (walk: HttpWalk): Promise<void> => {
  await walk.record({ theme: '山海', idea: '潮汐灯幕', 'site-visit.at': moment('2026-03-18', '10:00') });
  await walk.passTo('2026-03-20', '10:30');
  await walk.tick('hotel.room', 'hotel.power', 'hotel.equipment', 'hotel.access');
  await walk.post('bookings', { role: 'host', supplier: '李明', on: '2026-10-03', state: 'booked' });
  await expectNoPaper(walk, 'draft-plan');
  await recordStates(walk, 'draft-plan', 'filed', 'agreed');
  await expectNoPaper(walk, 'budget');
  await walk.post('lines', { description: '花艺', amountMinor: 5_000_000, tags: ['floral'] });
  await walk.post('lines', { description: '灯光', amountMinor: 3_000_000, tags: ['lighting'] });
  await expectBlocked(walk, 'contract', ['budget.filed']);
  await recordStates(walk, 'budget', 'filed', 'delivered');
  await walk.loadSession('contract');
};

const contractIsSigned = async (walk: HttpWalk): Promise<void> => {
  await walk.log('budget.feedback', '认可第一版');
  await recordStates(walk, 'budget', 'agreed');
  await walk.patch({ contractTotalMinor: 8_000_000, facts: { 'contract.deposit': 2_000_000 } });
  await walk.passTo('2026-04-01', '15:00');
  await recordStates(walk, 'contract', 'filed', 'agreed', 'signed');
  await expectBlocked(walk, 'plans', ['contract-deposit']);
  await walk.payOnline('contract-deposit');
  await walk.loadSession('plans');
  expect(await walk.milestone('balance')).toMatchObject({ amountMinor: 5_900_000, dueOn: '2026-09-26' });
};

const plansAreMade = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-08-03', '11:00');
  await walk.tick('prep.guided');
  const [last, ...papers] = planDocuments.toReversed();
  for (const document of papers) await recordStates(walk, document, 'filed');
  await expectNoPaper(walk, 'execution-sheet');
  await expectBlocked(walk, 'adjust', ['execution-sheet']);
  await recordStates(walk, last ?? '', 'filed');
  const { body } = await walk.shop.staff.get<DocumentDetail>(
    `/api/jobs/${walk.jobId}/documents/contact-list`,
  );
  expect(body.content?.data).toMatchObject({
    crew: [{ role: 'host', supplier: '李明' }],
    people: { stf_staff: 'The staff' },
  });
  await walk.loadSession('adjust');
};

const count = async (walk: HttpWalk, key: string, state: string): Promise<readonly number[]> =>
  (await walk.notices(key, state)).map(({ sendAt }) => sendAt);

/**
 * The balance was announced for 26 September; then the couple move to 14 November, try the 21st, and return
 * to the first date.
 */
const dateMoves = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-20', '12:00');
  const announced = moment('2026-09-19', '10:00');
  expect(await count(walk, 'balance-coming', 'sent')).toEqual([announced]);
  expect(await count(walk, 'rehearsal-eve-couple', 'pending')).toEqual([moment('2026-10-01', '10:00')]);
  for (const on of ['2026-11-14', '2026-11-21', '2026-11-14']) {
    await walk.record({ 'wedding.on': on });
  }
  expect(await walk.milestone('balance')).toMatchObject({ dueOn: '2026-11-07', amountMinor: 5_900_000 });
  expect(await walk.task('rehearsal')).toMatchObject({ dueOn: '2026-11-13', state: 'open' });
  expect(await count(walk, 'balance-coming', 'sent')).toEqual([announced]);
  expect(await count(walk, 'balance-coming', 'pending')).toEqual([moment('2026-10-31', '10:00')]);
  expect(await count(walk, 'rehearsal-eve-couple', 'pending')).toEqual([moment('2026-11-12', '10:00')]);
  await walk.passTo('2026-10-05', '12:00');
  expect(await count(walk, 'rehearsal-eve-couple', 'sent')).toEqual([]);
  expect(await count(walk, 'milestone-due', 'sent')).toEqual([]);
};

const coupleIsReady = async (walk: HttpWalk): Promise<void> => {
  expect((await walk.milestone('balance')).readinessMissing).not.toBeNull();
  await walk.tick(...preparations);
  for (const meeting of ['trial', 'host-meeting', 'camera-talk']) {
    await walk.record({ [`${meeting}.at`]: moment('2026-10-20', '10:00') });
    await walk.log(`${meeting}.details`, '两套造型');
    await walk.record({ [`${meeting}.result`]: '已确认' });
  }
  expect((await walk.milestone('balance')).readinessMissing).toBeNull();
  await walk.passTo('2026-11-07', '12:00');
  expect(await count(walk, 'balance-coming', 'sent')).toEqual([
    moment('2026-09-19', '10:00'),
    moment('2026-10-31', '10:00'),
  ]);
  const messages = walk.sent.filter(({ subject }) => subject.startsWith('Balance for your wedding'));
  expect(messages.map(({ body }) => /due on (.+?)\./.exec(body)?.[1])).toEqual([
    '26 September 2026',
    '7 November 2026',
  ]);
  expect(messages[1]?.body).toContain('¥59,000.00');
  expect(messages.map(({ body }) => body.includes('Preparations are not complete yet'))).toEqual([
    true,
    false,
  ]);
  expect(messages[0]?.body).toContain('Rings');
  await expectBlocked(walk, 'rehearsal', ['balance']);
  await walk.payOnline('balance');
  await walk.loadSession('rehearsal');
};

const weddingIsHeld = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-11-13', '15:00');
  expect(await count(walk, 'rehearsal-eve-couple', 'sent')).toEqual([moment('2026-11-12', '10:00')]);
  const eve = walk.sent.find(({ subject }) => subject === 'Your rehearsal tomorrow');
  expect(eve?.body).toContain('13 November 2026');
  await walk.tick(...rehearsed);
  await walk.record({ acts: true, 'act.1': '小提琴' });
  // The day has moved since both papers were filed.
  await expectBlocked(walk, 'wedding-day', [
    'act.1.rehearsed',
    'Execution sheet with every line and approved extra',
    'Contact list with the crew as booked',
  ]);
  await walk.tick('act.1.rehearsed');
  await recordStates(walk, 'execution-sheet', 'filed');
  await recordStates(walk, 'contact-list', 'filed');
  await walk.loadSession('wedding-day');
  await walk.passTo('2026-11-14', '20:00');
  await expectBlocked(walk, 'aftercare', ['lines.done']);
  const { lines } = await walk.job();
  for (const { id, description, amountMinor, tags } of lines) {
    await walk.post('lines', { lineId: id, description, amountMinor, tags, isDone: true });
  }
  await walk.loadSession('aftercare');
};

const picturesAreCollected = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-12-14', '11:00');
  await walk.record({ 'photos.state': 'ready', 'album.state': 'not-ordered', 'film.state': 'in-work' });
  await walk.passTo('2026-12-14', '11:01');
  expect(await count(walk, 'photos-ready', 'sent')).toEqual([moment('2026-12-14', '11:00')]);
  await expectBlocked(walk, 'closed', ['photos.state', 'film.state']);
  await walk.record({ 'photos.state': 'collected', 'film.state': 'collected' });
  const closed = await walk.loadSession('closed');
  expect(closed.notices.filter(({ state }) => state === 'pending' || state === 'failed')).toEqual([]);
  expect(closed.job).toMatchObject({ stage: 'closed', outstandingMinor: 0, paidMinor: 8_000_000 });
};

it('a wedding whose date moves goes to the closed file, and nothing is told twice (WED-05-BAL, WED-06-STG, WED-05-READY, WED-04-DOC5, WED-08-PICK)', async () => {
  const walk = await openWalk('2026-03-02', opening);
  await coupleComes(walk);
  await draftIsAgreed(walk);
  await contractIsSigned(walk);
  await plansAreMade(walk);
  await dateMoves(walk);
  await coupleIsReady(walk);
  await weddingIsHeld(walk);
  await picturesAreCollected(walk);
  const keys = walk.sent.map(({ effectKey }) => effectKey);
  expect(new Set(keys).size).toBe(keys.length);
}, 60_000);

it('a couple that goes elsewhere is lost with its reason; after the signature the wedding is cancelled (WED-01-STG, WED-03-CON)', async () => {
  const walk = await openWalk('2026-03-02', opening);
  const unsaid = await walk.refused('stage', { to: 'exit/lost' });
  expect([unsaid.status, unsaid.body.missing?.map(({ item }) => item)]).toEqual([409, ['ended.why']]);
  const early = await walk.refused('stage', { to: 'exit/cancelled', facts: { 'ended.why': 'called-off' } });
  expect(early.status).toBe(409);
  const lost = await walk.post('stage', { to: 'exit/lost', facts: { 'ended.why': 'other-firm' } });
  expect(lost.job).toMatchObject({ stage: 'consultation', endedAs: 'lost' });

  const signed = await openWalk('2026-03-02', opening);
  const deposit = { currency: 'CNY', method: 'cash', amountMinor: 100_000, voucher: 'E-1' };
  await signed.post('payments', deposit, 'finance');
  await signed.post('stage', { to: 'plans', override: { reason: '合同已签，资料后补' } }, 'manager');
  const late = await signed.refused('stage', { to: 'exit/lost', facts: { 'ended.why': 'price' } });
  expect(late.status).toBe(409);
  const calledOff = { to: 'exit/cancelled', facts: { 'ended.why': 'called-off' } };
  // The deposits of the couple are not passed over in silence.
  expect((await signed.refused('stage', calledOff, 'manager')).body.code).toBe('exit-needs');
  const override = { reason: '合同约定定金不退' };
  const cancelled = await signed.post('stage', { ...calledOff, override }, 'manager');
  expect(cancelled.job).toMatchObject({ stage: 'plans', endedAs: 'cancelled' });
  expect(cancelled.milestones.find(({ key }) => key === 'balance')?.state).toBe('cancelled');
});
