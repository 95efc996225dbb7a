import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import { isDifference } from '#domain/ledger/change-order-lines';
import { instant } from '#domain/time/day';
import { derive } from '#domain/planning/derive';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import { replan } from '#domain/planning/replan';
import { chinaCalendar, moment } from '#test/kit/rules';
import { inConstruction } from '../requirements/jobs/renovation-job';
import { inPlans } from '../requirements/jobs/wedding-job';
import { appointmentId } from '#domain/appointments/appointment';
import { appointmentsFlow } from '#test/kit/appointments';
import { picturesFlow } from '#test/kit/pictures';
import { garage } from '#test/kit/garage';
import { visitsFlow } from '#test/kit/visits';
import { walk } from '../requirements/walk';
import { dates, editsOf, steps, type Step } from './random-steps';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const now = moment('2026-04-20');
const hourMs = 3_600_000;
const actor = 'stf_1';

const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}_law${(count += 1)}`;
};

const live = new Set(['pending', 'leased', 'failed']);
const byKey = <Row extends { readonly key: string }>(rows: readonly Row[]) =>
  rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** The tasks that a job would have if none had stood before: not those that their result has ended. */
const freshTaskKeys = (flow: Flow, state: JobState): ReadonlySet<string> =>
  new Set(derive({ flow, state: { ...state, tasks: [] }, calendar, now }).tasks.map(({ key }) => key));

/** A job's rows without ids, without dropped rows and without tasks that their result has ended. */
const said = (flow: Flow, state: JobState, fresh = freshTaskKeys(flow, state)) => ({
  milestones: byKey(
    state.milestones
      .filter(({ key, amountMinor }) => !isDifference(key) || amountMinor !== 0)
      .map(({ id: _id, ...row }) => row),
  ),
  tasks: byKey(
    state.tasks
      .filter(({ key, state: stands }) => stands !== 'dropped' && (stands !== 'done' || fresh.has(key)))
      .map(({ key, assigneeId, duty, dueOn, dueAt, state: stands }) => ({
        key,
        assigneeId,
        duty,
        dueOn,
        dueAt,
        stands,
      })),
  ),
  notices: state.notices
    .filter(({ state: stands }) => live.has(stands))
    .map(({ effectKey, sendAt }) => `${effectKey} ${sendAt}`)
    .toSorted(),
  warranties: byKey(state.warranties.map(({ id: _id, ...row }) => row)),
  appointments: state.appointments
    .filter(({ state: stands }) => stands !== 'cancelled')
    .map(({ changedVersion: _version, changedAt: _at, ...row }) => row)
    .toSorted((a, b) => (appointmentId(a) < appointmentId(b) ? -1 : 1)),
});

/** A call that a later visit had done opens again, late, when that visit is empty again. */
const reopened: readonly Step[] = [
  { do: 'fact', key: 'visits/01J8ZQ4T5V0000000000000003/drinks', value: 'coffee' },
  { do: 'fact', key: 'visits/01J8ZQ4T5V0000000000000001/left-at', value: 1_773_882_000_000 },
  { do: 'fact', key: 'visits/01J8ZQ4T5V0000000000000003/drinks', value: null },
];

describe.each([renovation, wedding, visitsFlow, picturesFlow, appointmentsFlow, garage])(
  'rows of $key',
  (flow) => {
    it('planned after every edit are those planned once at the end: incremental equals afresh', () => {
      const base = walk(flow, '2026-03-02').state();
      fc.assert(
        fc.property(steps(flow), (stepList) => {
          const newId = ids();
          let stepwise = base;
          let atOnce = base;
          for (const [index, step] of stepList.entries()) {
            const edits = editsOf(flow, step, index);
            const at = instant(start + index * hourMs);
            stepwise = replan({
              flow,
              state: applyEdits(stepwise, edits, { actor, at }),
              calendar,
              now,
              newId,
            }).after;
            atOnce = applyEdits(atOnce, edits, { actor, at });
          }
          atOnce = replan({ flow, state: atOnce, calendar, now, newId }).after;
          stepwise = replan({ flow, state: stepwise, calendar, now, newId }).after;
          expect(said(flow, stepwise)).toEqual(said(flow, atOnce));
        }),
        { numRuns: 300, examples: flow === visitsFlow ? [[reopened]] : [] },
      );
    });
  },
);

describe('payments', () => {
  it('in any order leave one state of milestones and balances', () => {
    const base = inConstruction().on('2026-10-10').record({ progress: 60 }).state();
    const amounts = fc.array(fc.integer({ min: 1, max: 6_000_000 }), { minLength: 1, maxLength: 6 });
    const orders = amounts.chain((list) =>
      fc.record({
        list: fc.constant(list),
        order: fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
      }),
    );
    const take = (list: readonly number[], order: readonly number[]) => {
      const newId = ids();
      const at = moment('2026-10-12');
      let state = base;
      for (const index of order) {
        const payment = {
          id: `pay_${index}`,
          kind: 'payment' as const,
          amountMinor: list[index] ?? 0,
          currency: state.job.currency,
          reversesId: null,
          occurredAt: instant(at - index * hourMs),
          recordedAt: at,
          effectKey: `k${index}`,
          method: 'transfer',
          provider: 'hand',
          reference: null,
          note: null,
        };
        const edits = { action: 'law', reason: null, changes: [], payments: [payment] };
        state = replan({
          flow: renovation,
          state: applyEdits(state, edits, { actor, at }),
          calendar,
          now: at,
          newId,
        }).after;
      }
      const plan = derive({ flow: renovation, state, calendar, now: at });
      return {
        balances: plan.balances,
        milestones: plan.milestones.map(({ key, amountMinor, paidMinor, state: stands }) => [
          key,
          amountMinor,
          paidMinor,
          stands,
        ]),
      };
    };
    fc.assert(
      fc.property(orders, ({ list, order }) => {
        expect(take(list, order)).toEqual(take(list, [...list.keys()]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a date that moves', () => {
  const base = inPlans().state();
  const changed = (state: JobState, on: string, at: ReturnType<typeof moment>, newId = ids()) => {
    const facts = [{ id: newId('fct'), key: 'wedding.on', value: on, supersedes: true }];
    const edited = applyEdits(state, { action: 'law', reason: null, changes: [], facts }, { actor, at });
    return replan({ flow: wedding, state: edited, calendar, now: at, newId });
  };

  it('keeps every notice that went out, and plans the others for the new day', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 200 }), (first, second, days) => {
        const newId = ids();
        const at = instant(moment('2026-04-02') + days * 24 * hourMs);
        const planned = changed(base, first, moment('2026-04-02'), newId).after;
        const sent = {
          ...planned,
          notices: planned.notices.map((row) =>
            row.state === 'pending' && row.sendAt <= at ? { ...row, state: 'sent' as const } : row,
          ),
        };
        const { after, plan, derived } = changed(sent, second, at, newId);
        const went = sent.notices.filter(({ state }) => state === 'sent');
        expect(after.notices.filter(({ state }) => state === 'sent')).toEqual(went);
        const wentKeys = new Set(went.map(({ effectKey }) => effectKey));
        expect(derived.notices.insert.filter(({ effectKey }) => wentKeys.has(effectKey))).toEqual([]);
        const wanted = plan.notices.filter(({ effectKey }) => !wentKeys.has(effectKey));
        const waiting = after.notices.filter(({ state }) => state === 'pending');
        expect(waiting.map(({ effectKey }) => effectKey).toSorted()).toEqual(
          wanted.map(({ effectKey }) => effectKey).toSorted(),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('moves the balance with it until money has made the balance whole', () => {
    const due = (state: JobState) => state.milestones.find(({ key }) => key === 'balance')?.dueOn;
    expect(due(changed(base, '2026-11-14', now).after)).toBe('2026-11-07');
    const paid = inPlans().on('2026-09-25').pay('balance').state();
    expect(due(changed(paid, '2026-11-14', moment('2026-09-26')).after)).toBe('2026-09-26');
  });
});
