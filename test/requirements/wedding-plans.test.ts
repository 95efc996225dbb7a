import { describe, expect, it } from 'vitest';
import { dateOf } from '#domain/time/day';
import { wedding } from '#domain/trades/wedding/index';
import { moment, shanghai } from '#test/kit/rules';
import { entryId } from '#test/kit/visits';
import { weddingTexts } from '#test/kit/wedding-texts';
import {
  fileDocuments,
  inAdjust,
  inPlans,
  inquired,
  meetings,
  planDocuments,
  preparationChecks,
  prepared,
} from './jobs/wedding-job';

const documentRows = [
  ['planning-scheme', 'WED-04-DOC1'],
  ['flow-scheme', 'WED-04-DOC2'],
  ['music-scheme', 'WED-04-DOC3'],
  ['camera-scheme', 'WED-04-DOC4'],
  ['contact-list', 'WED-04-DOC5'],
  ['execution-sheet', 'WED-04-DOC6'],
] as const;

describe('the plan documents', () => {
  it.each(documentRows)('hold the stage while %s is missing, with the other five there (%s)', (missing) => {
    const job = inPlans().tick('prep.guided');
    fileDocuments(job, ...planDocuments.filter((document) => document !== missing));
    expect(job.needs('plans')).toEqual([missing]);
    expect(fileDocuments(job, missing).needs('plans')).toEqual([]);
  });

  it.each([
    ['planning-scheme', ['part:concept', 'part:areas', 'part:schedule'], 'WED-04-DOC1'],
    ['flow-scheme', ['part:morning', 'part:ceremony', 'part:banquet'], 'WED-04-DOC2'],
    ['music-scheme', ['part:ceremony', 'part:banquet'], 'WED-04-DOC3'],
    ['camera-scheme', ['part:photo', 'part:film', 'part:delivery'], 'WED-04-DOC4'],
    ['execution-sheet', ['part:timetable', 'part:duties'], 'WED-04-DOC6'],
  ] as const)(
    'refuse an empty %s, each part by its name %j, and state what the planner writes (%s)',
    (key, empty, _row) => {
      const job = inPlans();
      expect(job.refusesFiling(key)).toEqual(empty);
      fileDocuments(job, key);
      const filed = job.state().facts.find((fact) => fact.key === `${key}.filed`);
      expect(filed?.value).toMatchObject({
        texts: weddingTexts[key],
        data: { places: { 'fact:wedding.on': '2026-10-03', 'customer:name': '王芳' } },
      });
    },
  );

  it('make the contact list of the crew, with the consultant above it; without a crew it is refused (WED-04-DOC5, WED-05-OWN)', () => {
    const job = inPlans();
    job.book('host', 'cancelled');
    expect(job.refusesFiling('contact-list')).toEqual(['crew']);
    job.book('host').book('photographer', 'asked');
    fileDocuments(job, 'contact-list');
    expect(job.state().facts.find(({ key }) => key === 'contact-list.filed')?.value).toMatchObject({
      data: {
        places: { 'fact:consultant': 'stf_gu' },
        people: { stf_gu: 'stf_gu' },
        crew: [{ role: 'host', supplier: '李明' }, { role: 'photographer' }],
      },
    });
    job.record({ consultant: null });
    expect(job.refusesFiling('contact-list')).toEqual(['fact:consultant']);
  });

  it('make the execution sheet of the lines and every approved extra, those proposed left out (WED-04-DOC6)', () => {
    const job = inPlans().changeOrder('co-1', 600_000);
    job.changeOrder('co-2', 300_000, 'proposed');
    fileDocuments(job, 'execution-sheet');
    expect(job.state().facts.find(({ key }) => key === 'execution-sheet.filed')?.value).toMatchObject({
      data: {
        lines: [{ description: '花艺' }, { description: '灯光' }],
        extras: [{ title: 'co-1', amountMinor: 600_000 }],
      },
    });
  });

  it('are six, and the stage is left with six of six (WED-04-STG)', () => {
    const job = inPlans().tick('prep.guided');
    const left = planDocuments.map((document) => {
      fileDocuments(job, document);
      return job.needs('plans').length;
    });
    expect(left).toEqual([5, 4, 3, 2, 1, 0]);
    expect(job.state().job.stage).toBe('plans');
  });

  it('keep the day’s agenda as a current version that holds nothing up, and every talk (WED-04-COMM)', () => {
    expect(inAdjust().refusesFiling('day-agenda')).toEqual(['part:agenda']);
    const job = fileDocuments(inAdjust(), 'day-agenda', 'day-agenda')
      .log('contacts', '定了车队')
      .log('contacts', '改了入场曲');
    expect(job.needs('plans')).toEqual([]);
    expect(job.state().facts.find(({ key }) => key === 'day-agenda.filed')?.value).toMatchObject({
      version: 2,
    });
    expect(job.state().facts.filter(({ key }) => key === 'contacts')).toHaveLength(2);
  });
});

describe('the couple’s own list', () => {
  it('is a task each, dated back from the wedding, and moves with it (WED-04-PREP)', () => {
    const job = inPlans();
    const dues = () => preparationChecks.map((key) => job.task(key)?.dueOn);
    expect(dues()).toEqual(['2026-09-03', '2026-09-03', '2026-09-19', '2026-09-19', '2026-09-26']);
    expect(job.notice('prep.guests-couple')?.sendAt).toBe(moment('2026-08-31', '10:00'));
    job.record({ 'wedding.on': '2026-10-10' });
    expect(dues()).toEqual(['2026-09-10', '2026-09-10', '2026-09-26', '2026-09-26', '2026-10-03']);
    job.tick('prep.guests');
    expect(job.task('prep.guests')?.state).toBe('done');
    expect(job.notice('prep.guests-couple')).toBeUndefined();
  });

  it('takes what this couple have to bring besides: told before its day, late with the consultant, needed for the balance (WED-04-PREP)', () => {
    const cell = (key: string) => `preparations/${entryId(1)}/${key}`;
    const job = prepared();
    expect(job.needs('adjust')).toEqual(['balance']);
    job.record({ [cell('preparation')]: '外祖母的手镯', [cell('preparation.by')]: '2026-09-20' });
    const task = job.plan().tasks.find(({ key }) => key.startsWith('own-preparation/'));
    expect(task).toMatchObject({ dueOn: '2026-09-20', assigneeId: 'stf_gu', state: 'open' });
    const notice = job.plan().notices.find(({ key }) => key.startsWith('own-preparation-couple/'));
    expect(notice).toMatchObject({ sendAt: moment('2026-09-17', '10:00'), to: 'customer' });
    expect(job.milestone('balance').readinessMissing?.['zh-Hans']).toContain('外祖母的手镯');
    expect(job.needs('adjust')).toContain(cell('preparation.done'));
    job.record({ [cell('preparation.done')]: true });
    expect(job.needs('adjust')).toEqual(['balance']);
    expect(job.milestone('balance').readinessMissing).toBeNull();
  });

  it('holds the stage that carries it out (WED-04-PREP)', () => {
    expect(inPlans().needs('plans')).toContain('prep.guided');
    expect(inAdjust().needs('adjust')).toEqual(expect.arrayContaining([...preparationChecks]));
  });
});

describe('adjusting', () => {
  it('is left with list, meetings and balance done, and not before (WED-05-STG)', () => {
    const job = prepared();
    expect(job.needs('adjust')).toEqual(['balance']);
    expect(job.on('2026-09-25').pay('balance').needs('adjust')).toEqual([]);
    job.record({ 'prep.rings': null });
    expect(job.needs('adjust')).toEqual(['prep.rings']);
  });

  it('has one who answers for it all: every task is the consultant’s (WED-05-OWN)', () => {
    expect(inquired().needs('consultation')).toContain('consultant');
    const job = prepared();
    const sometimes = new Set(['own-preparation', 'rehearsal-date']);
    const keys = wedding.tasks.map(({ key }) => key).filter((key) => !sometimes.has(key));
    expect(job.plan().tasks.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(job.plan().tasks.every(({ assigneeId }) => assigneeId === 'stf_gu')).toBe(true);
    for (const { key, climbs } of wedding.tasks)
      expect([key, climbs?.map(({ to }) => to)]).toEqual([key, [{ staffField: 'consultant' }, 'managers']]);
    job.record({ consultant: 'stf_he' });
    expect(job.plan().tasks.every(({ assigneeId }) => assigneeId === 'stf_he')).toBe(true);
    job.record({ consultant: null });
    expect(job.plan().tasks.every(({ assigneeId }) => assigneeId === 'stf_owner')).toBe(true);
  });

  it.each(meetings)(
    'asks for a date of %s, a task that couple and consultant are told of (WED-05-SUB)',
    (key) => {
      const job = inAdjust();
      expect(job.needs('adjust')).toContain(`${key}.at`);
      expect(job.task(key)).toBeUndefined();
      job.record({ [`${key}.at`]: moment('2026-09-12', '10:00') });
      expect(job.needs('adjust')).not.toContain(`${key}.at`);
      expect(job.task(key)).toMatchObject({ state: 'open', dueAt: moment('2026-09-12', '10:00') });
      const booked = job.plan().appointments.find((appointment) => appointment.key === key);
      expect(booked).toMatchObject({ startsAt: moment('2026-09-12', '10:00') });
      expect(booked?.who).toContain('stf_gu');
      for (const recipient of ['couple', 'consultant']) {
        expect(job.notice(`${key}-${recipient}`)?.sendAt).toBe(moment('2026-09-11', '10:00'));
      }
    },
  );

  it.each(meetings)('closes %s only with its details and its result (WED-05-LOG)', (key) => {
    const job = inAdjust().record({ [`${key}.at`]: moment('2026-09-12', '10:00') });
    job.log(`${key}.details`, '两套造型');
    expect(job.task(key)?.state).toBe('open');
    expect(job.needs('adjust')).toContain(`${key}.result`);
    job.record({ [`${key}.result`]: '已确认' });
    expect(job.task(key)?.state).toBe('done');
    expect(job.needs('adjust')).not.toContain(`${key}.details`);
  });
});

describe('the balance', () => {
  it('falls due seven days before the wedding and moves with the date (WED-05-BAL)', () => {
    const job = inPlans();
    expect(job.milestone('balance')).toMatchObject({ amountMinor: 5_900_000, dueOn: '2026-09-26' });
    job.record({ 'wedding.on': '2026-11-14' });
    expect(job.milestone('balance').dueOn).toBe('2026-11-07');
  });

  it('is contract and extras less all that was paid (WED-05-BAL)', () => {
    const job = inPlans().changeOrder('co-1', 600_000);
    expect(job.plan().balances).toMatchObject({
      plannedMinor: 8_600_000,
      paidMinor: 2_100_000,
      outstandingMinor: 6_500_000,
    });
    expect(job.milestone('change-order/co-1')).toMatchObject({ amountMinor: 600_000, dueOn: '2026-09-26' });
  });

  it('is told a week before, on the day and after it, and no more once it is paid (WED-05-BAL)', () => {
    const job = inPlans();
    const notices = () =>
      job
        .plan()
        .notices.filter(({ milestoneKey }) => milestoneKey === 'balance')
        .map(({ key, sendAt }) => `${key} ${dateOf(sendAt, shanghai)}`);
    expect(notices()).toEqual(
      expect.arrayContaining([
        'balance-coming 2026-09-19',
        'milestone-due 2026-09-26',
        'milestone-overdue 2026-09-29',
      ]),
    );
    job.pay('balance');
    expect(notices()).toEqual([]);
  });

  it('states what is not ready, and says nothing of it when all is (WED-05-READY)', () => {
    expect(inAdjust().milestone('balance').readinessMissing).not.toBeNull();
    const job = prepared();
    expect(job.milestone('balance').readinessMissing).toBeNull();
    expect(job.record({ 'prep.rings': null }).milestone('balance').readinessMissing?.en).toBe(
      'Preparations are not complete yet: Couple: Rings',
    );
  });
});
