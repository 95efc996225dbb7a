import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import type { Edits } from '#domain/jobs/change';
import type { ClockTime } from '#domain/time/day';
import { derive } from '#domain/planning/derive';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import { renovation } from '#domain/trades/renovation/index';
import type { JobState } from '#domain/jobs/job';
import { taskTick } from '#domain/tasks/plan-tasks';
import { replan } from '#domain/planning/replan';
import { chinaCalendar, moment } from '#test/kit/rules';
import {
  agreed,
  contractFiled,
  inConstruction,
  inquired,
  inSurvey,
} from '../../requirements/jobs/renovation-job';

const calendar = chinaCalendar();

const commit = (state: JobState, edits: Partial<Edits>, on: string) => {
  let count = 0;
  const now = moment(on);
  const whole = { action: 'test', reason: null, changes: [], ...edits };
  const edited = applyEdits(state, whole, { actor: 'stf_1', at: now });
  const newId = (prefix: string) => `${prefix}_${on}_${(count += 1)}`;
  return replan({ flow: renovation, state: edited, calendar, now, newId });
};

const dunningOf = (state: JobState) =>
  state.notices.filter(
    ({ state: stands, effectKey }) => stands === 'pending' && effectKey.includes(':down:'),
  );

describe('notices of money', () => {
  it('are planned for the due day, three and ten days later, at nine', () => {
    const { notices } = inConstruction().plan();
    const down = notices.filter(({ milestoneKey, to }) => milestoneKey === 'down' && to === 'customer');
    expect(down.map(({ key, sendAt }) => [key, sendAt])).toEqual([
      ['milestone-due', moment('2026-09-28')],
      ['milestone-overdue', moment('2026-10-01')],
      ['milestone-overdue', moment('2026-10-08')],
    ]);
  });

  it('are superseded when the milestone is paid, and no new one is planned', () => {
    const before = inConstruction();
    expect(dunningOf(before.state())).toHaveLength(3);
    expect(dunningOf(before.pay('down').state())).toEqual([]);
  });

  it('that are planned after their time are not sent', () => {
    const job = contractFiled(agreed().on('2026-12-01')).recordState('contract', 'signed', {
      on: '2026-09-28',
    });
    expect(job.plan().notices.filter(({ milestoneKey }) => milestoneKey === 'down')).toEqual([]);
  });
});

describe('notices to a customer', () => {
  const hoursBefore = (clock: ClockTime, hours: number) => {
    const state = inquired()
      .record({ 'survey.at': moment('2026-09-10', clock) })
      .state();
    const notices = renovation.notices.map((notice): NoticePlan => ({
      ...notice,
      send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -hours, unit: 'hours' }] },
      validFor: { amount: 4, unit: 'hours' },
    }));
    const plan = derive({ flow: { ...renovation, notices }, state, calendar, now: moment('2026-09-07') });
    return (key: string) => plan.notices.find((notice) => notice.key === key)?.sendAt;
  };

  it('wait for the morning when their hour is at night, unless they would come too late', () => {
    expect(hoursBefore('10:00', 3)('survey-reminder')).toBe(moment('2026-09-10', '09:00'));
    expect(hoursBefore('06:00', 3)('survey-reminder')).toBe(moment('2026-09-10', '03:00'));
    expect(hoursBefore('22:00', 2)('survey-reminder')).toBe(moment('2026-09-10', '20:00'));
    expect(hoursBefore('15:00', 3)('survey-reminder')).toBe(moment('2026-09-10', '12:00'));
  });

  it('are limited to contact hours; notices to staff are not', () => {
    expect(hoursBefore('10:00', 3)('survey-designer')).toBe(moment('2026-09-10', '07:00'));
  });

  it('are sent again when their appointment moves, and once when it is recorded twice', () => {
    const job = inquired().record({ 'survey.at': moment('2026-09-10', '10:00') });
    const first = job.notice('survey-reminder')?.effectKey;
    expect(
      job.record({ 'survey.at': moment('2026-09-10', '10:00') }).notice('survey-reminder')?.effectKey,
    ).toBe(first);
    expect(
      job.record({ 'survey.at': moment('2026-09-11', '10:00') }).notice('survey-reminder')?.effectKey,
    ).not.toBe(first);
  });
});

describe('a task of the plan', () => {
  const taskOf = (state: JobState) => state.tasks.find(({ key }) => key === 'survey.confirm');
  const ticked = (state: JobState) => {
    const { dueOn = null, dueAt = null } = taskOf(state) ?? {};
    const tick = taskTick('survey.confirm', { dueOn, dueAt });
    return commit(state, { facts: [{ id: 'fct_tick', ...tick, supersedes: true }] }, '2026-09-08').after;
  };

  it('that a person ticks stays done, and is open again with another due date', () => {
    const done = ticked(
      inquired()
        .record({ 'survey.at': moment('2026-09-10', '10:00') })
        .state(),
    );
    expect(taskOf(done)?.state).toBe('done');
    expect(taskOf(commit(done, {}, '2026-09-09').after)?.state).toBe('done');
    const move = { id: 'fct_move', key: 'survey.at', value: moment('2026-09-12', '10:00'), supersedes: true };
    expect(taskOf(commit(done, { facts: [move] }, '2026-09-09').after)?.state).toBe('open');
  });

  it('that is ticked is not reported late', () => {
    const open = inquired()
      .record({ 'survey.at': moment('2026-09-10', '10:00') })
      .state();
    const late = (state: JobState) =>
      commit(state, {}, '2026-09-08').plan.notices.filter(({ taskKey }) => taskKey === 'survey.confirm')
        .length;
    expect(late(open)).toBeGreaterThan(0);
    expect(late(ticked(open))).toBe(0);
  });

  it('is open again when the fact that completed it is removed, and is dropped with its cause', () => {
    const job = inSurvey().record({ 'survey.call': 'confirmed' });
    expect(taskOf(job.state())?.state).toBe('done');
    expect(taskOf(job.record({ 'survey.call': null }).state())?.state).toBe('open');
    expect(taskOf(job.record({ 'survey.at': null }).state())?.state).toBe('dropped');
  });
});

describe('a task that is late already when it is planned', () => {
  const late = (job: ReturnType<typeof inquired>, task: string) =>
    job
      .plan()
      .notices.filter(({ key, taskKey }) => key === 'task-already-late' && taskKey === task)
      .map(({ to, sendAt }) => ({ to, sendAt }));
  const booked = () =>
    inquired()
      .on('2026-09-09', '18:00')
      .record({ surveyor: 'stf_sun', 'survey.at': moment('2026-09-10', '10:00') });

  it('is told to its assignee at once, and once', () => {
    const job = booked();
    const first = [{ to: { staffField: 'surveyor' }, sendAt: moment('2026-09-09', '18:00') }];
    expect(late(job, 'survey.confirm')).toEqual(first);
    job.on('2026-09-09', '19:00').record({ area: 96 });
    expect(late(job, 'survey.confirm')).toEqual(first);
    expect(job.state().notices.filter(({ key }) => key === 'task-already-late')).toHaveLength(1);
  });

  it('is told when its time moves into the past, and no more when it is done', () => {
    const job = inquired().record({ 'survey.at': moment('2026-09-20', '10:00') });
    expect(late(job, 'survey.confirm')).toEqual([]);
    job.on('2026-09-10', '09:00').record({ 'survey.at': moment('2026-09-10', '10:00') });
    expect(late(job, 'survey.confirm')).toHaveLength(1);
    expect(late(job.record({ 'survey.call': 'confirmed' }), 'survey.confirm')).toEqual([]);
  });

  it('is not told of when it was planned in time, nor as a record of a past long gone', () => {
    const inTime = inquired().record({ 'survey.at': moment('2026-09-10', '10:00') });
    expect(late(inTime.on('2026-09-12').record({ area: 96 }), 'survey.confirm')).toEqual([]);
    const past = inquired().record({ 'survey.at': moment('2026-06-01', '10:00') });
    expect(late(past, 'survey.confirm')).toEqual([]);
  });

  it('tells the assignee of the job one thing where no other person has the task', () => {
    const job = contractFiled(agreed().on('2026-10-20'))
      .recordState('contract', 'signed', { on: '2026-10-01' })
      .pay('down');
    const start = job.record({ 'start.agreed-on': '2026-10-10' }).plan();
    const told = start.notices.filter(({ taskKey, to }) => taskKey === 'start-on-site' && to === 'owner');
    expect(told.map(({ key }) => key)).toEqual(['task-already-late']);
  });

  it('tells no customer anything of the past', () => {
    const customers = booked()
      .on('2026-09-12')
      .record({ 'survey.at': moment('2026-09-08', '10:00') })
      .plan()
      .notices.filter(({ to, taskKey }) => to === 'customer' && taskKey === null);
    expect(customers.filter(({ sendAt }) => sendAt < moment('2026-09-12'))).toEqual([]);
  });
});

describe('a planned milestone', () => {
  const down = (state: JobState) => state.milestones.find(({ key }) => key === 'down');
  const manual = (state: JobState, more: Partial<NonNullable<ReturnType<typeof down>>>, on: string) =>
    commit(
      state,
      {
        milestones: state.milestones.filter(({ key }) => key === 'down').map((row) => ({ ...row, ...more })),
      },
      on,
    ).after;

  it('keeps the date that a person wrote, though its anchor moves', () => {
    const state = manual(inConstruction().state(), { isManualDue: true, dueOn: null }, '2026-09-29');
    const again = {
      id: 'f',
      key: 'contract.signed',
      value: { version: 1, on: '2026-09-20' },
      supersedes: true,
    };
    expect(down(commit(state, { facts: [again] }, '2026-09-30').after)?.dueOn).toBeNull();
  });

  it('keeps the amount that a person wrote, and the last free line takes the difference (L1)', () => {
    const state = manual(
      inConstruction().state(),
      { isManualAmount: true, amountMinor: 5_000_000 },
      '2026-09-29',
    );
    expect(
      state.milestones
        .filter(({ key }) => ['down', 'progress', 'balance'].includes(key))
        .map((row) => row.amountMinor),
    ).toEqual([5_000_000, 4_800_000, 2_200_000]);
  });

  it('has no amount before there is a total, and is split when there is one', () => {
    expect(down(inSurvey().state())?.amountMinor).toBeNull();
    expect(down(agreed().state())?.amountMinor).toBe(6_600_000);
  });
});

describe('a reduction', () => {
  const amounts = (state: JobState) =>
    Object.fromEntries(state.milestones.map(({ key, amountMinor }) => [key, amountMinor]));

  it('comes off the milestone that carries change orders', () => {
    expect(amounts(inConstruction().changeOrder('less', -800_000).state())).toMatchObject({
      down: 6_600_000,
      progress: 4_000_000,
      balance: 600_000,
    });
  });

  it('larger than what is unpaid is owed to the customer', () => {
    const job = inConstruction().pay('down').changeOrder('less', -6_000_000);
    expect(amounts(job.state())).toMatchObject({
      down: 6_600_000,
      progress: 0,
      balance: 0,
      difference: -600_000,
    });
    expect(job.milestone('difference').state).toBe('credit');
    expect(job.milestone('balance').state).toBe('settled');
  });
});

describe('existing credit', () => {
  it('is allocated to what falls due in the same commit, and starts the rules that wait for it', () => {
    const paid = {
      id: 'pay_1',
      kind: 'payment' as const,
      amountMinor: 7_000_000,
      currency: 'CNY' as const,
      reversesId: null,
      occurredAt: moment('2026-09-20'),
      recordedAt: moment('2026-09-20'),
      effectKey: 'v1',
      method: 'transfer',
      provider: 'hand',
      reference: null,
      note: null,
    };
    const early = commit(contractFiled().state(), { payments: [paid] }, '2026-09-20');
    expect(early.plan.balances).toMatchObject({
      paidMinor: 7_000_000,
      creditMinor: 7_000_000,
      allocatedMinor: 0,
    });
    const sign = { id: 'f', key: 'contract.signed', value: { version: 1 }, supersedes: true };
    const { plan, derived } = commit(early.after, { facts: [sign] }, '2026-09-28');
    expect(derived.allocations.map(({ paymentId, amountMinor }) => [paymentId, amountMinor])).toEqual([
      ['pay_1', 6_600_000],
    ]);
    expect(plan.balances).toMatchObject({ creditMinor: 400_000, allocatedMinor: 6_600_000 });
    expect(plan.milestones.find(({ key }) => key === 'down')?.state).toBe('paid');
    expect(plan.tasks.find(({ key }) => key === 'start-on-site')?.dueOn).not.toBeNull();
  });
});
