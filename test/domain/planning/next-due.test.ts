import { describe, expect, it } from 'vitest';
import { nextDueOf, type NextSource } from '#domain/planning/next/next-due';
import { businessDate, instantAt } from '#domain/time/day';
import { text } from '#domain/texts/text';

const zone = 'Asia/Shanghai';
const day = (on: string) => businessDate(on);
const clock = (on: string, at: '09:30' | '14:00' | '00:30') => instantAt(businessDate(on), at, zone);
const callLabel = text('Call', '电话', '電話');

type Task = NextSource['tasks'][number];
type Milestone = NextSource['milestones'][number];

const task = (key: string, more: Partial<Task> = {}): Task => ({
  key,
  title: null,
  state: 'open',
  dueOn: null,
  dueAt: null,
  ...more,
});
const milestone = (on: string | null, state: Milestone['state'] = 'due'): Milestone => ({
  dueOn: on === null ? null : businessDate(on),
  state,
});

type Appointment = NextSource['appointments'][number];

const appointment = (
  key: string,
  startsAt: Appointment['startsAt'],
  more: Partial<Appointment> = {},
): Appointment => ({
  key,
  entry: '',
  state: 'booked',
  startsAt,
  ...more,
});

const next = (
  tasks: readonly Task[],
  milestones: readonly Milestone[] = [],
  appointments: readonly Appointment[] = [],
) =>
  nextDueOf({
    appointments,
    hasResults: (key) => !key.startsWith('repair'),
    tasks,
    milestones,
    planned: tasks.map(({ key }) => ({ key, label: callLabel })),
    labelOf: (key) => (key === 'call' ? callLabel : undefined),
    zone,
  });

describe('what is next', () => {
  it('is the earliest of open money and open tasks', () => {
    const call = task('call', { dueOn: day('2026-03-04') });
    expect(next([call], [milestone('2026-03-05')])).toEqual({
      on: '2026-03-04',
      act: { is: 'task', key: 'call', at: null, label: null },
    });
    expect(next([call], [milestone('2026-03-05'), milestone('2026-03-03', 'part')])).toEqual({
      on: '2026-03-03',
      act: null,
    });
  });

  it('is the task where money falls due on the same day, the one with the earliest clock time first', () => {
    const tasks = [
      task('whole-day', { dueOn: day('2026-03-04') }),
      task('late', { dueOn: day('2026-03-04'), dueAt: clock('2026-03-04', '14:00') }),
      task('call', { dueOn: day('2026-03-04'), dueAt: clock('2026-03-04', '09:30') }),
    ];
    expect(next(tasks, [milestone('2026-03-04')]).act).toMatchObject({ key: 'call' });
    expect(next(tasks.slice(0, 1), [milestone('2026-03-04')]).act).toMatchObject({ key: 'whole-day' });
  });

  it('has the day of a clock time in the zone of the shop', () => {
    expect(next([task('call', { dueAt: clock('2026-03-04', '00:30') })]).on).toBe('2026-03-04');
  });

  it('is nothing of what is done, dropped, paid, cancelled or without a day', () => {
    const on = { dueOn: day('2026-03-01') };
    const tasks = [task('call'), task('a', { ...on, state: 'done' }), task('b', { ...on, state: 'dropped' })];
    const money = [
      milestone(null),
      milestone('2026-03-01', 'paid'),
      milestone('2026-03-01', 'cancelled'),
      milestone('2026-03-01', 'waiting'),
    ];
    expect(next(tasks, money)).toEqual({ on: null, act: null });
  });

  it('keeps a label only where the flow cannot tell it', () => {
    const on = { dueOn: day('2026-03-04') };
    expect(next([task('call', on)]).act?.label).toBeNull();
    expect(next([task('notice/1', on)]).act?.label).toEqual(callLabel);
    expect(next([task('manual/1', { ...on, title: 'Order tiles' })]).act?.label).toEqual({
      en: 'Order tiles',
      'zh-Hans': 'Order tiles',
      'zh-Hant': 'Order tiles',
    });
  });

  it('is the appointment until its result is stated', () => {
    const at = clock('2026-03-04', '14:00');
    const survey = appointment('survey', at);
    const own = { on: '2026-03-04', act: { is: 'appointment', key: 'survey', at, label: null } };
    expect(next([], [milestone('2026-03-04')], [survey])).toEqual(own);
    expect(next([task('call', { dueOn: day('2026-03-04') })], [], [survey])).toEqual(own);
    const earlier = task('call', { dueOn: day('2026-03-04'), dueAt: clock('2026-03-04', '09:30') });
    expect(next([earlier], [], [survey]).act).toMatchObject({ is: 'task', key: 'call' });
    expect(next([], [], [{ ...survey, state: 'held' }]).act).toBeNull();
    expect(next([], [], [{ ...survey, state: 'cancelled' }]).act).toBeNull();
  });

  it('names the entry of an appointment, and leaves out one of which no result says that it is over', () => {
    const at = clock('2026-03-04', '14:00');
    expect(next([], [], [appointment('talk', at, { entry: '01E' })]).act?.key).toBe('talk/01E');
    expect(next([], [], [appointment('repair', at)])).toEqual({ on: null, act: null });
  });
});
