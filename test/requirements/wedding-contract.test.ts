import { describe, expect, it } from 'vitest';
import { inContract, inPlans } from './wedding-job';

describe('the contract stage', () => {
  it('is left only when the budget is agreed, the contract signed and its deposit paid (WED-03-STG)', () => {
    const job = inContract();
    expect(job.needs('contract')).toEqual(
      expect.arrayContaining(['budget', 'job.total', 'budget.feedback', 'contract', 'contract-deposit']),
    );
    expect(inPlans().needs('contract')).toEqual([]);
  });

  it('keeps the couple’s feedback and the agreement for the version that stands (WED-03-NEGO)', () => {
    const job = inPlans();
    job.on('2026-04-03').file('budget').log('budget.feedback', '第二版加花艺');
    expect(job.needs('contract')).toContain('budget');
    job.recordState('budget', 'delivered').recordState('budget', 'agreed', { by: '王芳' });
    expect(job.needs('contract')).not.toContain('budget');
    expect(job.state().facts.filter(({ key }) => key === 'budget.feedback')).toHaveLength(2);
  });

  it('asks the couple’s review of the contract’s version that stands, with who and when (WED-03-REVIEW)', () => {
    const job = inPlans();
    const reviewed = () => job.state().facts.find(({ key }) => key === 'contract.agreed');
    job.on('2026-04-02').file('contract').recordState('contract', 'signed');
    expect(job.needs('contract')).toContain('contract');
    job
      .recordState('contract', 'agreed', { by: '王芳、李伟', on: '2026-04-02' })
      .recordState('contract', 'signed');
    expect(job.needs('contract')).toEqual([]);
    expect(reviewed()?.value).toMatchObject({ version: 2, by: '王芳、李伟', on: '2026-04-02' });
  });

  it('brings the deposit that the contract names due at signing, and the stage waits for it (WED-03-PAY)', () => {
    const job = inContract().total(8_000_000);
    expect(job.milestone('contract-deposit')).toMatchObject({ amountMinor: null, state: 'waiting' });
    expect(job.needs('contract')).toContain('contract.deposit');
    job.record({ 'contract.deposit': 2_000_000 });
    expect(job.milestone('contract-deposit')).toMatchObject({ amountMinor: 2_000_000, dueOn: null });
    job.on('2026-04-01').file('contract').recordState('contract', 'agreed').recordState('contract', 'signed');
    expect(job.milestone('contract-deposit')).toMatchObject({ dueOn: '2026-04-01', state: 'due' });
    expect(job.needs('contract')).toContain('contract-deposit');
    expect(job.pay('contract-deposit').needs('contract')).not.toContain('contract-deposit');
  });
});
