import { describe, expect, it } from 'vitest';
import { writtenAmountIssue } from '#domain/money/written-amount';
import { inContract, inPlans } from '../../requirements/jobs/wedding-job';
import type { Walk } from '../../requirements/walk';

it('an amount that a person writes on a milestone is zero or more, or left to the plan', () => {
  expect([null, 0, 1].map(writtenAmountIssue)).toEqual([null, null, null]);
  expect(writtenAmountIssue(-1)).toMatchObject({ path: 'amountMinor' });
  expect(writtenAmountIssue(-1)?.message['zh-Hans']).toBe(
    '款项节点的金额不能为负数。如需减价，请新建增减项。',
  );
});

describe('a fixed deposit', () => {
  const amounts = (job: Walk) => {
    const { milestones } = job.state();
    return Object.fromEntries(milestones.map(({ key, amountMinor }) => [key, amountMinor]));
  };
  const priced = () => inContract().total(8_000_000).record({ 'contract.deposit': 2_000_000 });

  it('stays what it is when the total is raised or lowered, and the balance takes the difference', () => {
    const first = { 'intention-deposit': 100_000, 'contract-deposit': 2_000_000 };
    expect(amounts(priced())).toMatchObject({ ...first, balance: 5_900_000 });
    expect(amounts(priced().total(9_000_000))).toMatchObject({ ...first, balance: 6_900_000 });
    expect(amounts(priced().total(3_000_000))).toMatchObject({ ...first, balance: 900_000 });
  });

  it('is not raised though the balance is paid: the difference is a line of its own', () => {
    const raised = amounts(priced().pay('balance').total(9_000_000));
    expect(raised).toMatchObject({
      'contract-deposit': 2_000_000,
      balance: 5_900_000,
      difference: 1_000_000,
    });
  });

  it('is lowered last by a change order that takes more than the balance, so that nobody pays what is owed back', () => {
    const less = amounts(priced().changeOrder('less', -6_000_000));
    expect(less).toMatchObject({ 'intention-deposit': 100_000, 'contract-deposit': 1_900_000, balance: 0 });
  });

  it('is known beside the total that has to hold it', () => {
    expect(priced().plan().fixedAmounts).toEqual({ fixedMinor: 2_100_000, totalMinor: 8_000_000 });
    expect(inPlans().changeOrder('more', 500_000).plan().fixedAmounts).toEqual({
      fixedMinor: 2_600_000,
      totalMinor: 8_500_000,
    });
    expect(inContract().plan().fixedAmounts).toBeNull();
  });
});
