import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { Flow } from '#domain/flow/flow';
import type { TaskPlan } from '#domain/flow/task-plan';
import type { Task } from '#domain/jobs/job';
import { readAuthoredFlow } from '#contract/flows/flow-schema';
import { callKey, callWith, garage } from '#test/kit/garage';
import { moment } from '#test/kit/rules';
import { walk, type Walk } from '../../requirements/walk';

const visit = { 'visit.at': moment('2026-03-05', '10:00') };
/** A job whose customer comes on Thursday: the call is due on Wednesday at half past five. */
const booked = () => walk(garage, '2026-03-02').record({ ...visit, mechanic: 'stf_li' });
const task = (job: Walk, key: string): Task => {
  const found = job.state().tasks.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no task ${key}`);
  return found;
};
const noticesOf = (job: Walk, taskKey: string) =>
  job
    .plan()
    .notices.filter((notice) => notice.taskKey === taskKey)
    .map(({ key, to, sendAt }) => [key, to, sendAt]);

describe('a task that asks for a result', () => {
  it('is closed by an entry that closes it, and stays open after one that does not', () => {
    const job = booked();
    expect(task(job, 'call')).toMatchObject({ state: 'open', duty: 'desk', assigneeId: null });
    expect(task(job.record(callWith(1, 'no-answer')), 'call').state).toBe('open');
    expect(task(job.record(callWith(2, 'reached')), 'call').state).toBe('done');
  });

  it('is closed by no entry of another purpose, by none that was removed, and by no tick', () => {
    const job = booked().record({ [callKey(1, 'purpose')]: 'other', [callKey(1, 'result')]: 'reached' });
    expect(task(job, 'call').state).toBe('open');
    job.record({ ...callWith(2, 'reached'), 'calls/01J8ZQ4T5V0000000000000002': false });
    expect(task(job, 'call').state).toBe('open');
    job.record({ 'task.call': `${moment('2026-03-04', '17:30')}` });
    expect(task(job, 'call').state).toBe('open');
  });

  it('tells its person again two hours after nobody answered, and not after the result', () => {
    const job = booked().on('2026-03-04', '16:00').record(callWith(1, 'no-answer'));
    expect(noticesOf(job, 'call')[0]).toEqual([
      'task-again',
      { duty: 'desk' },
      moment('2026-03-04', '18:00'),
    ]);
    job.record({ 'took.call': 'stf_ann' });
    expect(noticesOf(job, 'call')[0]?.[1]).toEqual({ staffField: 'took.call' });
    expect(noticesOf(job.record(callWith(2, 'moved')), 'call')).toEqual([]);
  });

  it('counts entries since a fact: what was said of the price before says nothing of the new one', () => {
    const since: Flow = {
      ...garage,
      tasks: garage.tasks.map((plan) =>
        plan.asks === undefined ? plan : { ...plan, asks: { ...plan.asks, since: 'price' } },
      ),
    };
    const job = walk(since, '2026-03-02').record(visit).record(callWith(1, 'reached'));
    expect(task(job, 'call').state).toBe('open');
    job.record({ price: 900 });
    expect(task(job, 'call').state).toBe('open');
    expect(task(job.record(callWith(2, 'reached')), 'call').state).toBe('done');
    expect(task(job.record({ price: 950 }), 'call').state).toBe('open');
  });

  it('says the words whose condition holds', () => {
    const words = (job: Walk) => job.task('call')?.script.map(({ en }) => en);
    expect(words(booked())).toEqual(['Good morning']);
    expect(words(booked().record({ price: 900 }))).toEqual(['Good morning', 'Name the price']);
  });
});

describe('a late task', () => {
  it('climbs step by step to whom its plan names', () => {
    expect(noticesOf(booked(), 'call')).toEqual([
      ['task-late', { duty: 'desk' }, moment('2026-03-04', '18:30')],
      ['task-late', 'managers', moment('2026-03-04', '20:30')],
    ]);
  });

  it('climbs to the person in charge and the managers where the plan says only after how long', () => {
    expect(noticesOf(booked(), 'look').map(([, to]) => to)).toEqual(['owner', 'managers']);
  });

  it('keeps its miss when it is done late, and one that is done in time has none', () => {
    const late = booked()
      .record({ 'took.call': 'stf_ann' })
      .on('2026-03-04', '18:00')
      .record(callWith(1, 'reached'));
    expect(task(late, 'call')).toMatchObject({
      state: 'done',
      missedAt: moment('2026-03-04', '17:30'),
      missedBy: 'stf_ann',
    });
    const inTime = booked().on('2026-03-04', '17:00').record(callWith(1, 'reached'));
    expect(task(inTime, 'call')).toMatchObject({ state: 'done', missedAt: null, missedBy: null });
  });

  it('keeps it when it is changed, reassigned on or called off, and nobody is named who had not taken it', () => {
    const changed = booked()
      .on('2026-03-04', '18:00')
      .record({ 'visit.at': moment('2026-03-09', '10:00') });
    expect(task(changed, 'call')).toMatchObject({
      state: 'open',
      dueOn: '2026-03-08',
      missedAt: moment('2026-03-04', '17:30'),
      missedBy: null,
    });
    const gone = booked().on('2026-03-04', '18:00').record({ 'visit.at': null });
    expect(task(gone, 'call')).toMatchObject({ state: 'dropped', missedAt: moment('2026-03-04', '17:30') });
    const reassigned = booked().on('2026-03-06').record({ mechanic: 'stf_wu' });
    expect(task(reassigned, 'look')).toMatchObject({ assigneeId: 'stf_wu', missedBy: 'stf_li' });
  });

  it('that is late when it is planned is urgent, and one planned for later is not', () => {
    const late = walk(garage, '2026-03-04').on('2026-03-04', '18:00').record(visit);
    expect(task(late, 'call').isUrgent).toBe(true);
    expect(task(booked(), 'call').isUrgent).toBe(false);
    expect(task(late.record({ 'visit.at': moment('2026-03-20', '10:00') }), 'call').isUrgent).toBe(false);
  });
});

it('a miss is never lost, whatever comes after it', () => {
  const steps = fc.constantFrom<Record<string, string | number | boolean | null>>(
    callWith(1, 'no-answer'),
    callWith(2, 'reached'),
    { [callKey(2, 'result')]: null },
    { 'visit.at': null },
    { 'visit.at': moment('2026-03-05', '10:00') },
    { 'visit.at': moment('2026-03-12', '10:00') },
    { 'took.call': 'stf_ann' },
    { 'took.call': null },
    { mechanic: 'stf_wu' },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(steps, fc.nat(3)), { maxLength: 14 }), (all) => {
      const job = booked();
      let day = 3;
      const known = new Map<string, number>();
      for (const [facts, days] of all) {
        day = Math.min(day + days, 28);
        job.on(`2026-03-${String(day).padStart(2, '0')}`, '19:00').record(facts);
        for (const { key, missedAt, missedBy } of job.state().tasks) {
          const before = known.get(key);
          expect(before === undefined || before === missedAt).toBe(true);
          expect(missedAt !== null || missedBy === null).toBe(true);
          if (missedAt !== null) known.set(key, missedAt);
        }
      }
    }),
  );
});

describe('lists of open work', () => {
  it('leave out the tasks of a closed job, but not what comes after closing', () => {
    const job = booked().enter('done');
    expect(task(job, 'call')).toMatchObject({ state: 'done' });
    expect(task(job, 'thank')).toMatchObject({ state: 'open', isShown: true, duty: 'desk' });
    const closed = { ...job.state().job, closedAt: moment('2026-03-02') };
    expect(closed.stage).toBe('done');
  });
});

describe('what a flow may say of tasks and duties', () => {
  const withTask = (more: Partial<TaskPlan>): Flow => ({
    ...garage,
    tasks: garage.tasks.map((plan) => (plan.key === 'call' ? { ...plan, ...more } : plan)),
  });
  const issues = (flow: Flow) => checkFlow(flow).map(({ code, at }) => `${code} ${at}`);

  it('is accepted as it stands, as data too', () => {
    expect(checkFlow(garage)).toEqual([]);
    expect(readAuthoredFlow(JSON.parse(JSON.stringify(garage)))).toEqual({ ok: true, flow: garage });
  });

  it.each([
    ['a duty that it lacks', withTask({ who: { duty: 'cook' } }), 'unknown-duty tasks.call.who'],
    [
      'results since nothing',
      withTask({
        asks: { list: 'calls', preset: {}, closes: { fact: 'result' }, since: 'colour' },
      }),
      'unknown-fact tasks.call.asks.since',
    ],
    [
      'a climb to such a duty',
      withTask({ climbs: [{ after: { amount: 1, unit: 'hours' }, to: { duty: 'cook' } }] }),
      'unknown-duty tasks.call.climbs',
    ],
    ['a person and a duty at once', withTask({ assignee: 'mechanic' }), 'bad-task tasks.call'],
    ['two ways to climb', withTask({ escalatesAfter: { amount: 1, unit: 'hours' } }), 'bad-task tasks.call'],
    [
      'a preset of no item',
      withTask({ asks: { list: 'calls', preset: { colour: 'red' }, closes: { fact: 'result' } } }),
      'unknown-fact tasks.call.asks.preset',
    ],
    [
      'a result of no list',
      withTask({ asks: { list: 'price', preset: {}, closes: { fact: 'price' } } }),
      'unknown-list tasks.call.asks.list',
    ],
    [
      'a holder that it lacks',
      {
        ...garage,
        stages: garage.stages.map((stage) =>
          stage.key === 'book' ? { ...stage, heldBy: { duty: 'cook' } } : stage,
        ),
      },
      'unknown-duty stages.book.heldBy',
    ],
    [
      'the same duty twice',
      { ...garage, duties: [...(garage.duties ?? []), ...(garage.duties ?? []).slice(0, 1)] },
      'duplicate-key duties',
    ],
  ])('is refused with %s', (_, flow, wanted) => {
    expect(issues(flow)).toContain(wanted);
  });
});
