import { expect, it } from 'vitest';
import type { Message, Sending } from '#notify/channel';
import { repairTexts as written } from '#test/kit/flows/repair-texts';
import { expectBlocked, expectNoPaper } from './gates';
import { moment, openWalk, type HttpWalk } from './http-walk';
import {
  call,
  customerService,
  giveDuties,
  letter,
  opening,
  refusedFact,
  refusedState,
  surveyor,
} from './repair-steps';

const requestIsTaken = async (walk: HttpWalk): Promise<void> => {
  await giveDuties(walk, { [surveyor]: ['surveyor'], [customerService]: ['customer-service'] });
  expect(await refusedFact(walk, 'received-by', surveyor)).toEqual([422, 'wrong-value']);
  expect(await refusedFact(walk, 'surveyor', customerService)).toEqual([422, 'wrong-value']);
  const today = moment('2026-09-07', '15:00');
  expect(await refusedFact(walk, 'survey.at', today)).toEqual([409, 'lead-time']);
  const urgent = {
    facts: [
      { key: 'emergency', value: true },
      { key: 'survey.at', value: today },
    ],
  };
  expect((await walk.refused('facts', urgent)).body.code).toBe('lead-time');
  await walk.record({
    'job.kind': 'repair',
    channel: 'phone',
    'received-by': customerService,
    problem: '卫生间漏水到楼下',
    'survey.class': 'ordinary',
    'survey.zone': 'inside-second-ring',
    'survey.at': moment('2026-09-10', '10:00'),
  });
  await expectBlocked(walk, 'survey', ['surveyor']);
  await walk.record({ surveyor });
};

const surveyIsConfirmed = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-09', '15:00');
  expect(await walk.notices('survey-call-today', 'sent')).toMatchObject([
    { sentAt: moment('2026-09-09', '09:00') },
  ]);
  await walk.record({ 'survey.call': 'no-answer' });
  await walk.passTo('2026-09-09', '17:01');
  expect(await walk.notices('survey-call-again', 'sent')).toMatchObject([
    { sentAt: moment('2026-09-09', '17:00') },
  ]);
  await walk.passTo('2026-09-09', '17:31');
  const late = await walk.notices('task-late', 'sent');
  expect(late.map(({ to }) => to).toSorted()).toEqual(['managers', 'owner']);
  await walk.record({ 'survey.call': 'confirmed' });
  expect(await walk.task('survey.confirm')).toMatchObject({ state: 'done' });
  await walk.passTo('2026-09-10', '10:00');
  await walk.loadSession('survey');
};

const surveyIsHeld = async (walk: HttpWalk): Promise<void> => {
  expect(await refusedState(walk, 'service-plan', 'filed', { texts: written['service-plan'] })).toEqual([
    409,
    'document-not-ready',
  ]);
  await walk.record({
    'survey.result': 'done',
    'survey.items': '卫生间防水重做',
    'survey.cause': '淋浴区防水层破损',
  });
  await expectNoPaper(walk, 'survey-record');
  await walk.file('survey-record', written['survey-record']);
  await expectBlocked(walk, 'quote', ['survey.photos']);
  await walk.photo('survey.photos');
  await walk.loadSession('quote');
};

const quoteIsDrawnUp = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-11', '10:00');
  await expectNoPaper(walk, 'quote');
  const lines = [
    { description: '防水重做', quantity: 12, unit: 'm²', unitMinor: 50_000, class: 'waterproofing' },
    { description: '瓷砖铺贴', amountMinor: 350_000, class: 'general' },
    { description: '铝塑管接头更换', amountMinor: 50_000, class: 'aluminium-plastic-pipe' },
  ];
  for (const line of lines) await walk.post('lines', line);
  expect((await walk.job()).job.contractTotalMinor).toBe(1_000_000);
  const { version } = (await walk.job()).job;
  const typed = { baseVersion: version, contractTotalMinor: 900_000 };
  const refused = await walk.shop.manager.refused(`/api/jobs/${walk.jobId}`, typed, 'PATCH');
  expect([refused.status, refused.body.code]).toEqual([409, 'total-worked-out']);
  await walk.file('service-plan', written['service-plan']);
  await letter(walk, 'service-plan');
  await walk.state('service-plan', 'agreed', { by: '王芳' });
  await walk.file('quote', written.quote);
};

const quoteIsSentAndTold = async (walk: HttpWalk, mail: { sending: Sending }): Promise<void> => {
  const agreed = { by: '王芳' };
  mail.sending = { outcome: 'failed', isRetryable: true, error: 'E_DELIVERY_FAILED' };
  const failed = await walk.refused('documents/quote/letter', { way: 'by-mail' });
  expect([failed.status, failed.body.code]).toEqual([503, 'letter-failed']);
  expect(await refusedState(walk, 'quote', 'agreed', agreed)).toEqual([409, 'document-not-ready']);
  mail.sending = { outcome: 'sent' };
  await letter(walk, 'quote');
  expect(await refusedState(walk, 'quote', 'agreed', agreed)).toEqual([409, 'document-not-ready', 'calls']);
  await walk.record(call(1, 'quote', 'no-answer'));
  const { tasks } = await walk.job();
  const taskId = tasks.find(({ key }) => key === 'quote-call')?.id;
  expect((await walk.refused('tasks', { taskId, state: 'done' })).body.code).toBe('task-needs-result');
  await walk.passTo('2026-09-11', '12:01');
  expect(await walk.notices('task-again', 'sent')).toMatchObject([{ sentAt: moment('2026-09-11', '12:00') }]);
  expect(await refusedState(walk, 'quote', 'agreed', agreed)).toContain('calls');
  await walk.record(call(2, 'quote', 'reached', { 'call.said': '价格偏高' }));
  await walk.state('quote', 'returned', { by: '王芳', note: '瓷砖换便宜一款' });
  await walk.file('quote', written.quote);
  await letter(walk, 'quote');
  // The call was about the version before.
  expect(await refusedState(walk, 'quote', 'agreed', agreed)).toContain('calls');
  expect(await walk.task('quote-call')).toMatchObject({ state: 'open' });
  await walk.record(call(3, 'quote', 'reached', { 'call.said': '同意' }));
  expect(await walk.task('quote-call')).toMatchObject({ state: 'done' });
  await walk.state('quote', 'agreed', agreed);
};

const contractIsSignedAndPaid = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-09-28', '15:00');
  await expectNoPaper(walk, 'contract');
  await walk.file('contract', written.contract);
  expect(await walk.milestone('down')).toMatchObject({ state: 'waiting', dueOn: null });
  await expectBlocked(walk, 'work', ['contract', 'down']);
  await walk.sign('contract');
  expect(await walk.milestone('down')).toMatchObject({
    amountMinor: 800_000,
    dueOn: '2026-09-28',
    state: 'due',
  });
  await expectBlocked(walk, 'work', ['down']);
  await walk.passTo('2026-09-30', '10:30');
  expect(await walk.notices('before-work', 'sent')).toHaveLength(1);
  await walk.payOnline('down');
  await walk.loadSession('work');
};

const workIsDone = async (walk: HttpWalk): Promise<void> => {
  expect(await walk.task('start-on-site')).toMatchObject({ state: 'open', dueOn: '2026-10-10' });
  expect(await refusedFact(walk, 'start.on', '2026-09-30')).toEqual([409, 'not-yet']);
  await walk.file('tips', written.tips);
  await letter(walk, 'tips');
  expect(await refusedFact(walk, 'start.on', '2026-09-30')).toEqual([409, 'not-yet']);
  await walk.state('tips', 'agreed', { by: '王芳' });
  await walk.passTo('2026-10-10', '11:00');
  expect(await walk.notices('start-last-day', 'sent')).toHaveLength(1);
  const { lines } = await walk.job();
  const save = async (index: number, change: object): Promise<void> => {
    const { id: lineId, description, quantity, tags, isDone } = lines[index] ?? {};
    await walk.post('lines', { lineId, description, quantity, tags, isDone, ...change });
  };
  // Work that was changed after the signature does not start.
  await save(1, { amountMinor: 390_000 });
  expect(await refusedFact(walk, 'start.on', '2026-10-10')).toEqual([409, 'not-yet']);
  await save(1, { amountMinor: 350_000 });
  await walk.record({ 'start.on': '2026-10-10' });
  expect(await walk.task('start-on-site')).toMatchObject({ state: 'done' });
  const sheet = { texts: written['service-sheet'] };
  await save(0, { isDone: true });
  await save(1, { isDone: true });
  await expectBlocked(walk, 'sign-off', ['lines.done']);
  expect(await refusedState(walk, 'service-sheet', 'filed', sheet)).toContain('lines.done');
  await save(2, { isDone: true });
  await walk.loadSession('sign-off');
  await expectNoPaper(walk, 'service-sheet');
  await walk.file('service-sheet', written['service-sheet']);
  await save(2, { isDone: false });
  const signature = { name: '王芳', on: '2026-10-10', strokes: 'M100 200L300 220' };
  expect(await refusedState(walk, 'service-sheet', 'signed', { signature })).toEqual([
    409,
    'document-not-ready',
    'lines.done',
  ]);
  await save(2, { isDone: true });
};

const workIsSignedOff = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-10-16', '16:00');
  expect(await refusedState(walk, 'certificate', 'filed')).toEqual([
    409,
    'document-not-ready',
    'service-sheet.signed',
  ]);
  expect(await walk.milestone('balance')).toMatchObject({ state: 'waiting' });
  await walk.sign('service-sheet');
  expect(await walk.milestone('balance')).toMatchObject({
    amountMinor: 200_000,
    dueOn: '2026-10-16',
    state: 'due',
  });
  await walk.file('certificate');
  await letter(walk, 'certificate');
  await expectBlocked(walk, 'aftercare', ['balance']);
  const payment = { amountMinor: 200_000, currency: 'CNY', method: 'transfer', voucher: 'T-88' };
  await walk.post('payments', payment, 'finance');
  await walk.loadSession('aftercare');
};

const customerIsAsked = async (walk: HttpWalk): Promise<void> => {
  await walk.passTo('2026-10-23', '10:00');
  expect(await walk.task('follow-up')).toMatchObject({ state: 'open', dueOn: '2026-10-23' });
  const open = '/api/jobs?flow=repair&view=all&contact=open';
  const count = async () => (await walk.shop.staff.get<{ jobs: unknown[] }>(open)).body.jobs.length;
  expect(await count()).toBe(1);
  await walk.record(call(7, 'follow-up', 'no-answer'));
  await expectBlocked(walk, 'closed', ['calls']);
  await walk.record(call(8, 'follow-up', 'reached', { 'call.goal': 'met', 'call.said': '不再渗漏' }));
  expect(await count()).toBe(0);
  const closed = await walk.loadSession('closed');
  expect(closed.job.stage).toBe('closed');
  expect(closed.warranties.map(({ key, endsOn }) => [key.split('/')[0], endsOn])).toEqual([
    ['general', '2027-10-16'],
    ['waterproofing', '2031-10-16'],
  ]);
  expect(closed.tasks.filter(({ state }) => state === 'open')).toEqual([]);
};

it('a repair goes from its inquiry to the closed file (REP-01-CALL, REP-02-QUO, REP-03-CON, REP-03-PAY, REP-03-START, REP-04-SIGN, REP-04-BAL, REP-05-WAR, REP-05-WTR, REP-05-ALL, REP-06-TIP)', async () => {
  const letters: Message[] = [];
  const mail: { sending: Sending } = { sending: { outcome: 'sent' } };
  const walk = await openWalk('2026-09-07', opening, {
    sendMessage: async (message) => {
      letters.push(message);
      return mail.sending;
    },
  });
  await requestIsTaken(walk);
  await surveyIsConfirmed(walk);
  await surveyIsHeld(walk);
  await quoteIsDrawnUp(walk);
  await quoteIsSentAndTold(walk, mail);
  await contractIsSignedAndPaid(walk);
  await workIsDone(walk);
  await workIsSignedOff(walk);
  await customerIsAsked(walk);
  const keys = walk.sent.map(({ effectKey }) => effectKey);
  expect(new Set(keys).size).toBe(keys.length);
  const quote = letters.filter(({ subject }) => subject.includes('预算报价')).at(-1);
  for (const words of ['防水重做', '¥10,000.00', '¥500.00']) expect(quote?.html).toContain(words);
  const certificate = letters.find(({ subject }) => subject.includes('保修单'));
  expect(certificate?.body).toContain('铝塑管接头更换');
  expect(certificate?.body).toContain('不在保修范围');
});
