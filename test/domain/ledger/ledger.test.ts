import { describe, expect, it } from 'vitest';
import type { Allocation, Payment } from '#domain/jobs/job';
import {
  allocate,
  allocatedByMilestone,
  milestoneMoneyTimes,
  receivedMinor,
  refundableMinor,
  deallocate,
  unallocatedMoney,
} from '#domain/ledger/ledger';
import { moment } from '#test/kit/rules';

const payment = (id: string, amountMinor: number, on = '2026-03-02', reversesId?: string): Payment => ({
  id,
  kind: reversesId === undefined ? 'payment' : 'refund',
  amountMinor,
  currency: 'CNY',
  reversesId: reversesId ?? null,
  occurredAt: moment(on),
  recordedAt: moment(on),
  effectKey: id,
});

const allocated = (paymentId: string, milestoneId: string, amountMinor: number): Allocation => ({
  id: `${paymentId}-${milestoneId}`,
  paymentId,
  milestoneId,
  amountMinor,
});

const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}_${(count += 1)}`;
};

const where = (rows: readonly Allocation[]) =>
  rows.map(({ milestoneId, amountMinor }) => [milestoneId, amountMinor]);

describe('money that comes in', () => {
  it('goes to the given milestones in turn, each up to what is open, and the rest stays credit (L2, L3)', () => {
    const open = [
      { id: 'm1', openMinor: 300 },
      { id: 'm2', openMinor: 200 },
    ];
    expect(where(allocate([{ paymentId: 'p1', leftMinor: 450 }], open, ids()))).toEqual([
      ['m1', 300],
      ['m2', 150],
    ]);
    const over = allocate([{ paymentId: 'p1', leftMinor: 900 }], open, ids());
    expect(where(over)).toEqual([
      ['m1', 300],
      ['m2', 200],
    ]);
    expect(unallocatedMoney({ payments: [payment('p1', 900)], allocations: over })).toEqual([
      { paymentId: 'p1', leftMinor: 400 },
    ]);
  });

  it('of two payments fills one milestone before the next, the first payment first', () => {
    const money = [
      { paymentId: 'p1', leftMinor: 100 },
      { paymentId: 'p2', leftMinor: 100 },
    ];
    const open = [
      { id: 'm1', openMinor: 150 },
      { id: 'm2', openMinor: 150 },
    ];
    expect(
      allocate(money, open, ids()).map((row) => [row.paymentId, row.milestoneId, row.amountMinor]),
    ).toEqual([
      ['p1', 'm1', 100],
      ['p2', 'm1', 50],
      ['p2', 'm2', 50],
    ]);
  });

  it('is allocated to nothing when nothing is open', () => {
    expect(allocate([{ paymentId: 'p1', leftMinor: 5 }], [{ id: 'm1', openMinor: 0 }], ids())).toEqual([]);
  });

  it('counts with its refunds: what went back is neither credit nor refundable again (L6)', () => {
    const payments = [payment('p1', 1000), payment('r1', -400, '2026-03-03', 'p1')];
    expect(unallocatedMoney({ payments, allocations: [] })).toEqual([{ paymentId: 'p1', leftMinor: 600 }]);
    expect(refundableMinor({ payments }, 'p1')).toBe(600);
    expect(receivedMinor(payments)).toBe(600);
  });

  it('completes a milestone when its last part occurred, not when that was recorded', () => {
    const payments = [payment('p2', 60, '2026-03-09'), payment('p1', 40, '2026-03-05')];
    const allocations = [allocated('p2', 'm1', 60), allocated('p1', 'm1', 40)];
    expect(milestoneMoneyTimes({ payments, allocations }, 'm1', 100)).toEqual({
      first: moment('2026-03-05'),
      whole: moment('2026-03-09'),
    });
  });

  it('that was refunded and paid again completes it at the second payment', () => {
    const payments = [
      payment('p1', 100, '2026-03-02'),
      payment('r1', -100, '2026-03-04', 'p1'),
      payment('p2', 100, '2026-03-09'),
    ];
    const before = [allocated('p1', 'm1', 100), allocated('r1', 'm1', -100)];
    expect(milestoneMoneyTimes({ payments, allocations: before }, 'm1', 100).whole).toBeNull();
    const after = [...before, allocated('p2', 'm1', 100)];
    expect(milestoneMoneyTimes({ payments, allocations: after }, 'm1', 100).whole).toBe(moment('2026-03-09'));
  });
});

describe('money that goes back', () => {
  const money = {
    payments: [payment('p1', 1000), payment('p2', 700)],
    allocations: [allocated('p1', 'm1', 500), allocated('p1', 'm2', 300), allocated('p2', 'm3', 700)],
  };
  const give = (
    amountMinor: number,
    milestoneId: string | null,
    creditLines: readonly { id: string; openMinor: number }[] = [],
  ) =>
    where(
      deallocate(
        money,
        { paymentId: 'p1', amountMinor, refundId: 'r1', milestoneId },
        { creditLines, newId: ids() },
      ),
    );

  it('takes the payment’s own credit first, then its newest allocation, and never another payment’s', () => {
    expect(give(200, null)).toEqual([]);
    expect(give(600, null)).toEqual([
      ['m2', -300],
      ['m1', -100],
    ]);
    expect(give(1000, null)).toEqual([
      ['m2', -300],
      ['m1', -500],
    ]);
  });

  it('takes a chosen milestone first, then what is unallocated, then the newest', () => {
    expect(give(400, 'm1')).toEqual([['m1', -400]]);
    expect(give(600, 'm1')).toEqual([['m1', -500]]);
    expect(give(800, 'm1')).toEqual([
      ['m1', -500],
      ['m2', -100],
    ]);
  });

  it('pays what is owed to the customer before it opens a paid milestone', () => {
    expect(give(500, null, [{ id: 'owed', openMinor: 250 }])).toEqual([
      ['owed', -250],
      ['m2', -50],
    ]);
  });

  it('leaves sums by milestone that no allocation made negative', () => {
    const back = deallocate(
      money,
      { paymentId: 'p1', amountMinor: 600, refundId: 'r1', milestoneId: null },
      { creditLines: [], newId: ids() },
    );
    expect([...allocatedByMilestone([...money.allocations, ...back])]).toEqual([
      ['m1', 400],
      ['m2', 0],
      ['m3', 700],
    ]);
  });
});
