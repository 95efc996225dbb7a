import { expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { DocumentDetail } from '#contract/jobs/document-answers';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { expectPriceFixed, raiseTotal } from './gates';
import { moment, openWalk, type HttpWalk } from './http-walk';
import { recordStates } from './wedding-documents';

const wedding = { flow: 'wedding', title: '王芳与李伟', customer: { name: '王芳', locale: 'en' } };
const renovation = { flow: 'renovation', title: '安华里 3 号', customer: { name: '王芳', locale: 'en' } };

const valueOf = ({ facts }: JobDetail, key: string): unknown => facts.find((fact) => fact.key === key)?.value;

const refusal = async (walk: HttpWalk, key: string, state: string) => {
  const { status, body } = await walk.refused('documents', { key, state });
  return [status, body.code];
};

/** A wedding whose budget is agreed by the couple, with the price and the deposit that the contract names. */
const agreedWedding = async (): Promise<HttpWalk> => {
  const walk = await openWalk('2026-03-20', wedding);
  const facts = {
    consultant: 'stf_staff',
    'wedding.on': '2026-10-03',
    hotel: '丽都花园',
    'hotel.type': 'restaurant',
    size: 180,
    theme: '山海',
  };
  await walk.record(facts);
  await walk.post('lines', { description: '花艺', amountMinor: 5_000_000, tags: ['floral'] });
  await recordStates(walk, 'budget', 'filed', 'delivered', 'agreed');
  await walk.patch({ contractTotalMinor: 5_000_000, facts: { 'contract.deposit': 1_000_000 } });
  return walk;
};

it('a wedding contract is not drawn up before a budget is agreed, and holds the agreed version (WED-03-CON)', async () => {
  const walk = await openWalk('2026-03-20', wedding);
  const empty = await walk.refused('documents', { key: 'budget', state: 'filed' });
  expect([empty.status, empty.body.code]).toEqual([409, 'document-incomplete']);
  expect(await refusal(walk, 'contract', 'filed')).toEqual([409, 'document-not-ready']);
  const agreed = await agreedWedding();
  await agreed.post('lines', { description: '灯光', amountMinor: 3_000_000, tags: ['lighting'] });
  const changed = await agreed.refused('documents', { key: 'contract', state: 'filed' });
  expect(changed.body.detail).toContain('the job changed since');
  await recordStates(agreed, 'budget', 'filed');
  expect(await refusal(agreed, 'contract', 'filed')).toEqual([409, 'document-not-ready']);
  await recordStates(agreed, 'budget', 'delivered', 'agreed');
  await agreed.patch({ contractTotalMinor: 8_000_000 });
  expect(valueOf(await recordStates(agreed, 'contract', 'filed'), 'contract.filed')).toMatchObject({
    version: 1,
    attachedVersion: 2,
  });
  await recordStates(agreed, 'budget', 'filed');
  expect(await refusal(agreed, 'contract', 'filed')).toEqual([409, 'document-not-ready']);
});

it('what the couple say of a budget stays with its version: returned by whom and why, agreed by whom (WED-03-NEGO)', async () => {
  const walk = await agreedWedding();
  await recordStates(walk, 'budget', 'filed', 'delivered');
  for (const state of ['returned', 'agreed']) {
    const nameless = await walk.refused('documents', { key: 'budget', state });
    expect([state, nameless.status]).toEqual([state, 422]);
  }
  await recordStates(walk, 'budget', 'returned');
  expect(await refusal(walk, 'contract', 'filed')).toEqual([409, 'document-not-ready']);
  const { body } = await walk.shop.staff.get<DocumentDetail>(`/api/jobs/${walk.jobId}/documents/budget`);
  expect(body.versions).toMatchObject([
    { version: 1, agreed: { by: '王芳' } },
    { version: 2, returned: { by: '王芳', note: '已通读' } },
  ]);
});

it('a wedding contract is not signed before the couple reviewed that version (WED-03-REVIEW)', async () => {
  const walk = await agreedWedding();
  await recordStates(walk, 'contract', 'filed');
  expect(await refusal(walk, 'contract', 'signed')).toEqual([409, 'document-not-ready']);
  await recordStates(walk, 'contract', 'agreed', 'filed');
  expect(await refusal(walk, 'contract', 'signed')).toEqual([409, 'document-not-ready']);
  const signed = await recordStates(walk, 'contract', 'agreed', 'signed');
  expect(valueOf(signed, 'contract.signed')).toMatchObject({ version: 2, signature: { name: '王芳' } });
});

it('a wedding contract is not signed once price or deposit is another than it says (WED-03-CON, WED-03-PAY)', async () => {
  const walk = await agreedWedding();
  await recordStates(walk, 'contract', 'filed', 'agreed');
  const { contractTotalMinor } = (await walk.job()).job;
  await walk.patch({ contractTotalMinor: 9_500_000 });
  expect(await refusal(walk, 'contract', 'signed')).toEqual([409, 'document-outdated']);
  await walk.patch({ contractTotalMinor, facts: { 'contract.deposit': 2_000_000 } });
  expect(await refusal(walk, 'contract', 'signed')).toEqual([409, 'document-outdated']);
  const signed = await recordStates(walk, 'contract', 'filed', 'agreed', 'signed');
  expect(valueOf(signed, 'contract.signed')).toMatchObject({ version: 2 });
});

it('a signed price moves by change orders only, by every door (WED-03-PAY)', async () => {
  const walk = await agreedWedding();
  const raised = await raiseTotal(walk, 5_500_000);
  await walk.post('lines', { description: '车队', amountMinor: 500_000 });
  await recordStates(walk, 'budget', 'filed', 'delivered', 'agreed');
  await recordStates(walk, 'contract', 'filed', 'agreed', 'signed');
  await expectPriceFixed(walk, raised);
  for (const value of [null, 900_000]) {
    const facts = [{ key: 'contract.deposit', value }];
    const typed = await walk.refused('facts', { facts }, 'manager');
    expect([value, typed.body.code]).toEqual([value, 'price-fixed']);
  }
  const order = { title: '弦乐四重奏', amountMinor: 600_000 };
  const proposed = await walk.post('change-orders', order, 'manager');
  const changeOrderId = proposed.changeOrders[0]?.id;
  await walk.post('change-orders', { changeOrderId, amountMinor: 600_000, state: 'approved' }, 'manager');
  expect(await walk.milestone('contract-deposit')).toMatchObject({ amountMinor: 1_000_000 });
  expect(await walk.milestone(`change-order/${changeOrderId}`)).toMatchObject({ amountMinor: 600_000 });
});

it('a renovation contract waits for design and budget agreed, and says for which (REN-03-CON)', async () => {
  const walk = await openWalk('2026-09-14', {
    ...renovation,
    customer: { ...renovation.customer, phone: '13800000000', address: '安华里 3 号' },
    facts: {
      'job.kind': 'old-home',
      area: 96,
      designer: 'stf_staff',
      'survey.class': 'ordinary',
      'survey.zone': 'inside-second-ring',
    },
  });
  await walk.record({ needs: '三室改两室' });
  await walk.post('lines', { description: '拆改', amountMinor: 12_000_000 });
  await walk.patch({ contractTotalMinor: 12_000_000 });
  await walk.file('budget');
  await walk.state('budget', 'delivered');
  await walk.state('budget', 'agreed', { by: '王芳' });
  const contract = { key: 'contract', state: 'filed', texts: written.contract };
  const early = await walk.refused('documents', contract);
  expect(early.body).toMatchObject({
    code: 'document-not-ready',
    detail: expect.stringContaining('Design drawings'),
  });
  expect(early.body.detail).not.toContain('Budget');
  await walk.photo('design.drawings');
  await walk.file('design', written.design);
  await walk.state('design', 'delivered');
  await walk.state('design', 'agreed', { by: '王芳' });
  await walk.post('lines', { description: '阳台封窗', amountMinor: 960_000 });
  expect((await walk.refused('documents', contract)).body.detail).toContain('the job changed since');
  await walk.file('budget');
  await walk.state('budget', 'delivered');
  await walk.state('budget', 'agreed', { by: '王芳' });
  // The price is the sum of the lines that were agreed, or there is no contract (REN-03-PAY).
  const unequal = await walk.refused('documents', contract);
  expect([unequal.status, unequal.body.missing?.map(({ item }) => item)]).toEqual([409, ['lines.total']]);
  await walk.patch({ contractTotalMinor: 12_960_000 });
  const filed = await walk.file('contract', written.contract);
  expect(valueOf(filed, 'contract.filed')).toMatchObject({ attachedVersion: 2 });
  expect(await walk.content('contract')).toMatchObject({
    data: { lines: [{ description: '拆改' }, { description: '阳台封窗' }] },
  });
});

it('a warranty certificate is not drawn up before acceptance has passed, and states its periods (REN-05-CERT)', async () => {
  const walk = await openWalk('2026-12-21', {
    ...renovation,
    customer: { ...renovation.customer, phone: '13800000000', address: '安华里 3 号' },
    facts: { 'job.kind': 'old-home', area: 96 },
  });
  await walk.record({ 'acceptance.result': 'fail' });
  const early = await walk.refused('documents', { key: 'certificate', state: 'filed' });
  expect(early.body.detail).toContain('Acceptance result');
  await walk.record({ 'acceptance.result': 'pass' });
  await walk.file('certificate');
  expect(await walk.content('certificate')).toMatchObject({
    data: { warranties: [{ endsOn: '2028-12-21' }, { endsOn: '2031-12-21' }] },
  });
});

it('every payment gets a receipt, numbered without a gap, by hand and online (WED-03-RCPT: accepts)', async () => {
  const walk = await openWalk('2026-03-20', wedding);
  await walk.tick('couple.confirmed');
  await walk.payOnline('intention-deposit');
  const hand = { currency: 'CNY', method: 'cash' };
  await walk.post('payments', { ...hand, amountMinor: 50_000, voucher: 'C-1' }, 'finance');
  const { payments } = await walk.post(
    'payments',
    { ...hand, amountMinor: 70_000, voucher: 'C-2' },
    'finance',
  );
  const numbers = payments.map(({ receipt }) => Number(/(\d+)$/.exec(receipt ?? '')?.[1]));
  const first = Math.min(...numbers);
  expect(numbers.toSorted((a, b) => a - b)).toEqual([first, first + 1, first + 2]);
});

it('a payment that is refused takes no number, and a number has one payment (WED-03-RCPT: refuses)', async () => {
  const walk = await openWalk('2026-03-20', wedding);
  await walk.tick('couple.confirmed');
  const hand = { currency: 'CNY', method: 'cash', amountMinor: 50_000 };
  const first = await walk.post('payments', { ...hand, voucher: 'D-1' }, 'finance');
  const twice = await walk.refused('payments', { ...hand, voucher: 'D-1' }, 'finance');
  expect([twice.status, twice.body.code]).toEqual([409, 'duplicate-voucher']);
  expect(
    (await walk.refused('payments', { ...hand, amountMinor: 0, voucher: 'D-2' }, 'finance')).status,
  ).toBe(422);
  expect((await walk.refused('payments', { ...hand, voucher: 'D-2' }, 'viewer')).status).toBe(403);
  expect((await walk.job()).payments).toEqual(first.payments);
  const { payments } = await walk.post('payments', { ...hand, voucher: 'D-3' }, 'finance');
  const numbers = payments
    .map(({ receipt }) => Number(/(\d+)$/.exec(receipt ?? '')?.[1]))
    .toSorted((a, b) => a - b);
  expect(numbers).toHaveLength(2);
  expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1);
});

it('a host booked elsewhere for the same day is warned of, one of another day is not (WED-02-HOST)', async () => {
  const host = { role: 'host', supplier: '李明', state: 'booked' };
  const secondWalk = await openWalk('2026-03-20', wedding);
  const { job } = await secondWalk.post('bookings', { ...host, on: '2026-10-03' });
  const walk = await openWalk('2026-03-20', wedding);
  const { bookings } = await walk.post('bookings', { ...host, on: '2026-10-04' });
  expect(bookings).toMatchObject([{ clashesWith: [] }]);
  const changed = await walk.post('bookings', { ...host, bookingId: bookings[0]?.id, on: '2026-10-03' });
  expect(changed.bookings).toMatchObject([{ state: 'booked', clashesWith: [job.number] }]);
});

it('earlier weddings are found by the kind of venue and the size (WED-01-REFS)', async () => {
  const walk = await openWalk('2026-03-20', wedding);
  const venue = { hotel: '国贸大酒店', 'hotel.type': 'ballroom', size: 220 };
  const { job } = await walk.record({ ...venue, 'visit.at': moment('2026-03-21', '10:00') });
  const found = async (q: string) => {
    const path = `/api/jobs?flow=wedding&view=all&q=${encodeURIComponent(q)}`;
    const { body } = await walk.shop.staff.get<{ readonly jobs: readonly { readonly id: string }[] }>(path);
    return body.jobs.map(({ id }) => id);
  };
  for (const q of ['ballroom 220', '宴会厅 220人', '国贸', 'Hotel ballroom']) {
    expect([q, await found(q)]).toEqual([q, [job.id]]);
  }
  for (const q of ['outdoor 220', '宴会厅 300', '草坪']) expect([q, await found(q)]).toEqual([q, []]);
  await walk.record({ 'hotel.type': 'outdoor' });
  expect(await found('草坪 220')).toEqual([job.id]);
});
