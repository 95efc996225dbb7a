import { applyDerived } from '#domain/jobs/apply';
import { appointmentId } from '#domain/appointments/appointment';
import type { DerivedRows } from '#domain/jobs/change';
import { derive, type DeriveSource } from '#domain/planning/derive';
import { withWorkedOutTotal } from '#domain/lines/line-amounts';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';
import { applyCredit, reconcile } from '#domain/planning/reconcile';

/** The result of a re-plan: the new plan, the difference to the stored rows, and the job after it. */
export interface Replanned {
  readonly plan: Plan;
  readonly derived: DerivedRows;
  readonly after: JobState;
}

/** Allocated credit may complete a milestone, whose date starts others: a chain no longer than the plan. */
const roundsMax = 8;

/**
 * Plans a job again after its facts changed, allocates its credit to due milestones, and returns one difference. A contract
 * total that is worked out of lines stands in the job after it.
 */
export const replan = ({
  flow,
  state,
  calendar,
  now,
  newId,
}: DeriveSource & { readonly newId: (prefix: string) => string }): Replanned => {
  let after = withWorkedOutTotal(flow, state);
  let derived: DerivedRows | null = null;
  for (let round = 0; round < roundsMax; round += 1) {
    const plan = derive({ flow, state: after, calendar, now });
    const rows = reconcile({ state: after, plan, newId, now, zone: calendar.zone });
    after = applyDerived(after, rows);
    const allocations = applyCredit(after, plan, { calendar, now, newId });
    derived = derived === null ? { ...rows, allocations } : joined(derived, { ...rows, allocations });
    if (allocations.length === 0) return { plan, derived, after: heldAs(after, plan) };
    after = { ...after, allocations: [...after.allocations, ...allocations] };
  }
  throw new Error('a plan did not settle');
};

const heldAs = (state: JobState, { holder }: Plan): JobState => ({
  ...state,
  job: { ...state.job, holderId: holder?.staffId ?? null, holderDuty: holder?.duty ?? null },
});

interface Identified {
  readonly id: string;
}

/** Merges two consecutive differences: an update of a row that the first one inserts is applied to the insert. */
const rowsJoined = <Row extends Identified, New extends Row>(
  first: { readonly insert: readonly New[]; readonly update: readonly Row[] },
  then: { readonly insert: readonly New[]; readonly update: readonly Row[] },
): { readonly insert: readonly New[]; readonly update: readonly Row[] } => {
  const updates = new Map(then.update.map((row) => [row.id, row]));
  const created = new Set(first.insert.map(({ id }) => id));
  return {
    insert: [...first.insert.map((row) => ({ ...row, ...updates.get(row.id) })), ...then.insert],
    update: [
      ...first.update.filter(({ id }) => !updates.has(id)),
      ...then.update.filter(({ id }) => !created.has(id)),
    ],
  };
};

const joined = (first: DerivedRows, then: DerivedRows): DerivedRows => {
  const dropped = new Set([...then.notices.supersede, ...then.warranties.remove]);
  const created = new Set([...first.notices.insert, ...first.warranties.insert].map(({ id }) => id));
  const warranties = rowsJoined(first.warranties, then.warranties);
  return {
    milestones: rowsJoined(first.milestones, then.milestones),
    tasks: rowsJoined(first.tasks, then.tasks),
    notices: {
      insert: [...first.notices.insert.filter(({ id }) => !dropped.has(id)), ...then.notices.insert],
      supersede: [...first.notices.supersede, ...then.notices.supersede.filter((id) => !created.has(id))],
    },
    warranties: {
      insert: warranties.insert.filter(({ id }) => !dropped.has(id)),
      update: warranties.update.filter(({ id }) => !dropped.has(id)),
      remove: [...first.warranties.remove, ...then.warranties.remove.filter((id) => !created.has(id))],
    },
    appointments: [
      ...new Map(
        [...first.appointments, ...then.appointments].map((row) => [appointmentId(row), row]),
      ).values(),
    ],
    allocations: [...first.allocations, ...then.allocations],
  };
};
