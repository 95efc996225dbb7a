import { expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { expectBlocked, expectNoPaper, expectPriceFixed, raiseTotal } from './gates';
import { moment, openWalk, paidMessage, type HttpWalk } from './http-walk';

const surveyor = 'stf_staff';

const opening = {
  flow: 'renovation',
  title: '安华里 3 号',
  ownerId: 'stf_manager',
  customer: {
    name: '王芳',
    phone: '13800000000',
    email: 'wang@example.com',
    address: '安华里 3 号',
    locale: 'en',
  },
};

const surveyIsBooked = async (walk: HttpWalk): Promise<void> => {
  const blocked = await walk.refused('stage', { to: 'survey' });
  expect([blocked.status, blocked.body.code]).toEqual([409, 'stage-blocked']);
  expect(blocked.body.missing?.map(({ item }) => item)).toContain('area');
  await walk.record({
    'job.kind': 'old-home',
    'survey.class': 'ordinary',
    'survey.zone': 'inside-second-ring',
    'survey.at': moment('2026-09-10', '10:00'),
    surveyor,
    designer: 'stf_finance',
  });
  await expectBlocked(walk, 'survey', ['area']);
  await walk.record({ area: 96 });
  expect(await walk.task('survey.confirm')).toMatchObject({
    state: 'open',
    assigneeId: surveyor,
    dueAt: moment('2026-09-09', '17:30'),
  });
};

const surveyIsConfirmed = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-09', '17:29');
  expect(await walk.notices('survey-call-today', 'sent')).toMatchObject([
    { sentAt: moment('2026-09-09', '09:00') },
  ]);
  const message = walk.sent.find(({ subject }) => subject.startsWith('Call 王芳 before 17:30'));
  expect(message).toMatchObject({ to: { email: 'staff@shop.test' } });
  expect(message?.body).toContain('10 September 2026 10:00');
  expect(await walk.notices('task-late', 'sent')).toEqual([]);
  await walk.passTo('2026-09-09', '17:31');
  const late = await walk.notices('task-late', 'sent');
  expect(late.map(({ to }) => to).toSorted()).toEqual(['managers', 'owner']);
  await walk.record({ 'survey.call': 'confirmed' });
  expect(await walk.task('survey.confirm')).toMatchObject({ state: 'done' });
  await walk.passTo('2026-09-10', '10:00');
  expect(await walk.notices('survey-reminder', 'sent')).toMatchObject([
    { sentAt: moment('2026-09-09', '18:00') },
  ]);
};

/** What a refused filing names, in the order of the paper. */
const emptyPlaces = async (walk: HttpWalk, key: string, texts: object = {}) => {
  const { status, body } = await walk.refused('documents', { key, state: 'filed', texts });
  return [status, body.code, body.missing?.map(({ label, item }) => item ?? label)];
};

const surveyIsDone = async (walk: HttpWalk): Promise<void> => {
  await walk.loadSession('survey');
  const blocked = await walk.refused('stage', { to: 'design-and-quote' });
  expect(blocked.body.missing?.map(({ item }) => item)).toEqual([
    'survey.photos',
    'needs',
    'suggestions',
    'survey-record',
    'survey.result',
  ]);
  const [status, code, places] = await emptyPlaces(walk, 'survey-record');
  expect([status, code]).toEqual([409, 'document-incomplete']);
  expect(places).toEqual(expect.arrayContaining(['needs', 'suggestions']));
  await expectNoPaper(walk, 'survey-record');
  await walk.record({ 'survey.result': 'done', needs: '三室改两室', suggestions: '厨房外移' });
  await walk.file('survey-record', written['survey-record']);
  await expectBlocked(walk, 'design-and-quote', ['survey.photos']);
  await walk.photo('survey.photos');
  await walk.loadSession('design-and-quote');
};

const quoteIsAgreed = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-14', '11:00');
  await walk.post('lines', { description: '拆改与水电', amountMinor: 12_000_000, tags: ['water-and-power'] });
  await walk.patch({ contractTotalMinor: 10_000_000 });
  const drawn = await walk.refused('documents', { key: 'design', state: 'filed', texts: written.design });
  expect([drawn.status, drawn.body.code]).toEqual([409, 'document-not-ready']);
  await walk.photo('design.drawings');
  await walk.file('design', written.design);
  await walk.state('design', 'delivered');
  const unsaid = await walk.refused('documents', { key: 'design', state: 'agreed' });
  expect([unsaid.status, unsaid.body.fields?.map(({ path }) => path)]).toEqual([422, ['by']]);
  await walk.state('design', 'agreed', { by: '王芳' });
  const early = await walk.refused('documents', { key: 'contract', state: 'filed', texts: written.contract });
  expect([early.status, early.body.code]).toEqual([409, 'document-not-ready']);
  await walk.file('budget');
  await walk.state('budget', 'delivered');
  await walk.state('budget', 'returned', { by: '王芳', note: '水电太贵' });
  await walk.file('budget');
  await walk.state('budget', 'delivered');
  const { facts } = await walk.state('budget', 'agreed', { by: '王芳' });
  expect(facts.find(({ key }) => key === 'budget.filed')?.value).toMatchObject({
    version: 2,
    round: 2,
    snapshot: [{ description: '拆改与水电', amountMinor: 12_000_000 }],
  });
};

const contractIsSignedAndPaid = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-28', '15:00');
  const early = await walk.refused('facts', { facts: [{ key: 'progress', value: 50 }] });
  expect([early.status, early.body.code]).toEqual([409, 'not-yet']);
  await expectNoPaper(walk, 'contract');
  // The price is the sum of the agreed budget, or there is no contract.
  const unequal = await walk.refused('documents', {
    key: 'contract',
    state: 'filed',
    texts: written.contract,
  });
  expect([unequal.body.code, unequal.body.missing?.map(({ item }) => item)]).toEqual([
    'document-not-ready',
    ['lines.total'],
  ]);
  const raised = await raiseTotal(walk, 12_000_000);
  expect(await emptyPlaces(walk, 'contract')).toEqual([409, 'document-incomplete', ['contract', 'contract']]);
  await walk.file('contract', written.contract);
  expect(await walk.milestone('down')).toMatchObject({ state: 'waiting', dueOn: null });
  const unsigned = await walk.refused('documents', { key: 'contract', state: 'signed' });
  expect([unsigned.status, unsigned.body.fields?.map(({ path }) => path)]).toEqual([422, ['signature']]);
  await expectBlocked(walk, 'construction', ['contract']);
  await walk.sign('contract');
  expect(await walk.milestone('down')).toMatchObject({
    amountMinor: 6_600_000,
    dueOn: '2026-09-28',
    state: 'due',
  });
  await expectPriceFixed(walk, raised);
  await walk.loadSession('construction');
  await walk.passTo('2026-09-30', '10:30');
  expect(await walk.notices('milestone-due', 'sent')).toHaveLength(1);
  await walk.payOnline('down');
  const { payments } = await walk.job();
  expect(payments).toMatchObject([{ amountMinor: 6_600_000, method: 'online', receipt: expect.any(String) }]);
  expect(await walk.milestone('down')).toMatchObject({ state: 'paid', paidMinor: 6_600_000 });
  expect(await walk.notices('milestone-overdue', 'pending')).toEqual([]);
};

const workStarts = async (walk: HttpWalk): Promise<void> => {
  expect(await walk.task('start-on-site')).toMatchObject({ state: 'open', dueOn: '2026-10-10' });
  await walk.passTo('2026-10-10', '11:00');
  expect(await walk.notices('start-last-day', 'sent')).toMatchObject([
    { sentAt: moment('2026-10-10', '09:00') },
  ]);
  const ahead = await walk.refused('facts', { facts: [{ key: 'start.on', value: '2026-10-11' }] });
  expect(ahead.status).toBe(422);
  await expectBlocked(walk, 'acceptance', ['start.on', 'progress']);
  await walk.record({ 'start.on': '2026-10-10', progress: 10 });
  expect(await walk.task('start-on-site')).toMatchObject({ state: 'done' });
};

const halfIsBuilt = async (walk: HttpWalk): Promise<void> => {
  const { changeOrders } = await walk.post('change-orders', { title: '加一组插座', amountMinor: 300_000 });
  const changeOrderId = changeOrders[0]?.id;
  const order = { changeOrderId, title: '加一组插座', amountMinor: 300_000, state: 'approved' };
  expect((await walk.refused('change-orders', order)).status).toBe(403);
  await walk.post('change-orders', order, 'manager');
  await walk.record({ progress: 49 });
  expect(await walk.milestone('progress')).toMatchObject({ state: 'waiting' });
  await walk.passTo('2026-11-10', '16:00');
  await walk.record({ progress: 50 });
  const extra = `change-order/${changeOrderId}`;
  expect(await walk.milestone('progress')).toMatchObject({
    amountMinor: 4_800_000,
    dueOn: '2026-11-10',
    state: 'due',
  });
  expect(await walk.milestone(extra)).toMatchObject({
    amountMinor: 300_000,
    dueOn: '2026-11-10',
    state: 'due',
  });
  await walk.passTo('2026-11-11', '12:00');
  // The link of the progress payment asks for the extra too (REN-04-CO).
  await walk.payOnline('progress');
  expect(await walk.milestone(extra)).toMatchObject({ state: 'paid', paidMinor: 300_000 });
  expect((await walk.job()).job).toMatchObject({ paidMinor: 11_700_000, outstandingMinor: 600_000 });
};

const workIsAccepted = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-12-21', '09:30');
  await walk.record({ progress: 100 });
  await walk.loadSession('acceptance');
  await walk.record({
    'acceptance.result': 'fail',
    'acceptance.defects': '瓷砖空鼓',
    'acceptance.again-on': '2026-12-28',
  });
  expect(await walk.task('re-inspection')).toMatchObject({ state: 'open', dueOn: '2026-12-28' });
  expect(await walk.milestone('balance')).toMatchObject({ state: 'waiting' });
  const unseen = (await walk.refused('stage', { to: 'aftercare' })).body.missing?.map(({ item }) => item);
  expect(unseen).toContain('acceptance.photos');
  await walk.photo('acceptance.photos');
  expect((await walk.refused('documents', { key: 'certificate', state: 'filed' })).status).toBe(409);
  await walk.passTo('2026-12-29', '10:00');
  await walk.record({ 'acceptance.result': 'pass' });
  expect(await walk.task('re-inspection')).toMatchObject({ state: 'done' });
  const ahead = await walk.refused('facts', { facts: [{ key: 'acceptance.on', value: '2026-12-30' }] });
  expect(ahead.status).toBe(422);
  await walk.record({ 'acceptance.on': '2026-12-28' });
  expect(await walk.milestone('balance')).toMatchObject({
    amountMinor: 600_000,
    dueOn: '2026-12-28',
    state: 'due',
  });
  expect(await emptyPlaces(walk, 'acceptance-record')).toEqual([
    409,
    'document-incomplete',
    ['acceptance-record'],
  ]);
  await expectNoPaper(walk, 'acceptance-record');
  await walk.file('acceptance-record', written['acceptance-record']);
  await walk.sign('acceptance-record');
  await walk.file('certificate');
  await expectBlocked(walk, 'aftercare', ['certificate']);
  await walk.sign('certificate');
  await walk.loadSession('aftercare');
};

const balanceIsPaidByHand = async (walk: HttpWalk): Promise<JobDetail> => {
  const payment = { amountMinor: 600_000, currency: 'CNY', method: 'transfer', voucher: 'T-88' };
  expect((await walk.refused('payments', payment)).status).toBe(403);
  const paid = await walk.post('payments', payment, 'finance');
  expect(paid.job).toMatchObject({ outstandingMinor: 0, creditMinor: 0, paidMinor: 12_300_000 });
  expect(new Set(paid.payments.map(({ receipt }) => receipt)).size).toBe(3);
  expect((await walk.refused('payments', payment, 'finance')).body.code).toBe('duplicate-voucher');
  return paid;
};

const fileIsClosed = async (walk: HttpWalk): Promise<void> => {
  expect((await walk.refused('stage', { to: 'closed' })).body.missing).toMatchObject([
    { item: 'follow-up.result' },
  ]);
  await walk.passTo('2027-01-27', '10:00');
  expect(await walk.task('follow-up')).toMatchObject({ state: 'open', dueOn: '2027-01-27' });
  await walk.record({ 'follow-up.result': 'no-answer' });
  expect(await walk.task('follow-up')).toMatchObject({ state: 'open' });
  await expectBlocked(walk, 'closed', ['follow-up.result']);
  await walk.record({ 'follow-up.result': 'met' });
  await walk.log('follow-up.notes', '客户满意');
  const closed = await walk.loadSession('closed');
  expect(closed.job.stage).toBe('closed');
  expect(closed.warranties.map(({ key, endsOn }) => [key, endsOn])).toEqual([
    ['decoration', '2028-12-28'],
    ['waterproofing', '2031-12-28'],
  ]);
  expect(closed.notices.filter(({ state }) => state === 'pending' || state === 'failed')).toEqual([]);
  expect(closed.tasks.filter(({ state }) => state === 'open')).toEqual([]);
};

it('a renovation goes from its inquiry to the closed file (REN-01-CALL, REN-03-PAY, REN-03-START, REN-04-MID, REN-04-CO, REN-05-BAL, REN-06-WAR, REN-06-ALL)', async () => {
  const walk = await openWalk('2026-09-07', opening);
  await surveyIsBooked(walk);
  await surveyIsConfirmed(walk);
  await surveyIsDone(walk);
  await quoteIsAgreed(walk);
  await contractIsSignedAndPaid(walk);
  await workStarts(walk);
  await halfIsBuilt(walk);
  await workIsAccepted(walk);
  await balanceIsPaidByHand(walk);
  await fileIsClosed(walk);
  const keys = walk.sent.map(({ effectKey }) => effectKey);
  expect(new Set(keys).size).toBe(keys.length);
});

it('a message that is not signed as it must be moves no money', async () => {
  const walk = await openWalk('2026-09-07', opening);
  const request = await paidMessage({
    shop: walk.shop,
    eventId: 'evt-1',
    reference: 'M-none',
    amountMinor: 100,
  });
  request.headers.set('webhook-id', 'evt-2');
  expect((await walk.shop.fetch(request)).status).toBe(401);
  expect((await walk.job()).payments).toEqual([]);
});

it('a renovation that is lost says why, and is counted apart from closed ones', async () => {
  const walk = await openWalk('2026-09-07', opening);
  const unsaid = await walk.refused('stage', { to: 'exit/lost' });
  expect(unsaid.status).toBe(409);
  expect(unsaid.body.missing?.map(({ item }) => item)).toEqual(['ended.why']);
  const lost = await walk.post('stage', { to: 'exit/lost', facts: { 'ended.why': 'price' } });
  expect(lost.job).toMatchObject({ stage: 'inquiry', endedAs: 'lost' });
  expect((await walk.refused('facts', { facts: [{ key: 'area', value: 90 }] })).body.code).toBe('job-closed');
});
