import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import type { Edits } from '#domain/jobs/change';
import { instant } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import {
  allocate,
  allocatedByMilestone,
  refundableMinor,
  deallocate,
  unallocatedMoney,
} from '#domain/ledger/ledger';
import { reconcile } from '#domain/planning/reconcile';
import { derive } from '#domain/planning/derive';
import { replan } from '#domain/planning/replan';
import { chinaCalendar, moment } from '#test/kit/rules';
import { walk } from '../requirements/walk.ts';

const calendar = chinaCalendar();
const start = moment('2026-03-02');
const hourMs = 3_600_000;

type Step =
  | { readonly do: 'total'; readonly amountMinor: number }
  | { readonly do: 'order'; readonly amountMinor: number }
  | { readonly do: 'progress'; readonly percent: number }
  | { readonly do: 'sign' }
  | { readonly do: 'pay'; readonly share: number; readonly index: number }
  | { readonly do: 'credit'; readonly amountMinor: number }
  | { readonly do: 'refund'; readonly share: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('total' as const), amountMinor: fc.integer({ min: 0, max: 50_000_000 }) }),
  fc.record({
    do: fc.constant('order' as const),
    amountMinor: fc.integer({ min: -3_000_000, max: 3_000_000 }).filter((item) => item !== 0),
  }),
  fc.record({ do: fc.constant('progress' as const), percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constant('sign' as const) }),
  fc.record({
    do: fc.constant('pay' as const),
    share: fc.integer({ min: 1, max: 100 }),
    index: fc.nat({ max: 5 }),
  }),
  fc.record({ do: fc.constant('credit' as const), amountMinor: fc.integer({ min: 1, max: 5_000_000 }) }),
  fc.record({ do: fc.constant('refund' as const), share: fc.integer({ min: 1, max: 100 }) }),
);

interface Run {
  readonly state: JobState;
  readonly next: (step: Step) => Run;
}

/** Applies random steps to a job, an hour apart, as the product would commit them. */
const run = (flow: Flow, state: JobState, ids: { count: number }): Run => {
  const newId = (prefix: string) => `${prefix}_${(ids.count += 1)}`;
  const now = instant(start + ids.count * hourMs);
  const commit = (edits: Partial<Edits>): Run => {
    const edited = applyEdits(
      state,
      { action: 'law', reason: null, changes: [], ...edits },
      { actor: 'stf_1', at: now },
    );
    return run(flow, replan({ flow, state: edited, calendar, now, newId }).after, ids);
  };
  const money = (
    amountMinor: number,
    kind: 'payment' | 'refund' = 'payment',
    reversesId: string | null = null,
  ) => ({
    id: newId('pay'),
    kind,
    amountMinor,
    currency: state.job.currency,
    reversesId,
    occurredAt: now,
    recordedAt: now,
    effectKey: `k${ids.count}`,
    method: 'cash',
    provider: 'hand',
    reference: null,
    note: null,
  });
  const fact = (key: string, value: number | { readonly version: number }) => ({
    facts: [{ id: newId('fct'), key, value, supersedes: true }],
  });
  const next = (action: Step): Run => {
    switch (action.do) {
      case 'total':
        return commit({ job: { contractTotalMinor: action.amountMinor } });
      case 'order':
        return commit({
          changeOrders: [
            {
              id: newId('cho'),
              title: 'change',
              amountMinor: action.amountMinor,
              state: 'approved',
              approvedAt: now,
            },
          ],
        });
      case 'progress':
        return commit(fact('progress', action.percent));
      case 'sign':
        return commit({
          facts: [
            ...fact('contract.filed', { version: 1 }).facts,
            ...fact('contract.signed', { version: 1 }).facts,
          ],
        });
      case 'credit':
        return commit({ payments: [money(action.amountMinor)] });
      case 'pay': {
        const open = derive({ flow, state, calendar, now }).milestones.filter(
          ({ amountMinor, paidMinor }) => (amountMinor ?? 0) > paidMinor,
        );
        const target = open[action.index % Math.max(open.length, 1)];
        const row = state.milestones.find(({ key }) => key === target?.key);
        if (target === undefined || row === undefined) return run(flow, state, ids);
        const payment = money(
          Math.max(1, Math.floor((((target.amountMinor ?? 0) - target.paidMinor) * action.share) / 100)),
        );
        const allocations = allocate(
          [{ paymentId: payment.id, leftMinor: payment.amountMinor }],
          [{ id: row.id, openMinor: (target.amountMinor ?? 0) - target.paidMinor }],
          newId,
        );
        return commit({ payments: [payment], allocations });
      }
      case 'refund': {
        const origin = state.payments.findLast(
          (payment) => payment.kind === 'payment' && refundableMinor(state, payment.id) > 0,
        );
        if (origin === undefined) return run(flow, state, ids);
        const amountMinor = Math.max(1, Math.floor((refundableMinor(state, origin.id) * action.share) / 100));
        const back = money(-amountMinor, 'refund', origin.id);
        const allocations = deallocate(
          state,
          { paymentId: origin.id, amountMinor, refundId: back.id, milestoneId: null },
          { creditLines: [], newId },
        );
        return commit({ payments: [back], allocations });
      }
    }
  };
  return { state, next };
};

const sum = (amounts: readonly number[]) => amounts.reduce((total, item) => total + item, 0);

const opened = (flow: Flow) => run(flow, walk(flow, '2026-03-02').state(), { count: 100 });

describe.each([renovation, wedding])('the plan of $key under any steps', (flow) => {
  const outside = new Set(
    flow.milestones.filter((plan) => plan.isWithinContract === false).map(({ key }) => key),
  );

  it('sums to the contract and its approved change orders, keeps what money touched, never allocates too much (L1, L2, L3, L6, L7, L9)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let job = opened(flow);
        for (const action of steps) {
          const before = job.state;
          job = job.next(action);
          const { state } = job;
          const plan = derive({ flow, state, calendar, now: instant(start + 400 * hourMs) });
          const within = plan.milestones.filter(
            ({ key, state: stands }) => !outside.has(key) && stands !== 'cancelled',
          );
          const approved = sum(state.changeOrders.map(({ amountMinor }) => amountMinor));
          const planned = sum(within.map(({ amountMinor }) => amountMinor ?? 0));
          const total = state.job.contractTotalMinor;
          expect(total === null || planned === total + approved).toBe(true);
          // A planned amount equals the row's amount: the ledger's caps are checked on the row.
          for (const { key, amountMinor } of plan.milestones)
            expect(state.milestones.find((row) => row.key === key)?.amountMinor ?? null).toBe(amountMinor);
          const allocated = allocatedByMilestone(state.allocations);
          for (const row of state.milestones)
            expect(allocated.get(row.id) ?? 0).toBeLessThanOrEqual(Math.max(row.amountMinor ?? 0, 0));
          for (const { leftMinor } of unallocatedMoney(state)) expect(leftMinor).toBeGreaterThan(0);
          for (const payment of state.payments)
            expect(refundableMinor(state, payment.reversesId ?? payment.id)).toBeGreaterThanOrEqual(0);
          const held = allocatedByMilestone(before.allocations);
          // A line whose money was all returned is not pinned.
          const touched = before.milestones.filter(
            ({ id }) => (held.get(id) ?? 0) !== 0 && (allocated.get(id) ?? 0) !== 0,
          );
          expect(touched.map(({ id }) => state.milestones.find((row) => row.id === id)?.amountMinor)).toEqual(
            touched.map(({ amountMinor }) => amountMinor),
          );
          for (const { amountMinor } of state.milestones)
            expect(amountMinor === null || Number.isSafeInteger(amountMinor)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is whole after each commit: to plan again at the same time writes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const ids = { count: 100 };
        const { state } = steps.reduce(
          (job, action) => job.next(action),
          run(flow, walk(flow, '2026-03-02').state(), ids),
        );
        const now = instant(start + ids.count * hourMs);
        const newId = (prefix: string) => `${prefix}_new`;
        // Only the clock advances here, so only expired notices may differ.
        const { milestones, tasks, warranties } = reconcile({
          state,
          plan: derive({ flow, state, calendar, now }),
          newId,
          now,
          zone: calendar.zone,
        });
        expect([milestones, tasks, warranties]).toEqual([
          { insert: [], update: [] },
          { insert: [], update: [] },
          { insert: [], update: [], remove: [] },
        ]);
      }),
      { numRuns: 100 },
    );
  });
});
