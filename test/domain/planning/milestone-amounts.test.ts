import { expect, it } from 'vitest';
import { writtenAmountIssue } from '#domain/money/written-amount';

it('an amount that a person writes on a milestone is zero or more, or left to the plan', () => {
  expect([null, 0, 1].map(writtenAmountIssue)).toEqual([null, null, null]);
  expect(writtenAmountIssue(-1)).toMatchObject({ path: 'amountMinor' });
  expect(writtenAmountIssue(-1)?.message['zh-Hans']).toBe(
    '款项节点的金额不能为负数。如需减价，请新建增减项。',
  );
});
