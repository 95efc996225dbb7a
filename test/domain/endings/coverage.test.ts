import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, businessDate, instantAt, type BusinessDate } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import type { JobState } from '#domain/jobs/job';
import type { Line } from '#domain/lines/line';
import type { Plan } from '#domain/jobs/plan';
import { derive } from '#domain/planning/derive';
import { planMilestones } from '#domain/planning/plan-milestones';
import { isCovered, notCoveredText, warrantyClasses } from '#domain/warranties/coverage';
import { endingsFlow as flow } from '#test/kit/endings';
import { chinaCalendar } from '#test/kit/rules';
import { walk } from '#test/requirements/walk';

const calendar = chinaCalendar();
const planOf = (state: JobState): Plan => derive({ flow, state, calendar, now: state.job.openedAt });

const lineOf = (more: Partial<Line> = {}): Line => ({
  id: 'lin_1',
  position: 1,
  description: 'Shower floor',
  quantity: 1,
  amountMinor: 10_000,
  tags: [],
  isDone: true,
  ...more,
});

const jobAccepted = (on: string | null) => {
  const job = walk(flow, '2026-03-02');
  const state = (on === null ? job : job.record({ 'accepted.on': on })).state();
  return { flow, view: planMilestones({ flow, state, calendar }).view };
};

const asked = (line: Partial<Line>, day: string, accepted: string | null = '2026-03-02'): string => {
  const answer = isCovered(jobAccepted(accepted), lineOf(line), businessDate(day));
  return answer.isCovered ? `until ${answer.endsOn}` : answer.why;
};

describe('whether a line is covered on a day', () => {
  test('its last day is in, the next day is out, and the day before the start too', () => {
    expect(asked({ class: 'waterproofing' }, '2031-03-02')).toBe('until 2031-03-02');
    expect(asked({ class: 'waterproofing' }, '2031-03-03')).toBe('expired');
    expect(asked({ class: 'general' }, '2027-03-02')).toBe('until 2027-03-02');
    expect(asked({ class: 'general' }, '2027-03-03')).toBe('expired');
    expect(asked({ class: 'general' }, '2026-03-01')).toBe('before-start');
  });

  test('no class, an excluded class and work that was not accepted each say so', () => {
    expect(asked({}, '2026-03-10')).toBe('no-class');
    expect(asked({ class: null }, '2026-03-10')).toBe('no-class');
    expect(asked({ class: 'pipes' }, '2026-03-10')).toBe('excluded');
    expect(asked({ class: 'general' }, '2026-03-10', null)).toBe('not-accepted');
    expect(warrantyClasses(flow).map(({ key }) => key)).toEqual(['waterproofing', 'general', 'pipes']);
  });

  test('why not is said with its day', () => {
    const answer = isCovered(
      jobAccepted('2026-03-02'),
      lineOf({ class: 'general' }),
      businessDate('2028-01-01'),
    );
    expect(answer.isCovered ? null : notCoveredText(answer).en).toBe('the warranty ended on 2027-03-02');
  });

  test('in any case: the days that are covered are those between the first and the last', () => {
    const day = fc
      .integer({ min: -400, max: 2600 })
      .map((n): BusinessDate => addDays(businessDate('2026-03-02'), n));
    const classes = fc.constantFrom<string | null>('waterproofing', 'general', 'pipes', null);
    fc.assert(
      fc.property(day, classes, (on, key) => {
        const answer = isCovered(jobAccepted('2026-03-02'), lineOf({ class: key }), on);
        const isWithin =
          answer.startsOn !== null && answer.endsOn !== null && on >= answer.startsOn && on <= answer.endsOn;
        expect(answer.isCovered).toBe(isWithin);
      }),
      { numRuns: 60 },
    );
  });

  test('a trade without classes goes by the tags of the line', () => {
    const state = walk(renovation, '2026-03-02').state();
    const view = planMilestones({ flow: renovation, state, calendar }).view;
    expect(warrantyClasses(renovation)).toEqual([]);
    const answer = isCovered({ flow: renovation, view }, lineOf(), businessDate('2026-03-02'));
    expect(answer.isCovered ? '' : answer.why).toBe('not-accepted');
  });
});

describe('warranties of a job with classes', () => {
  const job = () => walk(flow, '2026-03-02').total(100_000);
  const line = (key: string | null) => ({ description: 'x', amountMinor: 100, class: key });

  test('one stands for each line of its class, none for other lines', () => {
    const plan = job().line(line('general')).line(line('general')).line(line('pipes')).line(line(null));
    expect(plan.plan().warranties).toEqual([]);
    const accepted = plan.record({ 'accepted.on': '2026-03-02' });
    expect(accepted.plan().warranties.map(({ key, endsOn }) => [key.split('/')[0], endsOn])).toEqual([
      ['general', '2027-03-02'],
      ['general', '2027-03-02'],
    ]);
    expect(accepted.state().warranties.map(({ lineId }) => lineId)).toEqual(
      accepted
        .state()
        .lines.slice(0, 2)
        .map(({ id }) => id),
    );
  });

  test('the assignee is told once, 30 days before the end, of a closed job too, and not of an ended one', () => {
    const accepted = job()
      .line(line('general'))
      .line(line('general'))
      .record({ 'accepted.on': '2026-03-02' });
    const told = (of: ReturnType<typeof accepted.plan>) =>
      of.notices.filter(({ key }) => key === 'warranty-ending').map(({ to, sendAt }) => [to, sendAt]);
    const at = instantAt(businessDate('2027-01-31'), '09:00', 'Asia/Shanghai');
    expect(told(accepted.plan())).toEqual([['owner', at]]);
    const { job: row, ...rest } = accepted.state();
    const closed = planOf({ ...rest, job: { ...row, stage: 'done', closedAt: at } });
    expect(told(closed)).toEqual([['owner', at]]);
    expect(closed.notices.map(({ key }) => key).toSorted()).toEqual([
      'task-late',
      'task-late',
      'warranty-ending',
    ]);
    const ended = planOf({ ...rest, job: { ...row, endedAs: 'cancelled', closedAt: at } });
    expect(ended.notices).toEqual([]);
  });
});
