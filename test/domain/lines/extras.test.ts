import { expect, it } from 'vitest';
import { wedding } from '#domain/trades/wedding/index';
import { virtualFact, type VirtualRows } from '#domain/jobs/virtual-fact';
import { moment } from '#test/kit/rules';
import { walk } from '#test/requirements/walk';

const line = (changes: Partial<VirtualRows['lines'][number]>): VirtualRows['lines'][number] => ({
  id: 'line_1',
  position: 1,
  description: 'Arch of flowers',
  quantity: 1,
  amountMinor: 80_000,
  tags: [],
  isDone: false,
  ...changes,
});

const extra = {
  id: 'chg_1',
  title: 'Flowers',
  amountMinor: 80_000,
  state: 'approved',
  approvedAt: moment('2026-10-01'),
} as const;

const { job, customer } = walk(wedding, '2026-03-02').state();

const rows = (lines: VirtualRows['lines']): VirtualRows => ({
  job: { ...job, contractTotalMinor: 500_000 },
  customer,
  lines,
  bookings: [],
  facts: [],
  changeOrders: [extra],
});

it('WED-06-DAY: an extra of lines is done with its accepted lines, one without lines by a ticked line of its title', () => {
  const own = { changeOrderId: extra.id, decision: 'accepted' } as const;
  expect(virtualFact('extras.done', rows([line({ ...own, isDone: true })]))).toBe(true);
  expect(
    virtualFact('extras.done', rows([line({ ...own, isDone: true }), line({ ...own, id: 'line_2' })])),
  ).toBe(false);
  const declined = line({ ...own, id: 'line_2', decision: 'declined' });
  expect(virtualFact('extras.done', rows([line({ ...own, isDone: true }), declined]))).toBe(true);
  expect(virtualFact('extras.done', rows([]))).toBe(false);
  expect(virtualFact('extras.done', rows([line({ description: 'Flowers', isDone: true })]))).toBe(true);
});

it('WED-03-CON: the lines that the contract offers make its price; declined ones and those of extras do not', () => {
  const offered = line({ amountMinor: 500_000 });
  const declined = line({ id: 'line_2', decision: 'declined' });
  const ofExtra = line({ id: 'line_3', decision: 'accepted', changeOrderId: extra.id });
  expect(virtualFact('lines.total', rows([offered, declined, ofExtra]))).toBe(true);
  expect(virtualFact('lines.total', rows([offered, line({ id: 'line_2' })]))).toBe(false);
  expect(virtualFact('lines.total', rows([declined]))).toBe(false);
});
