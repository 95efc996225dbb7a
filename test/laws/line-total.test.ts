import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '#domain/jobs/apply';
import type { Edits } from '#domain/jobs/change';
import type { ChangeOrder, JobState } from '#domain/jobs/job';
import { derive } from '#domain/planning/derive';
import { replan } from '#domain/planning/replan';
import { withOwnedLines } from '#domain/ledger/owned-lines';
import type { Line } from '#domain/lines/line';
import { acceptedTotal, lineAmount, orderTotal } from '#domain/lines/line-amounts';
import { lineDecisions } from '#domain/rules/rule';
import { chinaCalendar, line, moment } from '#test/kit/rules';
import { workshop as flow } from '#test/kit/workshop';
import { walk } from '../requirements/walk';

const calendar = chinaCalendar();
const now = moment('2026-03-02');
const stamp = { actor: 'stf_1', at: now };

const ids = () => {
  let count = 0;
  return (prefix: string): string => `${prefix}_law${(count += 1)}`;
};

const priced = fc.record({
  quantity: fc.integer({ min: 0, max: 9000 }),
  unitMinor: fc.integer({ min: 0, max: 5000 }),
});
const slot = fc.integer({ min: 1, max: 5 });

/** What people do to the lines and change orders of a job. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('save' as const),
    slot,
    priced,
    owner: fc.constantFrom(null, 'cho_1', 'cho_2'),
    decision: fc.constantFrom(...lineDecisions),
  }),
  fc.record({ act: fc.constant('remove' as const), slot }),
  fc.record({
    act: fc.constant('order' as const),
    order: fc.constantFrom('cho_1', 'cho_2'),
    state: fc.constantFrom('proposed' as const, 'approved' as const, 'rejected' as const),
  }),
  fc.record({ act: fc.constant('pay' as const), amountMinor: fc.integer({ min: 1, max: 9000 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const orderOf = (state: JobState, id: string): ChangeOrder =>
  state.changeOrders.find((order) => order.id === id) ?? {
    id,
    title: id,
    amountMinor: 700,
    state: 'proposed',
    approvedAt: null,
  };

const isDecided = (state: JobState, owner: string | null): boolean =>
  owner !== null && orderOf(state, owner).state !== 'proposed';

/** The edits of a step as the rules of lines let it through. */
const editsOf = (state: JobState, taken: Step, at: number): Partial<Edits> => {
  if (taken.act === 'pay') return {};
  if (taken.act === 'order') {
    const order = orderOf(state, taken.order);
    return order.state === 'proposed' ? { changeOrders: [{ ...order, state: taken.state }] } : {};
  }
  const id = `lin_${taken.slot}`;
  const before = state.lines.find((each) => each.id === id);
  if (isDecided(state, before?.changeOrderId ?? null)) return {};
  if (taken.act === 'remove') return before === undefined ? {} : { lines: [{ ...before, isRemoved: true }] };
  if (isDecided(state, taken.owner)) return {};
  const quantity = taken.priced.quantity / 1000;
  const written: Line = line({
    id,
    position: at,
    quantity,
    unitMinor: taken.priced.unitMinor,
    amountMinor: lineAmount(quantity, taken.priced.unitMinor),
    changeOrderId: taken.owner,
    decision: taken.owner === null ? taken.decision : 'open',
  });
  const isNewOrder = taken.owner !== null && !state.changeOrders.some(({ id: own }) => own === taken.owner);
  return {
    lines: [written],
    ...(isNewOrder && taken.owner !== null ? { changeOrders: [orderOf(state, taken.owner)] } : {}),
  };
};

const paymentOf = (taken: Step, at: number): JobState['payments'] =>
  taken.act === 'pay'
    ? [
        {
          id: `pay_${at}`,
          kind: 'payment',
          amountMinor: taken.amountMinor,
          currency: 'CNY',
          reversesId: null,
          occurredAt: now,
          recordedAt: now,
          effectKey: `hand:${at}`,
        },
      ]
    : [];

const after = (state: JobState, taken: Step, at: number, newId: (prefix: string) => string): JobState => {
  const written: Edits = { action: 'law', reason: null, changes: [], ...editsOf(state, taken, at) };
  const owned = withOwnedLines(state, { edits: written, after: applyEdits(state, written, stamp), at: now });
  const edited = applyEdits(state, owned, stamp);
  const paid = { ...edited, payments: [...edited.payments, ...paymentOf(taken, at)] };
  return replan({ flow, state: paid, calendar, now, newId }).after;
};

describe('a job whose total follows from its lines', () => {
  it('has after every step the total, the orders and the sums that its lines make', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (taken) => {
        const newId = ids();
        let state = walk(flow, '2026-03-02').state();
        for (const [at, each] of taken.entries()) {
          const received = state.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          state = after(state, each, at, newId);
          const plan = derive({ flow, state, calendar, now });
          const came = each.act === 'pay' ? each.amountMinor : 0;
          expect(plan.balances.paidMinor).toBe(received + came);
          expect(state.job.contractTotalMinor).toBe(acceptedTotal(state.lines));
          for (const order of state.changeOrders)
            expect(order.amountMinor).toBe(orderTotal(state.lines, order.id) ?? order.amountMinor);
          // What is due is the accepted lines and the approved orders, whatever money has reached (L1).
          const { contractMinor, changesMinor, plannedMinor } = plan.balances;
          const whole = state.job.contractTotalMinor === null ? plannedMinor : contractMinor + changesMinor;
          expect(plannedMinor).toBe(whole);
        }
      }),
    );
  });
});
