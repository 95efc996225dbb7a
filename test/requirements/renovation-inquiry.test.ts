import { describe, expect, it } from 'vitest';
import { moment } from '#test/kit/rules';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { inDesign, inquired, inquiryFacts, inSurvey, surveyed } from './jobs/renovation-job';

describe('an inquiry', () => {
  it('is not left before it is known whether the home is old or second-hand (REN-00-TYPE)', () => {
    const job = inquired().record({ ...inquiryFacts, 'job.kind': null });
    expect(job.needs('inquiry')).toEqual(['job.kind']);
    for (const kind of ['old-home', 'second-hand']) {
      expect(job.record({ 'job.kind': kind }).needs('inquiry')).toEqual([]);
    }
  });

  it('is left with name, phone, address, floor area and survey time, and without none of them (REN-01-DATA)', () => {
    const job = inquired().record(inquiryFacts);
    expect(job.needs('inquiry')).toEqual([]);
    for (const field of ['name', 'phone', 'address'] as const) {
      const whole = job.state().customer[field];
      expect(job.customer({ [field]: ' ' }).needs('inquiry')).toEqual([`customer.${field}`]);
      expect(job.customer({ [field]: whole }).needs('inquiry')).toEqual([]);
    }
    for (const field of ['area', 'survey.at'] as const) {
      expect(job.record({ [field]: null }).needs('inquiry')).toEqual([field]);
      expect(job.record({ [field]: inquiryFacts[field] }).needs('inquiry')).toEqual([]);
    }
  });

  it('goes on to the survey with both surveyor and designer named, not with one of them (REN-02-VISIT)', () => {
    const job = inquired().record(inquiryFacts);
    expect(job.record({ designer: null }).needs('inquiry')).toEqual(['designer']);
    expect(job.record({ designer: 'stf_ding', surveyor: '' }).needs('inquiry')).toEqual(['surveyor']);
    expect(job.record({ surveyor: 'stf_sun' }).needs('inquiry')).toEqual([]);
  });
});

describe('the call before the survey', () => {
  it('is the surveyor’s task until 17:30 of the calendar day before, weekend or not (REN-01-CALL)', () => {
    const job = inquired();
    expect(job.task('survey.confirm')).toBeUndefined();
    job.record(inquiryFacts);
    expect(job.task('survey.confirm')).toMatchObject({
      dueOn: '2026-09-09',
      dueAt: moment('2026-09-09', '17:30'),
      assigneeId: 'stf_sun',
      state: 'open',
    });
    job.record({ 'survey.at': moment('2026-09-14', '08:30') });
    expect(job.task('survey.confirm')).toMatchObject({ dueAt: moment('2026-09-13', '17:30') });
  });

  it('is done by a yes, stays open on “no answer”, and is asked again when the survey moves (REN-01-CALL)', () => {
    const job = inquired().record(inquiryFacts).on('2026-09-09', '16:00');
    expect(job.record({ 'survey.call': 'no-answer' }).task('survey.confirm')?.state).toBe('open');
    expect(job.record({ 'survey.call': 'confirmed' }).task('survey.confirm')?.state).toBe('done');
    job.record({ 'survey.at': moment('2026-09-11', '15:00') });
    expect(job.task('survey.confirm')).toMatchObject({ state: 'open', dueAt: moment('2026-09-10', '17:30') });
  });

  it('that finds another time wanted is done once that time is written, not before (REN-01-CALL)', () => {
    const job = inquired().record(inquiryFacts).on('2026-09-09', '16:00').record({ 'survey.call': 'moved' });
    expect(job.task('survey.confirm')?.state).toBe('open');
    job.record({ 'survey.at': moment('2026-09-14', '15:00') });
    expect(job.task('survey.confirm')?.state).toBe('done');
  });

  it('goes to owner and managers when 17:30 passes without it, and not when it was made (REN-01-CALL)', () => {
    const escalated = (job = inquired().record(inquiryFacts)) =>
      job.plan().notices.filter(({ taskKey }) => taskKey === 'survey.confirm');
    expect(escalated().map(({ sendAt }) => sendAt)).toContain(moment('2026-09-09', '17:30'));
    const called = inquired()
      .record(inquiryFacts)
      .on('2026-09-09', '17:29')
      .record({ 'survey.call': 'confirmed' });
    expect(escalated(called)).toEqual([]);
  });

  it('is asked of the surveyor in the morning while it is not made (REN-01-CALL)', () => {
    const job = inquired().record(inquiryFacts);
    expect(job.notice('survey-call-today')).toMatchObject({
      sendAt: moment('2026-09-09', '09:00'),
      to: { staffField: 'surveyor' },
    });
    job.on('2026-09-08').record({ 'survey.call': 'confirmed' });
    expect(job.notice('survey-call-today')).toBeUndefined();
  });
});

describe('the survey', () => {
  it('is announced to designer and customer, and their notices move with it (REN-02-VISIT)', () => {
    const job = inquired().record(inquiryFacts);
    const times = () => ['survey-designer', 'survey-reminder'].map((key) => job.notice(key)?.sendAt);
    expect(times()).toEqual([moment('2026-09-09', '09:00'), moment('2026-09-09', '18:00')]);
    job.record({ 'survey.at': moment('2026-09-12', '10:00') });
    expect(times()).toEqual([moment('2026-09-11', '09:00'), moment('2026-09-11', '18:00')]);
  });

  it('is an appointment of surveyor and designer at the customer’s, and moves with its time (REN-02-VISIT)', () => {
    const rows = (job: ReturnType<typeof inquired>) =>
      job
        .state()
        .appointments.filter(({ state }) => state !== 'cancelled')
        .map(({ who, startsAt, endsAt }) => [who, startsAt, endsAt]);
    const [start, end] = [moment('2026-09-10', '10:00'), moment('2026-09-10', '11:30')];
    const job = inquired().record(inquiryFacts);
    expect(rows(job)).toEqual(
      expect.arrayContaining([
        ['stf_ding', start, end],
        ['stf_sun', start, end],
      ]),
    );
    expect(rows(job.record({ 'survey.at': null }))).toEqual([]);
  });

  it('is left once it was held, not when nobody was at home (REN-02-VISIT)', () => {
    const job = surveyed().file('survey-record', written['survey-record']);
    expect(job.record({ 'survey.result': 'nobody-home' }).needs('survey')).toEqual(['survey.result']);
    expect(job.record({ 'survey.result': 'done' }).needs('survey')).toEqual([]);
  });

  it('is not left without needs and our suggestions, and no record is filed without them (REN-02-NEEDS)', () => {
    const job = inSurvey().record({ 'survey.result': 'done' }).photo('survey.photos');
    expect(job.refusesFiling('survey-record', written['survey-record'])).toEqual([
      'fact:needs',
      'fact:suggestions',
    ]);
    expect(job.needs('survey')).toEqual(['needs', 'suggestions', 'survey-record']);
    job.record({ needs: '三室改两室' });
    expect(job.refusesFiling('survey-record', written['survey-record'])).toEqual(['fact:suggestions']);
    job.record({ suggestions: '厨房外移' }).file('survey-record', written['survey-record']);
    expect(job.needs('survey')).toEqual([]);
    expect(job.record({ suggestions: ' ' }).refusesFiling('survey-record', written['survey-record'])).toEqual(
      ['fact:suggestions'],
    );
  });

  it('is recorded with what was measured and found; an empty record is refused, and holds the stage (REN-02-LOG)', () => {
    const job = surveyed();
    expect(job.refusesFiling('survey-record')).toEqual(['part:measured', 'part:condition']);
    expect(job.needs('survey')).toEqual(['survey-record']);
    expect(job.task('survey-visit')).toMatchObject({ state: 'open', dueOn: '2026-09-10' });
    job.file('survey-record', written['survey-record']);
    expect(job.state().facts.find(({ key }) => key === 'survey-record.filed')?.value).toMatchObject({
      texts: written['survey-record'],
      data: { places: { 'fact:needs': '三室改两室', 'fact:area': 96 } },
    });
    expect(job.needs('survey')).toEqual([]);
    expect(job.task('survey-visit')?.state).toBe('done');
    expect(inDesign().needs('survey')).toEqual([]);
  });

  it('is not left without a photo (REN-02-LOG)', () => {
    const job = inSurvey()
      .record({ 'survey.result': 'done', needs: '三室改两室', suggestions: '厨房外移' })
      .file('survey-record', written['survey-record']);
    expect(job.needs('survey')).toEqual(['survey.photos']);
    expect(job.photo('survey.photos').needs('survey')).toEqual([]);
  });
});
