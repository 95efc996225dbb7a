import { describe, expect, it } from 'vitest';
import { wedding } from '#domain/trades/wedding/index';
import { moment } from '#test/kit/rules';
import { weddingTexts } from '#test/kit/wedding-texts';
import {
  beforeBudget,
  consultationFacts,
  hotelChecks,
  inContract,
  inIntention,
  inquired,
  photo,
  shownPicture,
  visited,
} from './jobs/wedding-job';

describe('the first visit', () => {
  it('is the stage in which a wedding opens, and lists all it still needs (WED-01-STG)', () => {
    const job = inquired();
    expect(job.state().job.stage).toBe('consultation');
    expect(job.needs('consultation').length).toBeGreaterThan(10);
    expect(inIntention().needs('consultation')).toEqual([]);
  });

  it('has a time and a consultant, who is told the day before and shortly before (WED-01-APT)', () => {
    const job = inquired().record({ 'visit.at': moment('2026-03-07', '14:00') });
    expect(job.needs('consultation')).toContain('consultant');
    job.record({ consultant: 'stf_gu' });
    expect(job.notice('visit-consultant')).toMatchObject({
      sendAt: moment('2026-03-06', '10:00'),
      to: { staffField: 'consultant' },
    });
    expect(job.notice('visit-couple')?.sendAt).toBe(moment('2026-03-06', '10:00'));
    expect(job.notice('visit-soon')?.sendAt).toBe(moment('2026-03-07', '12:00'));
    expect(job.task('receive-couple')).toMatchObject({ state: 'open', assigneeId: 'stf_gu' });
    expect(job.plan().appointments).toMatchObject([
      {
        key: 'visit',
        startsAt: moment('2026-03-07', '14:00'),
        endsAt: moment('2026-03-07', '15:30'),
        who: ['stf_gu'],
      },
    ]);
    job.record({ 'visit.at': moment('2026-03-08', '10:00') });
    expect(job.notice('visit-soon')?.sendAt).toBe(moment('2026-03-08', '08:00'));
    expect(job.tick('visit.received').task('receive-couple')?.state).toBe('done');
  });

  it('is not left without wishes written down, and every note stays with who wrote it (WED-01-NOTE)', () => {
    const job = visited().log('wishes', '不要烟花');
    const notes = job.state().facts.filter(({ key }) => key === 'wishes');
    expect(notes.map(({ value }) => value)).toEqual([{ note: '希望户外仪式' }, { note: '不要烟花' }]);
    expect(notes.every(({ recordedBy }) => recordedBy === 'stf_chen')).toBe(true);
    expect(inquired().needs('consultation')).toContain('wishes');
    expect(job.needs('consultation')).not.toContain('wishes');
  });

  it.each(['explained.procedure', 'explained.standards'])(
    'is not left before %s is ticked (WED-01-EXPL)',
    (key) => {
      const job = visited()
        .pay('intention-deposit')
        .record({ [key]: null });
      expect(job.needs('consultation')).toEqual([key]);
      expect(job.tick(key).needs('consultation')).toEqual([]);
    },
  );

  it('is not left before a picture of an earlier wedding was shown, and venue and size are there (WED-01-REFS)', () => {
    const job = inquired().record(consultationFacts);
    expect(job.needs('consultation')).toEqual(expect.arrayContaining(['references', 'references.pictures']));
    expect(job.log('references', 'J-1007').needs('consultation')).not.toContain('references');
    expect(job.needs('consultation')).toContain('references.pictures');
    job.record({ [shownPicture]: photo('ballroom') });
    expect(job.needs('consultation')).not.toContain('references.pictures');
    job.record({ [shownPicture]: null });
    expect(job.needs('consultation')).toContain('references.pictures');
    expect(job.record({ 'hotel.type': null, size: null }).needs('consultation')).toEqual(
      expect.arrayContaining(['hotel.type', 'size']),
    );
  });

  it.each(['hotel', 'size', 'form', 'atmosphere', 'tone'] as const)(
    'is not left without %s, nor without the first plan filed (WED-01-PLAN)',
    (key) => {
      const job = visited()
        .pay('intention-deposit')
        .record({ [key]: null });
      expect(job.needs('consultation')).toEqual([key]);
      expect(job.record({ [key]: consultationFacts[key] }).needs('consultation')).toEqual([]);
      expect(inquired().needs('consultation')).toContain('first-plan');
    },
  );
});

describe('the first plan', () => {
  it('is refused while it says nothing of the wedding or of the design, and states both when it is filed (WED-01-PLAN)', () => {
    const early = inquired();
    expect(early.refusesFiling('first-plan', weddingTexts['first-plan'])).toEqual([
      'fact:wedding.on',
      'fact:hotel',
      'fact:size',
      'fact:consultant',
      'fact:hotel.type',
      'fact:form',
      'fact:atmosphere',
      'fact:tone',
    ]);
    expect(early.record(consultationFacts).refusesFiling('first-plan')).toEqual(['part:design', 'part:plan']);
    const filed = visited()
      .state()
      .facts.find(({ key }) => key === 'first-plan.filed');
    expect(filed?.value).toMatchObject({
      data: { places: { 'fact:form': '中西合璧', 'fact:wedding.on': '2026-10-03' } },
      texts: { design: expect.stringContaining('香槟金') },
    });
  });
});

describe('the intention deposit', () => {
  it('is 1,000 yuan, due when the couple chooses us and not before (WED-02-PAY)', () => {
    const job = visited().record({ 'couple.confirmed': null });
    expect(job.milestone('intention-deposit')).toMatchObject({ amountMinor: 100_000, state: 'waiting' });
    job.on('2026-03-09').tick('couple.confirmed');
    expect(job.milestone('intention-deposit')).toMatchObject({ dueOn: '2026-03-09', state: 'due' });
  });

  it('keeps the next stage closed until all of it is paid (WED-02-STG)', () => {
    const job = visited();
    expect(job.needs('consultation')).toEqual(['intention-deposit']);
    job.pay('intention-deposit', 99_999);
    expect(job.needs('consultation')).toEqual(['intention-deposit']);
    job.pay('intention-deposit', 1);
    expect(job.needs('consultation')).toEqual([]);
    expect(wedding.stages[1]?.key).toBe('intention');
  });

  it('is part of the price, not added to it (WED-02-PAY)', () => {
    const job = visited().total(8_000_000).record({ 'contract.deposit': 2_000_000 });
    expect(job.milestone('balance').amountMinor).toBe(5_900_000);
    expect(job.plan().balances.plannedMinor).toBe(8_000_000);
  });
});

describe('the work of the intention stage', () => {
  it('is not done without theme and idea (WED-02-THEME)', () => {
    const job = inContract().record({ theme: '' });
    expect(job.needs('intention')).toEqual(['theme']);
    expect(job.record({ theme: '山海', idea: null }).needs('intention')).toEqual(['idea']);
    expect(job.record({ idea: '潮汐灯幕' }).needs('intention')).toEqual([]);
  });

  it('asks for a host who is booked, not only asked or cancelled (WED-02-HOST)', () => {
    const job = inContract();
    expect(job.needs('intention')).toEqual([]);
    for (const state of ['asked', 'cancelled'] as const) {
      expect(job.book('host', state).needs('intention')).toEqual(['crew.host']);
    }
    expect(job.book('photographer').needs('intention')).toEqual(['crew.host']);
    expect(job.book('host').needs('intention')).toEqual([]);
  });

  it('has a visit to the site, told the day before, done when the hotel’s four points are verified (WED-02-VENUE)', () => {
    const job = inIntention().record({ 'site-visit.at': moment('2026-03-18', '10:00') });
    expect(job.plan().appointments).toContainEqual(
      expect.objectContaining({
        key: 'site-visit',
        place: '国贸大酒店',
        endsAt: moment('2026-03-18', '12:00'),
        who: ['stf_gu'],
      }),
    );
    expect(job.task('site-visit')).toMatchObject({ state: 'open', dueAt: moment('2026-03-18', '10:00') });
    for (const notice of ['site-visit-couple', 'site-visit-consultant']) {
      expect(job.notice(notice)?.sendAt).toBe(moment('2026-03-17', '10:00'));
    }
    const [last, ...others] = hotelChecks;
    job.tick(...others);
    expect(job.task('site-visit')?.state).toBe('open');
    expect(job.needs('intention')).toContain(last);
    expect(job.tick(last).task('site-visit')?.state).toBe('done');
  });

  it('asks for a draft plan agreed with the couple, with flow, flowers, lights and colours (WED-02-DRAFT)', () => {
    const { flow, floral, lighting, colours } = weddingTexts['draft-plan'] ?? {};
    const whole = {
      flow: flow ?? '',
      floral: floral ?? '',
      lighting: lighting ?? '',
      colours: colours ?? '',
    };
    const job = inContract();
    for (const key of Object.keys(whole))
      expect(job.refusesFiling('draft-plan', { ...whole, [key]: ' ' })).toEqual([`part:${key}`]);
    job.file('draft-plan', whole);
    expect(job.needs('intention')).toEqual(['draft-plan']);
    expect(job.recordState('draft-plan', 'agreed', { by: '王芳' }).needs('intention')).toEqual([]);
  });

  it('asks for a design budget with lines, whose versions are kept (WED-02-BUDGET)', () => {
    expect(inIntention().refusesFiling('budget')).toEqual(['lines']);
    const job = beforeBudget();
    expect(job.needs('intention')).toContain('budget');
    expect(job.file('budget').needs('intention')).not.toContain('budget');
    job.line({ description: '签到台', amountMinor: 500_000, tags: ['floral'] }).file('budget');
    const filed = [...(job.state().earlierFacts ?? []), ...job.state().facts]
      .filter(({ key }) => key === 'budget.filed')
      .map(({ value }) => value);
    const lines = [{ description: '花艺' }, { description: '灯光' }];
    expect(filed).toMatchObject([
      { version: 1, data: { lines } },
      { version: 2, data: { lines: [...lines, { description: '签到台', amountMinor: 500_000 }] } },
    ]);
  });
});
