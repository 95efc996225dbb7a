import { itemsOf } from '#domain/flow/items-of';
import { retryRaces } from '#actions/decide/retry';
import { conflictOf, readCommittedBefore } from '#actions/decide/conflict';
import type { Ctx } from '#actions/decide/context';
import { refuseClosed, type EditedJob } from '#actions/decide/decide';
import { checkPerson, factEdits } from '#actions/facts/fact-edits';
import { currentFacts } from '#contract/jobs/job-projection';
import { applyToCells } from '#domain/jobs/apply';
import { factBytesMax, rowsMax } from '#domain/jobs/job-size';
import type { Flow } from '#domain/flow/flow';
import type { PatchJob } from '#contract/jobs/job-requests';
import { ownNames, ownValuesOf, unreadNames, type OwnValues } from '#domain/fields/own-values';
import {
  noDerivedRows,
  type Change,
  type DerivedRows,
  type Edits,
  type FieldChange,
  diffFields,
} from '#domain/jobs/change';
import { missingChange } from '#domain/planning/gate';
import { isOwnValue, keepsPlanOfRow, tasksOfAssignee } from '#domain/planning/plan-inputs';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { CellsRequest, LoadedCells } from '#store/jobs/loaded-cells';
import type { JobState } from '#domain/jobs/job';

type Patch = Omit<PatchJob, 'baseVersion'>;

/** A patch without undefined properties: null clears a field, an absent one stays unchanged. */
const sentFields = <Row extends object>(
  row: Row,
): { [Name in keyof Row]?: Exclude<Row[Name], undefined> } => {
  const retained: { [Name in keyof Row]?: Exclude<Row[Name], undefined> } = {};
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) Object.assign(retained, { [name]: value });
  }
  return retained;
};

type OwnPatch = { [Name in keyof OwnValues]?: OwnValues[Name] | undefined };

/** The job's own fields among the names of a patch. */
const ownPatchOf = (patch: OwnPatch): OwnPatch =>
  Object.assign({}, ...ownNames.map((name) => ({ [name]: patch[name] })));

interface OwnCells {
  readonly job?: NonNullable<Edits['job']>;
  readonly customer?: NonNullable<Edits['customer']>;
  readonly changes: readonly FieldChange[];
}

/** The changes of a patch to the columns of the job and of the customer. */
export const ownCells = (
  { job, customer }: Pick<JobState, 'job' | 'customer'>,
  patch: Omit<Patch, 'facts'>,
): OwnCells => {
  const own = sentFields(ownPatchOf(patch));
  const theirs = sentFields(patch.customer ?? {});
  return {
    changes: [...diffFields('', job, own), ...diffFields('customer.', customer, theirs)],
    ...(Object.keys(own).length === 0 ? {} : { job: own }),
    ...(Object.keys(theirs).length === 0 ? {} : { customer: theirs }),
  };
};

// A rule may refer to the assignee, but then only the assignees of tasks change in the plan.
const ofRow: ReadonlySet<string> = new Set([
  'baseVersion',
  'ownerId',
  'customer',
  'facts',
  'override',
  ...unreadNames,
]);

const hasItem = (flow: Flow, key: string): boolean => itemsOf(flow).some((item) => item.key === key);

/**
 * Whether a patch can be decided on the job's row alone. Such a patch has only own fields that no rule reads, the
 * assignee, the customer, and facts that are plain values in every flow that has them.
 */
export const isOfRow = (patch: object, flows: readonly Flow[]): boolean => {
  const isOwn = (key: string): boolean => {
    const having = flows.filter((flow) => hasItem(flow, key));
    return having.length > 0 && having.every((flow) => isOwnValue(flow, key));
  };
  return Object.entries(patch).every(([name, value]) => {
    if (value === undefined) return true;
    return ofRow.has(name) && (name !== 'facts' || Object.keys(Object(value)).every(isOwn));
  });
};

/** The request for the part of the job that a patch of the row needs. */
export const cellsRequest = (id: string, patch: Readonly<{ ownerId?: unknown }>): CellsRequest => ({
  id,
  hasPeople: patch.ownerId !== undefined,
});

/** The derived rows of the edits; null when they depend on the whole job. */
const derivedOf = (
  { now, calendar }: Ctx,
  { flow, state, people }: LoadedCells,
  { job = {} }: Edits,
): DerivedRows | null => {
  if (people === null || job.ownerId === undefined) return noDerivedRows;
  const update = tasksOfAssignee(
    { flow, facts: state.facts, tasks: people.tasks, now, zone: calendar.zone },
    job.ownerId,
  );
  return update === null ? null : { ...noDerivedRows, tasks: { insert: [], update } };
};

/** Whether the plan stays unchanged: no rule reads these edits, and nothing else needs a new plan. */
const keepsPlan = ({ calendar }: Ctx, loaded: LoadedCells, { customer = {}, job = {} }: Edits): boolean =>
  !(loaded.hasSiblings && Object.keys(customer).length > 0) &&
  loaded.plannedWith === calendar.version &&
  !loaded.waitsForPlan &&
  keepsPlanOfRow(loaded.flow, loaded.state, { customer, job });

/** Whether an upper estimate of the facts' size is within the limit. Near the limit the whole job is checked instead. */
const isFarFromFull = ({ factCount, factBytes }: LoadedCells, { facts = [] }: Edits): boolean =>
  factCount + facts.length <= rowsMax.facts && factBytes + bytesMost(JSON.stringify(facts)) <= factBytesMax;

/** Upper bound of a text's UTF-8 bytes: a UTF-16 unit takes at most three. */
const bytesMost = (words: string): number => words.length * 3;

/** The edits of a patch that needs only the job's row. */
const cellEdits = (ctx: Ctx, { state, flow, people }: LoadedCells, patch: Patch): Result<Edits> => {
  const person = checkPerson(patch.ownerId, people?.staff ?? [], 'ownerId');
  if (!person.ok) return person;
  const own = ownCells(state, patch);
  const edits: Edits = { action: 'edit-job', reason: patch.override?.reason ?? null, ...own };
  if (patch.facts === undefined) return succeed(edits);
  const open = refuseClosed({ state });
  if (!open.ok) return open;
  const written = Object.entries(patch.facts).map(([key, value]) => ({ key, value }));
  const recorded = factEdits(
    ctx,
    { state, flow, detail: { staff: [] } },
    { written, override: patch.override },
  );
  if (!recorded.ok) return recorded;
  const { facts, changes } = recorded.value;
  return succeed({
    ...edits,
    changes: [...own.changes, ...changes],
    ...(facts.length === 0 ? {} : { facts }),
  });
};

const planChange = (
  ctx: Ctx,
  { state }: LoadedCells,
  { edits, derived }: Pick<Change, 'edits' | 'derived'>,
): Change => ({
  jobId: state.job.id,
  baseVersion: state.job.version,
  actor: ctx.actor.id,
  at: ctx.now,
  requestId: ctx.requestId,
  operationId: ctx.operationId,
  calendarVersion: ctx.calendar.version,
  edits,
  derived,
  isPlanKept: true,
  get plan(): never {
    throw new Error('the plan of edited cells is kept and never read');
  },
});

/** The row after the edits. */
const rowAfter = ({ row, state: before, flow, people }: LoadedCells, edits: Edits, at: Ctx['now']) => {
  const state = applyToCells(before, edits);
  return {
    ...row,
    version: before.job.version + 1,
    ...ownValuesOf(state.job),
    ownerName:
      people === null
        ? row.ownerName
        : (people.staff.find(({ id }) => id === state.job.ownerId)?.name ?? null),
    customerName: state.customer.name,
    facts: currentFacts({ flow, state }),
    missingCount:
      row.missingCount + missingChange({ flow, stage: state.job.stage }, before.facts, state.facts),
    updatedAt: at,
  };
};

interface CellsEdit {
  readonly base: number;
  readonly patch: Omit<PatchJob, 'baseVersion'>;
}

/** One try. Returns null when the commit lost its race; `result` is null when the edit may change the plan. */
const tryCells = async (
  ctx: Ctx,
  jobId: string,
  { base, patch }: CellsEdit,
): Promise<{ readonly result: Result<EditedJob> | null } | null> => {
  const loaded = await ctx.store.loadCells(cellsRequest(jobId, patch));
  if (loaded === null) return { result: refuse('not-found', { what: thingTexts.job }) };
  const { job } = loaded.state;
  if (job.isWithdrawn) return { result: refuse('withdrawn') };
  if (!isOfRow(patch, [loaded.flow])) return { result: null };
  const decided = cellEdits(ctx, loaded, patch);
  if (!decided.ok) return { result: decided };
  const edits = decided.value;
  const conflict = await conflictOf(ctx, { base, job, changes: edits.changes });
  if (conflict !== null) return { result: refuse('stale', { current: conflict }) };
  if (edits.changes.length === 0)
    return { result: succeed({ job: loaded.row, ...(await readCommittedBefore(ctx, job, base)) }) };
  const derived = derivedOf(ctx, loaded, edits);
  if (derived === null || !keepsPlan(ctx, loaded, edits) || !isFarFromFull(loaded, edits))
    return { result: null };
  const edited = { job: rowAfter(loaded, edits, ctx.now), isCommitted: true };
  const outcome = await ctx.store.commitCells(planChange(ctx, loaded, { edits, derived }), loaded);
  return outcome.done ? { result: succeed(edited) } : null;
};

/**
 * Edits the title, the assignee, the customer or facts of a job on its row alone, without loading or planning the rest.
 * Returns null when the edit may change the plan: the caller then decides on the whole job.
 */
export const editCells = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion: base, ...patch }: PatchJob,
): Promise<Result<EditedJob> | null> => {
  const found = await retryRaces(ctx.retryTimer, () => tryCells(ctx, jobId, { base, patch }));
  return found === null ? refuse('too-busy') : found.result;
};
