import { describe, expect, it } from 'vitest';
import { moment } from '#test/kit/rules';
import {
  fileDocuments,
  inAdjust,
  inAftercare,
  inPlans,
  inRehearsal,
  rehearsalChecks,
} from './jobs/wedding-job';

describe('the rehearsal', () => {
  it('is dated the day before the wedding, moves with it, and stays where a person put it (WED-06-STG)', () => {
    const job = inAdjust();
    const eve = () => job.notice('rehearsal-eve-couple')?.sendAt;
    expect(job.plan().suggestions['rehearsal.on']).toBe('2026-10-02');
    expect(job.task('rehearsal')?.dueOn).toBe('2026-10-02');
    expect(eve()).toBe(moment('2026-10-01', '10:00'));
    job.record({ 'wedding.on': '2026-11-14' });
    expect(job.task('rehearsal')?.dueOn).toBe('2026-11-13');
    expect(eve()).toBe(moment('2026-11-12', '10:00'));
    job.record({ 'rehearsal.on': '2026-11-12' });
    job.record({ 'wedding.on': '2026-11-15' });
    expect(job.task('rehearsal')?.dueOn).toBe('2026-11-12');
    expect(job.notice('rehearsal-eve-consultant')?.sendAt).toBe(moment('2026-11-11', '10:00'));
  });

  it('warns the consultant when the wedding moves and a date that a person chose stays (WED-06-STG)', () => {
    const job = inAdjust();
    expect(job.record({ 'wedding.on': '2026-10-10' }).task('rehearsal-date')).toBeUndefined();
    job.record({ 'rehearsal.on': '2026-10-09' });
    expect(job.task('rehearsal-date')?.state).not.toBe('open');
    job.record({ 'wedding.on': '2026-11-14' });
    expect(job.task('rehearsal-date')).toMatchObject({
      state: 'open',
      assigneeId: 'stf_gu',
      dueOn: '2026-09-25',
    });
    job.record({ 'rehearsal.on': '2026-11-13' });
    expect(job.task('rehearsal-date')?.state).not.toBe('open');
  });

  it('is not left with papers that lack an extra or a booking of today, nor with an extra unpaid (WED-07-EXE, WED-04-DOC6)', () => {
    const job = inRehearsal()
      .tick(...rehearsalChecks)
      .record({ acts: false });
    expect(job.needs('rehearsal')).toEqual([]);
    job.on('2026-09-28').changeOrder('弦乐四重奏', 600_000);
    expect(job.needs('rehearsal')).toEqual([
      'change-order/弦乐四重奏',
      'Execution sheet with every line and approved extra',
    ]);
    fileDocuments(job, 'execution-sheet');
    expect(job.needs('rehearsal')).toEqual(['change-order/弦乐四重奏']);
    expect(job.pay('change-order/弦乐四重奏').needs('rehearsal')).toEqual([]);
    job.book('florist');
    expect(job.needs('rehearsal')).toEqual([
      'Execution sheet with every line and approved extra',
      'Contact list with the crew as booked',
    ]);
    expect(fileDocuments(job, 'execution-sheet', 'contact-list').needs('rehearsal')).toEqual([]);
  });

  it('is not asked for a date that the wedding’s day gives (WED-06-STG)', () => {
    expect(inRehearsal().needs('rehearsal')).not.toContain('rehearsal.on');
    expect(inRehearsal().record({ 'wedding.on': null }).needs('rehearsal')).toContain('rehearsal.on');
  });

  it.each(rehearsalChecks)('is held open by %s alone (WED-06-CHK)', (key) => {
    const job = inRehearsal().record({ acts: false });
    job.tick(...rehearsalChecks.filter((rehearsalCheck) => rehearsalCheck !== key));
    expect(job.needs('rehearsal')).toEqual([key]);
    expect(job.task('rehearsal')?.state).toBe('open');
    job.tick(key);
    expect(job.needs('rehearsal')).toEqual([]);
    expect(job.task('rehearsal')?.state).toBe('done');
  });

  it('asks one rehearsal for every act when there are performances, none when there are none (WED-06-SHOW)', () => {
    const job = inRehearsal().tick(...rehearsalChecks);
    expect(job.needs('rehearsal')).toEqual(['acts']);
    expect(job.record({ acts: false }).needs('rehearsal')).toEqual([]);
    expect(job.record({ acts: true }).needs('rehearsal')).toEqual(['act.1']);
    job.record({ 'act.1': '小提琴', 'act.2': '舞蹈' });
    expect(job.needs('rehearsal')).toEqual(['act.1.rehearsed', 'act.2.rehearsed']);
    expect(job.tick('act.1.rehearsed').needs('rehearsal')).toEqual(['act.2.rehearsed']);
    expect(job.tick('act.2.rehearsed').needs('rehearsal')).toEqual([]);
  });
});

describe('the wedding day', () => {
  it('is over when every line of contract and execution sheet is ticked (WED-07-EXE)', () => {
    const job = inRehearsal().enter('wedding-day').on('2026-10-03');
    job.line({ description: '戒指送达', amountMinor: 0, tags: ['execution'] });
    expect(job.needs('wedding-day')).toEqual(['lines.done']);
    const [last, ...others] = job.state().lines.toReversed();
    for (const line of others) job.line({ ...line, isDone: true });
    expect(job.needs('wedding-day')).toEqual(['lines.done']);
    if (last !== undefined) job.line({ ...last, isDone: true });
    expect(job.needs('wedding-day')).toEqual([]);
  });

  it('is not over while an approved extra is not ticked on the run sheet (WED-07-EXE)', () => {
    const job = inRehearsal().changeOrder('弦乐四重奏', 600_000).enter('wedding-day').on('2026-10-03');
    for (const line of job.state().lines) job.line({ ...line, isDone: true });
    expect(job.needs('wedding-day')).toEqual(['extras.done']);
    job.line({ id: 'quartet', description: '弦乐四重奏', amountMinor: 0, tags: ['performance'] });
    expect(job.needs('wedding-day')).toEqual(['lines.done', 'extras.done']);
    job.line({ id: 'quartet', description: '弦乐四重奏', amountMinor: 0, isDone: true });
    expect(job.needs('wedding-day')).toEqual([]);
  });
});

describe('pictures and films', () => {
  it('are told to the couple when each is ready, again while it waits, and no more when collected (WED-08-PICK)', () => {
    const job = inAftercare();
    expect(job.notice('photos-ready')).toBeUndefined();
    job.on('2026-11-02', '11:00').record({ 'photos.state': 'ready' });
    expect(job.notice('photos-ready')?.sendAt).toBe(moment('2026-11-02', '11:00'));
    expect(job.notice('photos-waiting')?.sendAt).toBe(moment('2026-11-16', '10:00'));
    expect(job.notice('film-ready')).toBeUndefined();
    job.on('2026-11-05').record({ 'photos.state': 'collected' });
    expect(job.notice('photos-waiting')).toBeUndefined();
  });

  it('keep the file open until each is collected or was never ordered (WED-08-PICK)', () => {
    const job = inAftercare().record({ 'photos.state': 'collected', 'album.state': 'not-ordered' });
    expect(job.needs('aftercare')).toContain('film.state');
    expect(job.record({ 'film.state': 'ready' }).needs('aftercare')).toEqual(['film.state']);
    expect(job.record({ 'film.state': 'collected' }).needs('aftercare')).toEqual([]);
    expect(inPlans().needs('aftercare')).toContain('photos.state');
  });
});
