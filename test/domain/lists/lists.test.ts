import { describe, expect, it } from 'vitest';
import { checkFlow } from '#domain/flow/check/check-flow';
import { entryTitle } from '#domain/jobs/entries';
import { taskTick } from '#domain/tasks/plan-tasks';
import { planMilestones } from '#domain/planning/plan-milestones';
import { holds } from '#domain/rules/condition';
import type { Condition } from '#domain/rules/rule';
import type { ClockTime } from '#domain/time/day';
import { chinaCalendar, moment } from '#test/kit/rules';
import { entryId, promise, visit, visitsFlow } from '#test/kit/visits';
import { walk, type Walk } from '../../requirements/walk';

const calendar = chinaCalendar();
const viewOf = (job: Walk) => planMilestones({ flow: visitsFlow, state: job.state(), calendar }).view;
const asks = (job: Walk, condition: Condition) => holds(condition, viewOf(job));
const at = (on: string, clock: ClockTime = '10:00') => moment(on, clock);

const opened = () => walk(visitsFlow, '2026-03-02');
const visited = () =>
  opened()
    .record({
      [visit(1, 'topic')]: 'Kitchen',
      [visit(1, 'came-at')]: at('2026-03-02'),
      [visit(1, 'host')]: 'stf_2',
    })
    .tick(visit(1, 'greeted'));
const left = () => visited().record({ [visit(1, 'left-at')]: at('2026-03-02', '11:30') });

it('the flow of the tests is one the house can run', () => {
  expect(checkFlow(visitsFlow)).toEqual([]);
});

describe('a question about a list', () => {
  const twice = () =>
    left()
      .on('2026-03-05')
      .record({ [visit(2, 'topic')]: 'Bath', [visit(2, 'came-at')]: at('2026-03-05') });

  it.each<[string, Condition, boolean, boolean]>([
    ['stands', { list: 'visits' }, true, true],
    ['has at least two', { list: 'visits', atLeast: 2 }, false, true],
    ['some ended', { list: 'visits', some: { fact: 'left-at' } }, true, true],
    ['two ended', { list: 'visits', some: { fact: 'left-at' }, atLeast: 2 }, false, false],
    ['every one ended', { list: 'visits', every: { fact: 'left-at' } }, true, false],
    ['every one of two came', { list: 'visits', every: { fact: 'came-at' }, atLeast: 2 }, false, true],
    ['none of another list', { list: 'promises' }, false, false],
    ['every one of none', { list: 'promises', every: { fact: 'promise.done' } }, true, true],
    [
      'every one of none, of which one is asked',
      { list: 'promises', every: { fact: 'promise' }, atLeast: 1 },
      false,
      false,
    ],
  ])('%s', (_name, condition, once, then) => {
    expect(asks(left(), condition)).toBe(once);
    expect(asks(twice(), condition)).toBe(then);
  });

  it('since a fact counts the entries begun after it, however old entries are corrected', () => {
    const since: Condition = { list: 'visits', since: 'urgency' };
    expect(asks(left(), since)).toBe(false);
    const job = left().record({ urgency: 'hot' });
    expect(asks(job, since)).toBe(false);
    expect(asks(job.record({ [visit(1, 'topic')]: 'Kitchens' }), since)).toBe(false);
    expect(asks(job.record({ [visit(2, 'topic')]: 'Bath' }), since)).toBe(true);
  });

  it('asks in an entry for a later one', () => {
    const job = twice();
    expect([1, 2].map((n) => holds({ later: 'visits' }, viewOf(job).inEntry('visits', entryId(n))))).toEqual([
      true,
      false,
    ]);
  });

  it('reads of an entry what is of its list there, and all else in the job', () => {
    const view = viewOf(twice().record({ urgency: 'warm' })).inEntry('visits', entryId(2));
    expect([view.factValue('topic'), view.factValue('host'), view.factValue('urgency')]).toEqual([
      'Bath',
      null,
      'warm',
    ]);
  });
});

describe('several choices', () => {
  it('are asked one by one', () => {
    const job = opened().record({ aspects: 'safety,looks' });
    expect([
      asks(job, { fact: 'aspects', has: 'looks' }),
      asks(job, { fact: 'aspects', has: 'power' }),
    ]).toEqual([true, false]);
    expect(asks(opened(), { fact: 'aspects', has: 'looks' })).toBe(false);
  });

  it('and a measure has a most as it has a least', () => {
    expect(asks(opened().record({ price: 100 }), { fact: 'price', atMost: 100 })).toBe(true);
    expect(asks(opened().record({ price: 101 }), { fact: 'price', atMost: 100 })).toBe(false);
    expect(asks(opened(), { fact: 'price', atMost: 100 })).toBe(false);
  });
});

describe('the gate of a stage', () => {
  it('asks for an entry of a required list', () => {
    expect(opened().needs('talk')).toEqual(['visits']);
    expect(visited().needs('talk')).not.toContain('visits');
  });

  it('names the entry that lacks something, in three languages', () => {
    const job = left().record({ [visit(2, 'came-at')]: at('2026-03-03'), [visit(2, 'topic')]: 'Bath' });
    const entry = { list: 'visits', id: entryId(2) };
    expect(job.missing('talk')).toMatchObject([
      {
        item: visit(2, 'greeted'),
        entry,
        label: { en: 'greeted (Bath)', 'zh-Hans': 'greeted（简）（Bath）' },
      },
      { item: visit(2), entry, label: { en: 'Visit ended (Bath)' } },
    ]);
    expect(left().missing('talk')).toEqual([]);
  });

  it('calls an entry by its place while it has no title', () => {
    const job = opened().record({ [visit(1, 'came-at')]: at('2026-03-02') });
    expect(entryTitle(visitsFlow, { list: 'visits', id: entryId(1) }, viewOf(job))).toMatchObject({
      en: 'No. 1',
      'zh-Hans': '第 1 项',
    });
  });
});

describe('a removed entry', () => {
  const removed = () =>
    left()
      .record({ [visit(2, 'topic')]: 'Bath' })
      .record({ [visit(2)]: false });

  it('counts nowhere and blocks nothing, and counts again once its removal is undone', () => {
    const job = removed();
    expect([asks(job, { list: 'visits', atLeast: 2 }), job.missing('talk').length]).toEqual([false, 0]);
    job.record({ [visit(2)]: null });
    expect([asks(job, { list: 'visits', atLeast: 2 }), job.missing('talk').length]).toEqual([true, 2]);
  });

  it('has no task and no notice, and gets them back', () => {
    const job = left().record({
      [promise(1, 'promise')]: 'Drawings',
      [promise(1, 'promise.by')]: '2026-03-20',
    });
    const rows = () => [
      job.task(`call-back/${entryId(1)}`)?.state,
      job.notice(`promise-due/${entryId(1)}`)?.to,
    ];
    expect(rows()).toEqual(['open', { staffField: promise(1, 'promised-by') }]);
    job.record({ [visit(1)]: false, [promise(1)]: false });
    expect(rows()).toEqual([undefined, undefined]);
    job.record({ [visit(1)]: null, [promise(1)]: null });
    expect(rows()).toEqual(['open', { staffField: promise(1, 'promised-by') }]);
  });
});

describe('a task for each entry', () => {
  it('stands at the entry’s own time, for its own person, named by the entry', () => {
    expect(left().task(`call-back/${entryId(1)}`)).toMatchObject({
      assigneeId: 'stf_2',
      dueAt: at('2026-03-04', '11:30'),
      label: { en: 'Call back (Kitchen)' },
      state: 'open',
    });
    expect(visited().task(`call-back/${entryId(1)}`)).toBeUndefined();
  });

  it('is done when a later entry stands, and the later one has a task of its own', () => {
    const job = left().record({ [visit(2, 'left-at')]: at('2026-03-03') });
    expect([1, 2].map((n) => job.task(`call-back/${entryId(n)}`)?.state)).toEqual(['done', 'open']);
  });

  it('is ticked by hand for the due that it has, in its own entry only', () => {
    const job = left().record({ [visit(2, 'left-at')]: at('2026-03-03'), [visit(3, 'left-at')]: null });
    const row = job.task(`call-back/${entryId(2)}`);
    const tick = taskTick(`call-back/${entryId(2)}`, {
      dueOn: row?.dueOn ?? null,
      dueAt: row?.dueAt ?? null,
    });
    expect(job.record({ [tick.key]: tick.value }).task(`call-back/${entryId(2)}`)?.state).toBe('done');
    expect(
      job.record({ [visit(2, 'left-at')]: at('2026-03-04') }).task(`call-back/${entryId(2)}`)?.state,
    ).toBe('open');
  });

  it('climbs by the minute when it is late, once to each', () => {
    const late = left()
      .plan()
      .notices.filter(({ taskKey }) => taskKey === `call-back/${entryId(1)}`);
    expect(late.map(({ to, sendAt }) => [to, sendAt])).toEqual([
      ['owner', at('2026-03-04', '12:00')],
      ['managers', at('2026-03-04', '12:00')],
    ]);
  });
});

describe('a time', () => {
  it('of a list is that of its last entry, and at closing the first closing of a working day from then on', () => {
    // 18:00 on Monday, and after it on Tuesday; on a Saturday on Monday.
    expect(left().task('tidy')).toMatchObject({ dueAt: at('2026-03-02', '18:00') });
    const onTime = left().record({ [visit(2, 'left-at')]: at('2026-03-02', '18:00') });
    expect(onTime.task('tidy')).toMatchObject({ dueAt: at('2026-03-02', '18:00') });
    const evening = left().record({ [visit(2, 'left-at')]: at('2026-03-02', '18:01') });
    expect(evening.task('tidy')).toMatchObject({ dueAt: at('2026-03-03', '18:00') });
    expect(evening.record({ [visit(2, 'left-at')]: at('2026-03-07') }).task('tidy')).toMatchObject({
      dueAt: at('2026-03-09', '18:00'),
    });
    expect(visited().task('tidy')).toBeUndefined();
  });

  it('of a list is that of the entries for which a condition holds', () => {
    const job = left().record({ [visit(2, 'left-at')]: at('2026-03-05') });
    expect(job.milestone('whole')).toMatchObject({ dueOn: '2026-03-09' });
    expect(job.tick(visit(2, 'greeted')).milestone('whole')).toMatchObject({ dueOn: '2026-03-12' });
    expect(visited().milestone('whole')).toMatchObject({ dueOn: null, waitsFor: ['left-at', 'job.total'] });
  });

  it('by the choice of a fact waits for it', () => {
    expect(left().task('follow-up')).toBeUndefined();
    expect(left().record({ urgency: 'hot' }).task('follow-up')).toMatchObject({ dueOn: '2026-03-04' });
    expect(left().record({ urgency: 'warm' }).task('follow-up')).toMatchObject({ dueOn: '2026-03-09' });
  });

  it('that is the earliest of several counts from those that are known', () => {
    const job = left().record({ urgency: 'hot' });
    expect(job.record({ 'accepted.on': '2026-02-20' }).task('follow-up')).toMatchObject({
      dueOn: '2026-02-22',
    });
    expect(job.record({ 'accepted.on': '2026-03-10' }).task('follow-up')).toMatchObject({
      dueOn: '2026-03-04',
    });
  });
});

it('suggestions and absent items are told by their entry', () => {
  const { suggestions, absentItems } = left()
    .record({ [visit(2, 'drinks')]: 'tea,coffee' })
    .plan();
  expect(suggestions).toEqual({ [visit(1, 'next-call')]: at('2026-03-04'), [visit(2, 'next-call')]: null });
  expect(absentItems).toEqual([visit(1, 'reason')]);
});
