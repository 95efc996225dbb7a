import { describe, expect, it } from 'vitest';
import { weddingTexts } from '#test/kit/wedding-texts';
import { agreedBudget, inContract, inPlans, fileDocuments } from './jobs/wedding-job';

describe('the contract stage', () => {
  it('is left only when the budget is agreed, the contract signed and its deposit paid (WED-03-STG)', () => {
    const job = inContract();
    expect(job.needs('contract')).toEqual(
      expect.arrayContaining(['budget', 'job.total', 'contract.deposit', 'contract', 'contract-deposit']),
    );
    expect(inPlans().needs('contract')).toEqual([]);
  });

  it('keeps what the couple say of the budget with the version that they speak of (WED-03-NEGO)', () => {
    const job = agreedBudget();
    expect(job.needs('contract')).not.toContain('budget');
    job.on('2026-04-03').line({ description: '车队', amountMinor: 600_000 }).file('budget');
    expect(job.needs('contract')).toContain('budget');
    job
      .recordState('budget', 'delivered', { ways: ['by-mail'], note: '当面' })
      .recordState('budget', 'returned', { by: '李伟', note: '车队减两台' });
    expect(job.needs('contract')).toContain('budget');
    expect(job.refusesFiling('contract', weddingTexts['contract'])).toContain('budget.agreed');
    job
      .line({ id: 'cars', description: '车队', amountMinor: 400_000 })
      .file('budget')
      .recordState('budget', 'delivered', { ways: ['by-mail'], note: '当面' })
      .recordState('budget', 'agreed', { by: '王芳' });
    expect(job.needs('contract')).not.toContain('budget');
    const said = [...(job.state().earlierFacts ?? []), ...job.state().facts].flatMap(({ key, value }) =>
      key === 'budget.agreed' || key === 'budget.returned' ? [value] : [],
    );
    expect(said).toMatchObject([
      { version: 1, by: '王芳' },
      { version: 2, by: '李伟', note: '车队减两台' },
      { version: 3, by: '王芳' },
    ]);
  });

  it('refuses a contract without its agreed budget, of a budget that changed since, and of another sum (WED-03-CON)', () => {
    const early = inContract().total(8_000_000).record({ 'contract.deposit': 2_000_000 });
    expect(early.refusesFiling('contract')).toContain('budget.agreed');
    const job = agreedBudget().total(7_000_000);
    expect(job.refusesFiling('contract')).toEqual(['Line items that sum to the contract total']);
    job.total(8_000_000);
    expect(job.refusesFiling('contract')).toEqual([]);
    job.line({ description: '车队', amountMinor: 0 });
    expect(job.refusesFiling('contract').join()).toContain('the job changed since');
    expect(
      inPlans()
        .state()
        .facts.find(({ key }) => key === 'contract.filed')?.value,
    ).toMatchObject({
      attachedVersion: 1,
      data: {
        lines: [{ description: '花艺' }, { description: '灯光' }],
        milestones: [{ amountMinor: 100_000 }, { amountMinor: 2_000_000 }, { amountMinor: 5_900_000 }],
        places: { 'job:total': 8_000_000, 'document:attached': 1, 'fact:wedding.on': '2026-10-03' },
      },
    });
  });

  it('asks the couple’s review of the contract’s version that stands, with who and when (WED-03-REVIEW)', () => {
    const job = inPlans();
    const reviewed = () => job.state().facts.find(({ key }) => key === 'contract.agreed');
    fileDocuments(job.on('2026-04-02'), 'contract').recordState('contract', 'signed');
    expect(job.needs('contract')).toContain('contract');
    job
      .recordState('contract', 'agreed', { by: '王芳、李伟', on: '2026-04-02' })
      .recordState('contract', 'signed');
    expect(job.needs('contract')).toEqual([]);
    expect(reviewed()?.value).toMatchObject({ version: 2, by: '王芳、李伟', on: '2026-04-02' });
  });

  it('brings the deposit that the contract names due at signing, and the stage waits for it (WED-03-PAY)', () => {
    const job = agreedBudget().record({ 'contract.deposit': null });
    expect(job.milestone('contract-deposit')).toMatchObject({ amountMinor: null, state: 'waiting' });
    expect(job.needs('contract')).toContain('contract.deposit');
    expect(job.refusesFiling('contract')).toContain('milestone:contract-deposit');
    job.record({ 'contract.deposit': 2_000_000 });
    expect(job.milestone('contract-deposit')).toMatchObject({ amountMinor: 2_000_000, dueOn: null });
    fileDocuments(job, 'contract').recordState('contract', 'agreed').recordState('contract', 'signed');
    expect(job.milestone('contract-deposit')).toMatchObject({ dueOn: '2026-04-01', state: 'due' });
    expect(job.needs('contract')).toContain('contract-deposit');
    expect(job.pay('contract-deposit').needs('contract')).not.toContain('contract-deposit');
  });

  it('fixes the price with the signature, and not before (WED-03-PAY)', () => {
    expect(agreedBudget().plan().isPriceFixed).toBe(false);
    const job = inPlans();
    expect(job.plan().isPriceFixed).toBe(true);
    job.changeOrder('cars', 600_000);
    expect(job.milestone('contract-deposit').amountMinor).toBe(2_000_000);
    expect(job.plan().balances.plannedMinor).toBe(8_600_000);
  });
});
