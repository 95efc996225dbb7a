import { describe, expect, it } from 'vitest';
import { moment } from '#test/kit/rules';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { agreed, contractFiled, inConstruction, inDesign, priced } from './jobs/renovation-job';

describe('design and budget', () => {
  it('hold the stage until each is filed, delivered and agreed in the version that stands (REN-03-DES)', () => {
    const job = inDesign().total(12_000_000);
    expect(job.needs('design-and-quote')).toEqual(['design.drawings', 'design', 'budget', 'contract']);
    job.photo('design.drawings').file('design', written.design).recordState('design', 'delivered');
    expect(job.needs('design-and-quote')).toContain('design');
    job.recordState('design', 'agreed');
    expect(job.needs('design-and-quote')).toEqual(['budget', 'contract']);
    job
      .line({ description: '拆改', amountMinor: 12_000_000 })
      .file('budget')
      .recordState('budget', 'delivered');
    expect(job.needs('design-and-quote')).toContain('budget');
    job.recordState('budget', 'agreed', { by: '王芳', on: '2026-09-20' });
    expect(job.needs('design-and-quote')).toEqual(['contract']);
  });

  it('are not filed empty: no design without drawings and idea, no budget without a line (REN-03-DES)', () => {
    const job = inDesign();
    expect(job.refusesFiling('design', written.design)).toEqual(['Drawings as files']);
    job.photo('design.drawings');
    expect(job.refusesFiling('design')).toEqual(['part:idea', 'part:drawings']);
    expect(job.refusesFiling('design', written.design)).toEqual([]);
    expect(job.refusesFiling('budget')).toEqual(['lines']);
    expect(job.line({ description: '拆改', amountMinor: 12_000_000 }).refusesFiling('budget')).toEqual([]);
  });

  it('ask for the verdict again when a new version is drawn up (REN-03-DES)', () => {
    const job = agreed().log('quote.verdict', '预算偏高').file('budget');
    expect(job.needs('design-and-quote')).toContain('budget');
    job.recordState('budget', 'delivered').recordState('budget', 'agreed');
    expect(job.needs('design-and-quote')).not.toContain('budget');
  });

  it('that are returned with why hold the contract back until a further version is agreed (REN-03-DES)', () => {
    const job = priced().file('design', written.design);
    job
      .recordState('design', 'delivered')
      .recordState('design', 'returned', { by: '王芳', note: '主卧太小' });
    job.file('budget').recordState('budget', 'delivered').recordState('budget', 'agreed');
    expect(job.refusesFiling('contract', written.contract)).toEqual(['Design drawings']);
    job.file('design', written.design);
    expect(job.state().facts.find(({ key }) => key === 'design.filed')?.value).toMatchObject({
      version: 2,
      round: 2,
    });
    job.recordState('design', 'delivered').recordState('design', 'agreed', { by: '王芳' });
    expect(job.refusesFiling('contract', written.contract)).toEqual([]);
  });
});

describe('the contract', () => {
  it('is left behind signed, not only drawn up, and with its total (REN-03-CON)', () => {
    const job = contractFiled(agreed().on('2026-09-28'));
    expect(job.needs('design-and-quote')).toEqual(['contract']);
    expect(job.recordState('contract', 'signed').needs('design-and-quote')).toEqual([]);
  });

  it('is refused without plan or budget agreed, without its price and its words (REN-03-CON)', () => {
    const job = priced();
    expect(job.refusesFiling('contract', written.contract)).toEqual([
      'budget.agreed',
      'Design drawings',
      'Budget',
      'Budget: the job changed since, file a new version',
    ]);
    const whole = agreed();
    expect(whole.refusesFiling('contract')).toEqual(['part:scope', 'part:term']);
    expect(whole.customer({ address: null }).refusesFiling('contract', written.contract)).toEqual([
      'customer:address',
    ]);
    expect(whole.customer({ address: '安华里 3 号' }).refusesFiling('contract', written.contract)).toEqual(
      [],
    );
  });

  it('attaches the agreed budget, and is refused when a line has changed since it was agreed (REN-03-CON)', () => {
    const job = agreed().line({ description: '阳台封窗', amountMinor: 960_000 }).total(12_960_000);
    expect(job.refusesFiling('contract', written.contract)).toEqual([
      'Budget: the job changed since, file a new version',
    ]);
    job.file('budget').recordState('budget', 'delivered').recordState('budget', 'agreed');
    contractFiled(job);
    expect(job.state().facts.find(({ key }) => key === 'contract.filed')?.value).toMatchObject({
      attachedVersion: 2,
      data: { lines: [{ description: '拆改' }, { description: '阳台封窗' }] },
    });
  });

  it('states a price that is the sum of the agreed budget, and is refused with another (REN-03-PAY)', () => {
    const off = ['Line items that sum to the contract total'];
    for (const total of [8_600_000, 11_999_999, 12_000_001])
      expect([total, agreed().total(total).refusesFiling('contract', written.contract)]).toEqual([
        total,
        off,
      ]);
    expect(agreed().total(12_000_000).refusesFiling('contract', written.contract)).toEqual([]);
  });

  it('that no longer says what was signed holds the start until it is signed anew (REN-03-CON)', () => {
    const job = contractFiled(agreed().on('2026-09-28')).recordState('contract', 'signed');
    expect(job.customer({ address: '安华里 5 号' }).needs('design-and-quote')).toEqual(['contract']);
    expect(contractFiled(job).recordState('contract', 'signed').needs('design-and-quote')).toEqual([]);
  });

  it('fixes the price with the signature, and not before; a change order moves what is owed (REN-03-PAY)', () => {
    const job = contractFiled(agreed().on('2026-09-28'));
    expect(job.plan().isPriceFixed).toBe(false);
    expect(job.recordState('contract', 'signed').plan().isPriceFixed).toBe(true);
    job.changeOrder('sockets', 300_000);
    expect(job.milestone('down').amountMinor).toBe(6_600_000);
    expect(job.plan().balances.plannedMinor).toBe(12_300_000);
    // A further version of the contract is a new agreement: until it is signed too, the price is open.
    expect(contractFiled(job).plan().isPriceFixed).toBe(false);
  });

  it('brings 55 % due on the day of signing, not before (REN-03-PAY)', () => {
    const job = contractFiled(agreed().on('2026-09-28'));
    expect(job.milestone('down')).toMatchObject({ amountMinor: 6_600_000, dueOn: null, state: 'waiting' });
    job.recordState('contract', 'signed');
    expect(job.milestone('down')).toMatchObject({ dueOn: '2026-09-28', state: 'due' });
    expect(job.milestone('progress').dueOn).toBeNull();
  });

  it('counts 55 % from the day written on it when it is recorded later (REN-03-PAY)', () => {
    const job = contractFiled(agreed().on('2026-09-28')).on('2026-09-30');
    expect(job.recordState('contract', 'signed', { on: '2026-09-28' }).milestone('down').dueOn).toBe(
      '2026-09-28',
    );
  });

  it('splits any total into 55, 40 and 5 % that sum to it (REN-03-PAY)', () => {
    const job = agreed().total(99_999);
    const parts = ['down', 'progress', 'balance'].map((key) => job.milestone(key).amountMinor);
    expect(parts).toEqual([54_999, 40_000, 5000]);
  });
});

describe('the start on site', () => {
  it('is due three working days after the money, over a holiday and on a make-up Saturday (REN-03-START)', () => {
    const job = inConstruction();
    expect(job.task('start-on-site')).toMatchObject({ dueOn: null, state: 'open' });
    job.on('2026-09-30').pay('down');
    expect(job.task('start-on-site')).toMatchObject({ dueOn: '2026-10-10', isProvisional: false });
    expect(job.notice('start-last-day')).toMatchObject({ sendAt: moment('2026-10-10', '09:00') });
  });

  it('waits for all of the down payment, and counts from the signature when that comes later (REN-03-START)', () => {
    const job = contractFiled(agreed().on('2026-09-14')).recordState('contract', 'signed');
    job.pay('down', 6_599_999);
    expect(job.task('start-on-site')?.dueOn).toBeNull();
    job.on('2026-09-15').pay('down', 1);
    expect(job.task('start-on-site')?.dueOn).toBe('2026-09-18');
    job.on('2026-09-16').recordState('contract', 'signed');
    expect(job.task('start-on-site')?.dueOn).toBe('2026-09-20');
  });

  it('may be agreed for later, and then the reason is asked (REN-03-START)', () => {
    const job = inConstruction().on('2026-09-30').pay('down');
    job.record({ 'start.agreed-on': '2026-10-19' });
    expect(job.task('start-on-site')?.dueOn).toBe('2026-10-19');
    expect(job.notice('start-last-day')).toBeUndefined();
    expect(job.needs('construction')).toContain('start.agreed-reason');
    job.record({ 'start.agreed-reason': '客户出差' });
    expect(job.needs('construction')).not.toContain('start.agreed-reason');
  });

  it('is told to owner and managers a day late, and not once the crew is there (REN-03-START)', () => {
    const job = inConstruction().on('2026-09-30').pay('down');
    const late = () => job.plan().notices.filter(({ taskKey }) => taskKey === 'start-on-site');
    expect(late()).not.toEqual([]);
    job.on('2026-10-09').record({ 'start.on': '2026-10-09' });
    expect(job.task('start-on-site')?.state).toBe('done');
    expect(late()).toEqual([]);
  });
});
