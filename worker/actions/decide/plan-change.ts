import type { Ctx } from '#actions/decide/context';
import { checkTotal } from '#domain/ledger/check-total';
import { applyEdits } from '#domain/jobs/apply';
import { noDerivedRows, type Change, type Edits, type PaymentLink } from '#domain/jobs/change';
import { derive } from '#domain/planning/derive';
import type { Flow } from '#domain/flow/flow';
import type { JobState, Task } from '#domain/jobs/job';
import { checkJobSize } from '#domain/jobs/job-size';
import { mayKeep } from '#domain/flow/duties';
import { takeKey, takenKey } from '#domain/tasks/hand-over';
import { isMinor, moneyText } from '#domain/money/money';
import { isPrice } from '#domain/planning/milestone-amounts';
import type { FixedAmounts, Plan } from '#domain/jobs/plan';
import { keepsPlan } from '#domain/planning/plan-inputs';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { withOwnedLines } from '#domain/ledger/owned-lines';
import { replan } from '#domain/planning/replan';
import { closeStaleLinks } from '#domain/jobs/stale-links';
import type { LoadedJob, StaffMember } from '#store/jobs/loaded-job';

/** The plan of a job as of the request's moment and calendar. */
export const planOf = ({ calendar, now }: Ctx, flow: Flow, state: JobState): Plan =>
  derive({ flow, state, calendar, now });

/** Whether every sum after the change is within bounds. Amounts within bounds can have a sum out of bounds. */
export const isWithinBounds = ({ plan }: Change): boolean =>
  [...Object.values(plan.balances), ...plan.milestones.map(({ amountMinor }) => amountMinor ?? 0)].every(
    isMinor,
  );

/** A job before its edits; a new job has no plan yet. */
export interface JobBefore {
  readonly flow: Flow;
  readonly state: JobState;
  readonly plan: Pick<Plan, 'fixedAmounts' | 'isPriceFixed'> | null;
}

/** Minor units by which fixed amounts exceed the contract total; 0 when they fit or the total is unknown. */
const excessMinor = (amounts: FixedAmounts | null | undefined): number =>
  amounts ? Math.max(amounts.fixedMinor - amounts.totalMinor, 0) : 0;

interface WrittenAmount {
  readonly path: string;
  readonly amountMinor: number;
}

/** The written amounts of lines that have a sum of their own, and where a request has them. */
const writtenAmounts = (
  { flow, state }: JobBefore,
  { facts = [], milestones = [] }: Edits,
): WrittenAmount[] => {
  const before = new Map(state.milestones.map((milestone) => [milestone.id, milestone]));
  return [
    ...facts.flatMap(({ key, value }) =>
      isPrice(flow, key) && typeof value === 'number' ? [{ path: `facts.${key}`, amountMinor: value }] : [],
    ),
    ...milestones.flatMap(({ id, amountMinor, isCancelled }) => {
      const stored = before.get(id);
      const isSame = stored?.amountMinor === amountMinor && stored?.isCancelled === isCancelled;
      return isSame ? [] : [{ path: 'amountMinor', amountMinor: amountMinor ?? 0 }];
    }),
  ];
};

/** Whether edits write the contract total or an amount of the plan. Money and change orders are never refused here. */
const isOfAmounts = (flow: Flow, { job, facts = [], milestones = [] }: Edits): boolean =>
  job?.contractTotalMinor !== undefined ||
  milestones.length > 0 ||
  facts.some(({ key }) => isPrice(flow, key));

const issuesOf = (
  before: JobBefore,
  edits: Edits,
  { totalMinor, overMinor }: { readonly totalMinor: number; readonly overMinor: number },
): readonly FieldIssue[] => {
  const { currency } = before.state.job;
  const money = (amountMinor: number) => moneyText(amountMinor, currency);
  const total = edits.job?.contractTotalMinor;
  const ofTotal =
    total === undefined || total === null
      ? []
      : [fieldIssue('contractTotalMinor', 'below-fixed', { least: money(total + overMinor) })];
  const ofAmounts = writtenAmounts(before, edits).map(({ path, amountMinor }) =>
    fieldIssue(path, 'above-total', {
      most: money(Math.max(amountMinor - overMinor, 0)),
      total: money(totalMinor),
    }),
  );
  return [...ofTotal, ...ofAmounts];
};

/**
 * Refuses to write an amount or a contract total with which the amounts that do not move exceed the total: a deposit
 * above the price, or a price below what is paid. An excess that stood before and does not grow is accepted.
 */
const checkFixedAmounts = (
  before: JobBefore,
  { edits, plan }: Pick<Change, 'edits' | 'plan'>,
): Result<null> => {
  if (!isOfAmounts(before.flow, edits)) return succeed(null);
  const { fixedAmounts } = plan;
  const overMinor = excessMinor(fixedAmounts);
  if (fixedAmounts === null || overMinor === 0 || overMinor <= excessMinor(before.plan?.fixedAmounts))
    return succeed(null);
  const { fixedMinor, totalMinor } = fixedAmounts;
  const { currency } = before.state.job;
  return refuse('fixed-above-total', {
    fixed: moneyText(fixedMinor, currency),
    total: moneyText(totalMinor, currency),
    fields: issuesOf(before, edits, { totalMinor, overMinor }),
  });
};

/**
 * Refuses to change the contract total, also by lines that make it, or to write an amount by a field, once the contract
 * fixes them.
 */
const checkPrice = (
  { flow, state, plan }: JobBefore,
  { facts = [] }: Edits,
  { job }: Pick<JobState, 'job'>,
): Result<null> => {
  if (plan?.isPriceFixed !== true) return succeed(null);
  const paths = [
    ...(job.contractTotalMinor === state.job.contractTotalMinor ? [] : ['contractTotalMinor']),
    ...facts.filter(({ key }) => isPrice(flow, key)).map(({ key }) => `facts.${key}`),
  ];
  if (paths.length === 0) return succeed(null);
  return refuse('price-fixed', { fields: paths.map((path) => fieldIssue(path, 'by-change-order')) });
};

/**
 * Refuses a change after which a sum is out of bounds, fixed amounts exceed the contract total, or the job is too
 * large.
 */
export const checkChange = (
  before: JobBefore,
  { change, after }: { readonly change: Change; readonly after: JobState },
): Result<null> => {
  if (change.isPlanKept === true) return checkJobSize(before.state, after);
  if (!isWithinBounds(change)) return refuse('amount-out-of-range');
  const price = checkPrice(before, change.edits, after);
  if (!price.ok) return price;
  const total = checkTotal(before, change.edits, after);
  if (!total.ok) return total;
  const fixed = checkFixedAmounts(before, change);
  return fixed.ok ? checkJobSize(before.state, after) : fixed;
};

type Changed = Pick<LoadedJob, 'state' | 'flow'> & Partial<Pick<LoadedJob, 'detail' | 'stored'>>;

/** Closes the payment links whose amount is wrong after the change. */
const withLinksClosed = (
  edits: Edits,
  snapshot: readonly PaymentLink[],
  { plan, after }: { readonly plan: Plan; readonly after: JobState },
): Edits => {
  const written = new Set((edits.links ?? []).map(({ id }) => id));
  const untouched = snapshot.filter(({ id }) => !written.has(id));
  const { links, changes } = closeStaleLinks(untouched, plan, after);
  if (links.length === 0) return edits;
  return {
    ...edits,
    links: [...(edits.links ?? []), ...links],
    changes: [...edits.changes, ...changes],
  };
};

type Decided = Pick<Change, 'edits' | 'derived' | 'isPlanKept' | 'plan'>;

/**
 * The change of edits that no rule of the flow reads. It has no derived rows; the plan is computed only when an answer
 * reads it.
 */
const withPlanKept = (ctx: Ctx, edits: Edits, flow: Flow, after: JobState): Decided => {
  let plan: Plan | null = null;
  return {
    edits,
    derived: noDerivedRows,
    isPlanKept: true,
    get plan() {
      plan ??= planOf(ctx, flow, after);
      return plan;
    },
  };
};

const keeps = ({ calendar }: Ctx, { state, flow, stored }: Changed, edits: Edits): boolean =>
  stored?.['plannedWith'] === calendar.version && keepsPlan(flow, state, edits);

/** Whether the actor is a member of staff who may take the stage by the task. */
const mayTake = ({ actor }: Ctx, { duty, assigneeId }: Task, staff: readonly StaffMember[]): boolean => {
  if (!staff.some(({ id }) => id === actor.id)) return false;
  return duty === null ? assigneeId === actor.id : mayKeep(duty, actor.id, staff);
};

/** The first edit of a new holder takes the job over. A move to another stage, and what machines write, takes nothing. */
const withTaking = (ctx: Ctx, { state, detail }: Changed, edits: Edits): Edits => {
  const { stage } = state.job;
  const take = state.tasks.find(({ key, state: current }) => key === takeKey(stage) && current === 'open');
  // A job that comes back is as it was.
  const isMove = (edits.job?.stage ?? stage) !== stage || edits.job?.isWithdrawn !== undefined;
  if (take === undefined || detail === undefined || isMove || edits.changes.length === 0) return edits;
  const { facts = [] } = edits;
  const key = takenKey(stage);
  if (facts.some((fact) => fact.key === key) || !mayTake(ctx, take, detail.staff)) return edits;
  const taken = { id: ctx.newId('fct'), key, value: ctx.actor.id, supersedes: true };
  return { ...edits, facts: [...facts, taken] };
};

/** The pure core of a write: computes the rows to write and the next state from edits on a job. */
export const planChange = (
  ctx: Ctx,
  changed: Changed,
  writtenEdits: Edits,
): { readonly change: Change; readonly after: JobState } => {
  const { actor, now, calendar, newId, requestId, operationId } = ctx;
  const { state, flow, detail } = changed;
  const decision = {
    jobId: state.job.id,
    baseVersion: state.job.version,
    actor: actor.id,
    at: now,
    requestId,
    operationId,
    calendarVersion: calendar.version,
  };
  const stamp = { actor: actor.id, at: now };
  const takenEdits = withTaking(ctx, changed, writtenEdits);
  const written = applyEdits(state, takenEdits, stamp);
  const requestedEdits = withOwnedLines(state, { edits: takenEdits, after: written, at: now });
  const edited = requestedEdits === takenEdits ? written : applyEdits(state, requestedEdits, stamp);
  if (keeps(ctx, changed, requestedEdits)) {
    const decided = withPlanKept(ctx, requestedEdits, flow, edited);
    return { after: edited, change: Object.assign(decided, decision) };
  }
  const { plan, derived, after } = replan({ flow, state: edited, calendar, now, newId });
  const edits = withLinksClosed(requestedEdits, detail?.links ?? [], { plan, after });
  return { after, change: { ...decision, edits, derived, plan } };
};
