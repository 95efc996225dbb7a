import { appointmentId, type Appointment } from '#domain/appointments/appointment';
import type { DerivedRows, Edits } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import type { Fact } from '#domain/rules/fact';
import type { JobState, Milestone } from '#domain/jobs/job';

/** Who made the edits and when; stored with each recorded fact. */
export interface Stamp {
  readonly actor: string;
  readonly at: Instant;
}

interface Identified {
  readonly id: string;
}

const appointmentsAfter = (
  rows: readonly Appointment[],
  written: readonly Appointment[],
): readonly Appointment[] => {
  if (written.length === 0) return rows;
  return [...new Map([...rows, ...written].map((row) => [appointmentId(row), row])).values()];
};

/** Replaces rows with the same id; new rows are appended. */
const upsert = <Row extends Identified>(
  rows: readonly Row[],
  written: readonly Row[] = [],
): readonly Row[] => {
  if (written.length === 0) return rows;
  const byId = new Map(written.map((row) => [row.id, row]));
  const known = new Set(rows.map(({ id }) => id));
  return [...rows.map((row) => byId.get(row.id) ?? row), ...written.filter(({ id }) => !known.has(id))];
};

const linesAfter = (state: JobState, edits: Edits): JobState['lines'] => {
  const removed = new Set((edits.lines ?? []).filter(({ isRemoved }) => isRemoved).map(({ id }) => id));
  const written = (edits.lines ?? []).map(({ isRemoved: _isRemoved, ...line }) => line);
  return upsert(state.lines, written).filter(({ id }) => !removed.has(id));
};

/** Facts after others were recorded, of which those in `superseded` took the place of what was there. */
const withRecorded = <Held extends Pick<Fact, 'key'>>(
  facts: readonly Held[],
  recorded: readonly Held[],
  superseded: ReadonlySet<string>,
): readonly Held[] => [...facts.filter(({ key }) => !superseded.has(key)), ...recorded];

const supersededBy = ({ facts = [] }: Edits): ReadonlySet<string> =>
  new Set(facts.filter(({ supersedes }) => supersedes).map(({ key }) => key));

/** A job as far as edits of its cells read and write it; `facts` are the current ones. */
type Cells = Pick<JobState, 'job' | 'customer'> & {
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
};

/** Applies edits of cells to a job of which no more than that is known. */
export const applyToCells = <Known extends Cells>(state: Known, edits: Edits): Known => ({
  ...state,
  job: { ...state.job, ...edits.job },
  customer: { ...(edits.movesTo?.customer ?? state.customer), ...edits.customer },
  facts: withRecorded(
    state.facts,
    (edits.facts ?? []).map(({ key, value }) => ({ key, value })),
    supersededBy(edits),
  ),
});

const factsAfter = (
  state: JobState,
  edits: Edits,
  { actor, at }: Stamp,
): Pick<JobState, 'facts' | 'earlierFacts'> => {
  const written = edits.facts ?? [];
  if (written.length === 0) return { facts: state.facts, earlierFacts: state.earlierFacts ?? [] };
  const superseded = supersededBy(edits);
  const recorded = written.map(({ id, key, value }): Fact => ({
    id,
    key,
    value,
    recordedBy: actor,
    recordedAt: at,
    recordedVersion: state.job.version + 1,
  }));
  return {
    facts: withRecorded(state.facts, recorded, superseded),
    earlierFacts: [...(state.earlierFacts ?? []), ...state.facts.filter(({ key }) => superseded.has(key))],
  };
};

const noticesAfter = ({ notices }: JobState, { notices: handled = [] }: Edits): JobState['notices'] => {
  if (handled.length === 0) return notices;
  const byId = new Map(handled.map((row) => [row.id, row]));
  return notices.map((notice) => ({ ...notice, ...byId.get(notice.id) }));
};

/** The job after the edits, at its next version; derived rows are unchanged. */
export const applyEdits = (state: JobState, edits: Edits, stamp: Stamp): JobState => {
  const stage = edits.job?.stage;
  const entered = edits.job?.stageEnteredAt ?? stamp.at;
  return {
    ...state,
    job: { ...state.job, ...edits.job, version: state.job.version + 1 },
    customer: { ...(edits.movesTo?.customer ?? state.customer), ...edits.customer },
    stageEntries: stage === undefined ? state.stageEntries : { [stage]: entered, ...state.stageEntries },
    ...factsAfter(state, edits, stamp),
    lines: linesAfter(state, edits),
    changeOrders: upsert(state.changeOrders, edits.changeOrders),
    bookings: upsert(state.bookings, edits.bookings),
    milestones: upsert(state.milestones, edits.milestones),
    tasks: upsert(state.tasks, edits.tasks),
    notices: noticesAfter(state, edits),
    payments: upsert(state.payments, edits.payments),
    allocations: upsert(state.allocations, edits.allocations),
  };
};

/** The job after the derived rows are applied: equal to a load after the commit. */
export const applyDerived = (state: JobState, derived: DerivedRows): JobState => {
  const superseded = new Set(derived.notices.supersede);
  const removed = new Set(derived.warranties.remove);
  return {
    ...state,
    milestones: upsert<Milestone>(
      upsert<Milestone>(state.milestones, derived.milestones.insert),
      derived.milestones.update,
    ),
    tasks: upsert(upsert(state.tasks, derived.tasks.insert), derived.tasks.update),
    notices: [
      ...state.notices.map((notice) =>
        superseded.has(notice.id) ? { ...notice, state: 'superseded' as const } : notice,
      ),
      ...derived.notices.insert.map(({ id, key, effectKey, sendAt }) => ({
        id,
        key,
        effectKey,
        sendAt,
        state: 'pending' as const,
      })),
    ],
    warranties: upsert(upsert(state.warranties, derived.warranties.insert), derived.warranties.update).filter(
      ({ id }) => !removed.has(id),
    ),
    appointments: appointmentsAfter(state.appointments, derived.appointments),
    allocations: upsert(state.allocations, derived.allocations),
  };
};
