import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import { isDifference } from '#domain/ledger/change-order-lines';
import type { Edits } from '#domain/jobs/change';
import { addDays, instant } from '#domain/time/day';
import { derive } from '#domain/planning/derive';
import type { FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import type { JobState } from '#domain/jobs/job';
import { taskTick } from '#domain/planning/plan-tasks';
import { replan } from '#domain/planning/replan';
import { chinaCalendar, day, moment } from '#test/kit/rules';
import { inConstruction } from '../requirements/renovation-job';
import { inPlans } from '../requirements/wedding-job';
import { walk } from '../requirements/walk';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const now = moment('2026-04-20');
const hourMs = 3_600_000;
const actor = 'stf_1';

const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}_law${(count += 1)}`;
};

type Step =
  | { readonly do: 'fact'; readonly key: string; readonly value: FactValue }
  | { readonly do: 'total'; readonly amountMinor: number }
  | { readonly do: 'order'; readonly id: string; readonly amountMinor: number }
  | { readonly do: 'stage'; readonly index: number };

const dates = fc.integer({ min: 0, max: 300 }).map((days) => addDays(day('2026-04-01'), days));
const instants = fc.integer({ min: 0, max: 6000 }).map((hours) => start + hours * hourMs);

/** Values for an item, empty ones too, because facts can be removed. */
const valuesOf = (item: Flow['items'][number]): fc.Arbitrary<FactValue> => {
  if (item.item === 'check') return fc.boolean();
  if (item.item !== 'field') return fc.constant({ note: 'n' });
  switch (item.kind) {
    case 'date':
      return fc.option(dates);
    case 'instant':
      return fc.option(instants);
    case 'choice':
      return fc.option(fc.constantFrom(...(item.choices ?? []).map(({ key }) => key)));
    case 'yesno':
      return fc.boolean();
    case 'number':
    case 'money':
      return fc.option(fc.integer({ min: 1, max: 1_000_000 }));
    case 'percent':
      return fc.option(fc.integer({ min: 0, max: 100 }));
    case 'text':
    case 'staff':
      return fc.option(fc.constantFrom('stf_1', 'stf_2'));
  }
};

const factSteps = (flow: Flow): readonly fc.Arbitrary<Step>[] => {
  const plain = flow.items
    .filter(({ item }) => item === 'field' || item === 'check')
    .map((item) => valuesOf(item).map((value): Step => ({ do: 'fact', key: item.key, value })));
  const documents = flow.items.flatMap((item) =>
    item.item !== 'document'
      ? []
      : item.states.map((state) =>
          fc
            .integer({ min: 1, max: 2 })
            .map((version): Step => ({ do: 'fact', key: `${item.key}.${state}`, value: { version } })),
        ),
  );
  const ticks = flow.tasks.map(({ key }) =>
    fc.option(dates).map((dueOn): Step => ({ do: 'fact', ...taskTick(key, { dueOn, dueAt: null }) })),
  );
  return [...plain, ...documents, ...ticks];
};

/** Few items, many times, so that facts are removed and recorded again. */
const steps = (flow: Flow): fc.Arbitrary<readonly Step[]> => {
  const stage = fc.nat({ max: flow.stages.length - 2 }).map((index): Step => ({ do: 'stage', index }));
  const total = fc
    .integer({ min: 0, max: 50_000_000 })
    .map((amountMinor): Step => ({ do: 'total', amountMinor }));
  const order = fc
    .record({ id: fc.uuid(), amountMinor: fc.integer({ min: -9_000_000, max: 9_000_000 }) })
    .map((item): Step => ({ do: 'order', ...item }));
  return fc
    .shuffledSubarray([...factSteps(flow)], { minLength: 2, maxLength: 4 })
    .chain((facts) => fc.array(fc.oneof(...facts, stage, total, order), { maxLength: 25 }));
};

const editsOf = (flow: Flow, step: Step, index: number): Edits => {
  const base = { action: 'law', reason: null, changes: [] };
  switch (step.do) {
    case 'fact':
      return { ...base, facts: [{ id: `fct_${index}`, key: step.key, value: step.value, supersedes: true }] };
    case 'total':
      return { ...base, job: { contractTotalMinor: step.amountMinor } };
    case 'stage':
      return { ...base, job: { stage: flow.stages[step.index]?.key ?? '', stageEnteredAt: start } };
    case 'order':
      return {
        ...base,
        changeOrders: [
          { id: step.id, title: 'c', amountMinor: step.amountMinor, state: 'approved', approvedAt: start },
        ],
      };
  }
};

const live = new Set(['pending', 'leased', 'failed']);
const byKey = <Row extends { readonly key: string }>(rows: readonly Row[]) =>
  rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** A job's rows without ids and without dropped rows. */
const said = (state: JobState) => ({
  milestones: byKey(
    state.milestones
      .filter(({ key, amountMinor }) => !isDifference(key) || amountMinor !== 0)
      .map(({ id: _id, ...row }) => row),
  ),
  tasks: byKey(
    state.tasks
      .filter(({ state: stands }) => stands !== 'dropped')
      .map(({ id: _id, doneAt: _doneAt, ...row }) => row),
  ),
  notices: state.notices
    .filter(({ state: stands }) => live.has(stands))
    .map(({ effectKey, sendAt }) => `${effectKey} ${sendAt}`)
    .toSorted(),
  warranties: byKey(state.warranties.map(({ id: _id, ...row }) => row)),
});

describe.each([renovation, wedding])('rows of $key', (flow) => {
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
        expect(said(stepwise)).toEqual(said(atOnce));
      }),
      { numRuns: 300 },
    );
  });
});

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
