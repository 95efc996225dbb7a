import type { Days, Situation, Step } from '#db/seed/deed';
import { applyEdits } from '#domain/apply';
import type { Calendar } from '#domain/calendar';
import type { Change, Edits } from '#domain/change';
import { derive } from '#domain/derive';
import type { Instant } from '#domain/day';
import type { Flow } from '#domain/flow';
import type { Customer, JobState } from '#domain/job';
import { replan } from '#domain/replan';

/** A demo job: who it is for, and what was done on it. */
export interface DemoJob {
  readonly flow: Flow;
  readonly title: string;
  readonly customer: Omit<Customer, 'id'>;
  readonly ownerId: string;
  /** The first step opens the job. */
  readonly steps: readonly Step[];
}

/** A change with the job as it leaves it: what the store writes in one batch. */
export interface Played {
  readonly state: JobState;
  readonly flow: Flow;
  readonly change: Change;
}

export interface Stage {
  readonly days: Days;
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly newId: (prefix: string) => string;
}

const bare = ({ flow, title, customer, ownerId }: DemoJob, openedAt: Instant, { newId }: Stage): JobState => {
  const stage = flow.stages[0]?.key ?? '';
  return {
    job: {
      id: newId('job'),
      number: 0,
      flowKey: flow.key,
      flowVersion: flow.version,
      title,
      stage,
      stageEnteredAt: openedAt,
      openedAt,
      closedAt: null,
      isWithdrawn: false,
      ownerId,
      currency: 'CNY',
      contractTotalMinor: null,
      version: 0,
    },
    customer: { ...customer, id: newId('cus') },
    stageEntries: { [stage]: openedAt },
    facts: [],
    lines: [],
    changeOrders: [],
    bookings: [],
    milestones: [],
    tasks: [],
    notices: [],
    warranties: [],
    payments: [],
    allocations: [],
  };
};

const editsOf = ({ action, deeds }: Step, situation: Situation): Edits => {
  const done = deeds.map((deed) => deed(situation));
  const all = <Row>(of: (edits: Partial<Edits>) => readonly Row[] | undefined): readonly Row[] =>
    done.flatMap((edits) => of(edits) ?? []);
  return {
    action,
    reason: null,
    changes: all(({ changes }) => changes),
    job: Object.assign({}, ...done.map(({ job }) => job ?? {})),
    facts: all(({ facts }) => facts),
    lines: all(({ lines }) => lines),
    changeOrders: all(({ changeOrders }) => changeOrders),
    bookings: all(({ bookings }) => bookings),
    payments: all(({ payments }) => payments),
    allocations: all(({ allocations }) => allocations),
  };
};

/** Plays a job's steps through the same rules as the house's own writes, each at its own moment. */
export const playJob = (job: DemoJob, stage: Stage): readonly Played[] => {
  const { days, calendar, newId } = stage;
  const { flow } = job;
  const played: Played[] = [];
  let state: JobState | null = null;
  for (const step of job.steps) {
    const at = days.at(step.day, step.clock ?? '10:00');
    // A step of this morning is not yet to come when the demo is loaded before it.
    const now: Instant = at > stage.now ? stage.now : at;
    const before = state ?? bare(job, now, stage);
    const plan = derive({ flow, state: before, calendar, now });
    const edits = editsOf(step, { state: before, plan, now, newId });
    const edited = applyEdits(before, edits, { actor: step.by, at: now });
    const next = replan({ flow, state: edited, calendar, now, newId });
    state = next.after;
    played.push({
      state: next.after,
      flow,
      change: {
        jobId: before.job.id,
        baseVersion: before.job.version,
        actor: step.by,
        at: now,
        requestId: newId('req'),
        gestureId: null,
        calendarVersion: calendar.version,
        edits,
        derived: next.derived,
        plan: next.plan,
      },
    });
  }
  return played;
};
