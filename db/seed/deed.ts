import type { Edits } from '#domain/change';
import type { BusinessDate, ClockTime, Instant } from '#domain/day';
import type { FactKey, FactValue } from '#domain/fact';
import type { Booking, JobState, Line } from '#domain/job';
import type { Plan } from '#domain/plan';

/** Days counted from today: the demo is always of this week. */
export interface Days {
  readonly on: (day: number) => BusinessDate;
  readonly at: (day: number, clock: ClockTime) => Instant;
}

/** A job at the moment somebody does something. */
export interface Situation {
  readonly state: JobState;
  readonly plan: Plan;
  readonly now: Instant;
  readonly newId: (prefix: string) => string;
}

/** One thing done on a job. */
export type Deed = (situation: Situation) => Partial<Edits>;

/** What was done on one day, as one change. */
export interface Step {
  readonly day: number;
  readonly clock?: ClockTime;
  readonly by: string;
  readonly action: string;
  readonly deeds: readonly Deed[];
}

const beforeOf = (state: JobState, key: FactKey): FactValue =>
  state.facts.find((fact) => fact.key === key)?.value ?? null;

/** Writes values of fields, checks and documents' states. */
export const record =
  (facts: Readonly<Record<FactKey, FactValue>>): Deed =>
  ({ state, newId }) => ({
    facts: Object.entries(facts).map(([key, value]) => ({ id: newId('fct'), key, value, supersedes: true })),
    changes: Object.entries(facts).map(([key, after]) => ({
      path: `fact:${key}`,
      before: beforeOf(state, key),
      after,
    })),
  });

export const tick = (...checks: readonly FactKey[]): Deed =>
  record(Object.fromEntries(checks.map((key) => [key, true])));

export const log =
  (key: FactKey, note: string): Deed =>
  ({ newId }) => ({
    facts: [{ id: newId('fct'), key, value: { note }, supersedes: false }],
    changes: [{ path: `fact:${key}`, before: null, after: { note } }],
  });

/** States of a document's first version: `filed` with what it is, the others with who said it. */
export const papers = (
  document: FactKey,
  ...states: readonly ('filed' | 'delivered' | 'agreed' | 'signed')[]
): Deed => record(Object.fromEntries(states.map((state) => [`${document}.${state}`, { version: 1 }])));

export const enter =
  (stage: string): Deed =>
  ({ state, now }) => ({
    job: { stage, stageEnteredAt: now, ...(stage === 'closed' ? { closedAt: now } : {}) },
    changes: [{ path: 'stage', before: state.job.stage, after: stage }],
  });

export const total =
  (contractTotalMinor: number): Deed =>
  ({ state }) => ({
    job: { contractTotalMinor },
    changes: [
      { path: 'contractTotalMinor', before: state.job.contractTotalMinor, after: contractTotalMinor },
    ],
  });

export const lines =
  (...rows: readonly Pick<Line, 'description' | 'amountMinor' | 'tags'>[]): Deed =>
  ({ state, newId }) => {
    const written = rows.map((row, index) => ({
      ...row,
      id: newId('lin'),
      position: state.lines.length + index + 1,
      quantity: 1,
      isDone: false,
    }));
    return {
      lines: written,
      changes: written.map(({ id, description }) => ({
        path: `line:${id}`,
        before: null,
        after: description,
      })),
    };
  };

export const allLinesDone: Deed = ({ state }) => ({
  lines: state.lines.map((line) => ({ ...line, isDone: true })),
  changes: state.lines.map(({ id }) => ({ path: `line:${id}.isDone`, before: false, after: true })),
});

export const book =
  (booking: Pick<Booking, 'role' | 'supplier' | 'on'> & Partial<Booking>): Deed =>
  ({ newId }) => {
    const id = newId('bkg');
    return {
      bookings: [{ id, phone: null, state: 'booked', ...booking }],
      changes: [{ path: `booking:${id}`, before: null, after: booking.supplier }],
    };
  };

export const changeOrder =
  (title: string, amountMinor: number, agreed: 'proposed' | 'approved'): Deed =>
  ({ now, newId }) => {
    const id = newId('cho');
    return {
      changeOrders: [
        { id, title, amountMinor, state: agreed, approvedAt: agreed === 'approved' ? now : null },
      ],
      changes: [{ path: `changeOrder:${id}`, before: null, after: title }],
    };
  };

/** Money for one milestone: all that is open on it, or an amount. */
export const pay =
  (milestone: string, amountMinor?: number): Deed =>
  ({ state, plan, now, newId }) => {
    const planned = plan.milestones.find(({ key }) => key === milestone);
    const standing = state.milestones.find(({ key }) => key === milestone);
    if (planned === undefined || standing === undefined)
      throw new Error(`the demo has no milestone ${milestone}`);
    const openMinor = (planned.amountMinor ?? 0) - planned.paidMinor;
    const id = newId('pay');
    const paidMinor = amountMinor ?? openMinor;
    const reference = `D${id.slice(-8)}`;
    return {
      payments: [
        {
          id,
          kind: 'payment',
          amountMinor: paidMinor,
          currency: state.job.currency,
          reversesId: null,
          occurredAt: now,
          recordedAt: now,
          effectKey: `hand:transfer:${reference}`,
          method: 'transfer',
          provider: 'hand',
          reference,
          note: null,
        },
      ],
      allocations: [
        {
          id: newId('alc'),
          paymentId: id,
          milestoneId: standing.id,
          amountMinor: Math.min(paidMinor, openMinor),
        },
      ],
      changes: [
        { path: `payment:${id}`, before: null, after: { amountMinor: paidMinor, method: 'transfer' } },
      ],
    };
  };
