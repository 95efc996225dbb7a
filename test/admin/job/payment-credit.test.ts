import { expect, test } from 'vitest';
import { creditOf } from '../../../admin/job/money/payments/payment-credit.ts';

const line = (id: string, amountMinor: number, paidMinor: number, dueOn: string | null = '2026-03-02') => ({
  id,
  amountMinor,
  paidMinor,
  dueOn,
  state: paidMinor >= amountMinor ? ('paid' as const) : ('part' as const),
});
const lines = [line('a', 200, 50), line('b', 300, 300), line('c', 500, 100), line('d', 900, 100, null)];

test.each([
  ['a', 100, 0],
  ['a', 150, 0],
  ['a', 200, 50],
  ['b', 70, 70],
  ['', 550, 0],
  ['', 600, 50],
])('of money for milestone "%s", %i: credit is %i', (milestoneId, amountMinor, credit) => {
  expect(creditOf(lines, { amountMinor, milestoneId })).toBe(credit);
});

test('money for a milestone that another person has just paid is all credit', () => {
  const seen = [line('a', 200, 0)];
  expect(creditOf(seen, { amountMinor: 200, milestoneId: 'a' })).toBe(0);
  expect(creditOf([line('a', 200, 200)], { amountMinor: 200, milestoneId: 'a' })).toBe(200);
});
