import { describe, expect, it } from 'vitest';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import {
  agreed,
  atProgress,
  contractFiled,
  inAcceptance,
  inAftercare,
  inConstruction,
  recordSigned,
} from './jobs/renovation-job';

describe('the progress payment', () => {
  it('becomes due when progress reaches half, not at 49 (REN-04-MID)', () => {
    const job = atProgress(49);
    expect(job.milestone('progress')).toMatchObject({
      amountMinor: 4_800_000,
      state: 'waiting',
      dueOn: null,
    });
    job.on('2026-11-12').record({ progress: 50 });
    expect(job.milestone('progress')).toMatchObject({ state: 'due', dueOn: '2026-11-12' });
  });

  it('stays due since half was first reached while progress goes on, and waits again when it was a slip (REN-04-MID)', () => {
    const job = atProgress(52).on('2026-11-20').record({ progress: 70 });
    expect(job.milestone('progress').dueOn).toBe('2026-11-10');
    job.on('2026-11-21').record({ progress: 40 });
    expect(job.milestone('progress').state).toBe('waiting');
    job.on('2026-11-25').record({ progress: 60 });
    expect(job.milestone('progress').dueOn).toBe('2026-11-25');
  });

  it('carries approved additions and removals, not proposed ones (REN-04-CO)', () => {
    const job = atProgress(30).changeOrder('co-1', 300_000, 'proposed');
    expect(job.plan().balances).toMatchObject({ changesMinor: 0, plannedMinor: 12_000_000 });
    job.changeOrder('co-1', 300_000);
    job.changeOrder('co-2', -100_000);
    expect(job.plan().balances).toMatchObject({ changesMinor: 200_000, plannedMinor: 12_200_000 });
    job.on('2026-11-15').record({ progress: 55 });
    expect(job.milestone('change-order/co-1')).toMatchObject({ amountMinor: 300_000, dueOn: '2026-11-15' });
    expect(job.milestone('progress').amountMinor).toBe(4_700_000);
  });

  it('leaves a change order after it to the final payment (REN-04-CO)', () => {
    const job = atProgress(50).pay('progress').on('2026-11-20').changeOrder('co-3', 80_000);
    expect(job.milestone('change-order/co-3')).toMatchObject({ amountMinor: 80_000, dueOn: null });
    job.on('2026-12-28').enter('acceptance').record({ 'acceptance.result': 'pass' });
    expect(job.milestone('change-order/co-3')).toMatchObject({ state: 'due', dueOn: '2026-12-28' });
  });
});

describe('progress before a contract', () => {
  it('makes nothing due, however far it is said to be, until the contract is signed (REN-04-MID)', () => {
    const job = agreed().record({ progress: 50 });
    expect(job.milestone('progress')).toMatchObject({ state: 'waiting', dueOn: null });
    contractFiled(job.on('2026-09-28')).recordState('contract', 'signed');
    expect(job.milestone('progress')).toMatchObject({ state: 'due', dueOn: '2026-09-28' });
  });
});

describe('acceptance', () => {
  it('that fails asks for defects and a re-inspection, which is a task, and holds the stage (REN-05-ACC)', () => {
    const job = inAcceptance().on('2026-12-24').record({ 'acceptance.result': 'fail' });
    expect(job.needs('acceptance')).toEqual(
      expect.arrayContaining(['acceptance.defects', 'acceptance.again-on', 'acceptance.result']),
    );
    job.record({ 'acceptance.defects': '瓷砖空鼓', 'acceptance.again-on': '2026-12-28' });
    expect(job.task('re-inspection')).toMatchObject({ state: 'open', dueOn: '2026-12-28' });
    job.on('2026-12-28').record({ 'acceptance.result': 'pass' });
    expect(job.state().tasks.find(({ key }) => key === 're-inspection')).toMatchObject({
      state: 'done',
      dueOn: '2026-12-28',
    });
    expect(job.needs('acceptance')).not.toContain('acceptance.result');
  });

  it('brings the last 5 % due when it passes, not when it fails (REN-05-BAL)', () => {
    const job = inAcceptance().on('2026-12-24').record({ 'acceptance.result': 'fail' });
    expect(job.milestone('balance')).toMatchObject({ amountMinor: 600_000, state: 'waiting' });
    job.on('2026-12-28').record({ 'acceptance.result': 'pass' });
    expect(job.milestone('balance')).toMatchObject({ state: 'due', dueOn: '2026-12-28' });
  });

  it('that fails asks for photos of the defects too, and is recorded once it has passed (REN-05-ACC)', () => {
    const job = inAcceptance().on('2026-12-24').record({ 'acceptance.result': 'fail' });
    expect(job.needs('acceptance')).toContain('acceptance.photos');
    expect(job.photo('acceptance.photos').needs('acceptance')).not.toContain('acceptance.photos');
    expect(job.refusesFiling('acceptance-record', written['acceptance-record'])).toEqual([
      'Acceptance result',
    ]);
    job.on('2026-12-28').record({ 'acceptance.result': 'pass' });
    expect(job.refusesFiling('acceptance-record')).toEqual(['part:inspected']);
    expect(job.needs('acceptance')).toContain('acceptance-record');
    expect(recordSigned(job).needs('acceptance')).not.toContain('acceptance-record');
  });

  it('written down later counts from the day on which it passed (REN-05-ACC, REN-05-BAL, REN-06-WAR)', () => {
    const job = inAcceptance().on('2026-12-28').record({ 'acceptance.result': 'pass' });
    expect(job.milestone('balance').dueOn).toBe('2026-12-28');
    job.record({ 'acceptance.on': '2026-12-24' });
    expect(job.milestone('balance').dueOn).toBe('2026-12-24');
    expect(job.task('follow-up')?.dueOn).toBe('2027-01-23');
    expect(job.plan().warranties.map(({ startsOn }) => startsOn)).toEqual(['2026-12-24', '2026-12-24']);
  });

  it('that turns out to have failed after all takes balance and warranty back, its day too (REN-05-BAL)', () => {
    const job = inAcceptance()
      .on('2026-12-28')
      .record({ 'acceptance.result': 'pass', 'acceptance.on': '2026-12-24' });
    expect(job.milestone('balance').state).toBe('due');
    job.record({ 'acceptance.result': 'fail' });
    expect(job.milestone('balance')).toMatchObject({ state: 'waiting', dueOn: null });
    expect(job.plan().warranties).toEqual([]);
  });

  it('is closed with the warranty certificate signed, not only filed (REN-05-CERT)', () => {
    const job = inAcceptance().on('2026-12-28').record({ 'acceptance.result': 'fail' });
    expect(job.refusesFiling('certificate')).toEqual(['Acceptance result']);
    recordSigned(job.record({ 'acceptance.result': 'pass' }));
    expect(job.needs('acceptance')).toContain('certificate');
    expect(job.file('certificate').needs('acceptance')).toContain('certificate');
    expect(job.recordState('certificate', 'signed').needs('acceptance')).not.toContain('certificate');
    expect(job.state().facts.find(({ key }) => key === 'certificate.filed')?.value).toMatchObject({
      data: {
        warranties: [
          { key: 'decoration', startsOn: '2026-12-28', endsOn: '2028-12-28' },
          { key: 'waterproofing', startsOn: '2026-12-28', endsOn: '2031-12-28' },
        ],
      },
    });
  });
});

describe('aftercare', () => {
  it('runs two years for decoration and five for waterproofing from the day of acceptance (REN-06-WAR)', () => {
    expect(inConstruction().plan().warranties).toEqual([]);
    const ends = inAftercare()
      .plan()
      .warranties.map(({ key, startsOn, endsOn }) => [key, startsOn, endsOn]);
    expect(ends).toEqual([
      ['decoration', '2026-12-28', '2028-12-28'],
      ['waterproofing', '2026-12-28', '2031-12-28'],
    ]);
  });

  it('is left only after the follow-up, which every accepted job gets (REN-06-ALL)', () => {
    const job = inAftercare();
    expect(job.task('follow-up')).toMatchObject({ state: 'open', dueOn: '2027-01-27' });
    expect(job.needs('aftercare')).toEqual(['follow-up.result']);
    job.on('2027-01-20').record({ 'follow-up.result': 'met' });
    expect(job.needs('aftercare')).toEqual([]);
    expect(job.task('follow-up')?.state).toBe('done');
  });

  it('does not count a call that nobody answered as a contact (REN-06-ALL)', () => {
    const job = inAftercare().on('2027-01-20').record({ 'follow-up.result': 'no-answer' });
    expect(job.task('follow-up')?.state).toBe('open');
    expect(job.plan().contact).toBe('open');
    expect(job.needs('aftercare')).toEqual(['follow-up.result']);
    job.record({ 'follow-up.result': 'partly' });
    expect(job.plan().contact).toBe('contacted');
    expect(job.task('follow-up')?.state).toBe('done');
    expect(job.needs('aftercare')).toEqual([]);
  });

  it('is not left before the balance is paid (REN-05-BAL)', () => {
    const job = inAcceptance().on('2026-12-28').record({ 'acceptance.result': 'pass' }).enter('aftercare');
    job.record({ 'follow-up.result': 'met' });
    expect(job.needs('aftercare')).toEqual(['balance']);
    expect(job.pay('balance').needs('aftercare')).toEqual([]);
  });

  it('keeps the file open while a part or a change order is unpaid, for a closed file is not dunned (REN-04-CO)', () => {
    const job = inAftercare().record({ 'follow-up.result': 'met' });
    expect(job.needs('aftercare')).toEqual([]);
    job.changeOrder('co-9', 80_000);
    expect(job.needs('aftercare')).toEqual(['change-order/co-9']);
    expect(job.pay('change-order/co-9').needs('aftercare')).toEqual([]);
  });

  it('is not closed over a progress payment that was never asked for (REN-04-MID)', () => {
    const job = atProgress(30).enter('acceptance').on('2026-12-28').record({ 'acceptance.result': 'pass' });
    job.pay('balance').record({ 'follow-up.result': 'met' }).enter('aftercare');
    expect(job.needs('aftercare')).toEqual(['progress']);
    expect(job.pay('progress').needs('aftercare')).toEqual([]);
  });
});
