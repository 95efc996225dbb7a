import { retryRaces } from '#actions/decide/retry';
import { conflictOf } from '#actions/decide/conflict';
import { idempotencyExtras, type Ctx } from '#actions/decide/context';
import { readCommittedBefore } from '#actions/decide/own-operation';
import type { EditedJob } from '#actions/decide/decide';
import { ownCells } from '#actions/jobs/own-cells';
import type { PatchJob } from '#contract/jobs/job-requests';
import { noDerivedRows, type Change, type Edits } from '#domain/jobs/change';
import { keepsPlanOfCustomer } from '#domain/planning/plan-inputs';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { LoadedCells } from '#store/jobs/loaded-cells';

/** Whether the plan stays unchanged: no rule reads these edits, and nothing else needs a new plan. */
const keepsPlan = ({ calendar }: Ctx, loaded: LoadedCells, { customer = {} }: Edits): boolean =>
  loaded.plannedWith === calendar.version &&
  !loaded.waitsForPlan &&
  keepsPlanOfCustomer(loaded.state, customer);

const planChange = (ctx: Ctx, { state }: LoadedCells, edits: Edits): Change => ({
  jobId: state.job.id,
  baseVersion: state.job.version,
  actor: ctx.actor.id,
  at: ctx.now,
  requestId: ctx.requestId,
  operationId: ctx.operationId,
  calendarVersion: ctx.calendar.version,
  edits,
  derived: noDerivedRows,
  isPlanKept: true,
  get plan(): never {
    throw new Error('the plan of edited cells is kept and never read');
  },
});

/** The row after the edits. */
const rowAfter = ({ row, state }: LoadedCells, { job = {}, customer = {} }: Edits, at: Ctx['now']) => ({
  ...row,
  version: state.job.version + 1,
  title: job.title ?? row.title,
  customerName: customer.name ?? row.customerName,
  updatedAt: at,
});

interface CellsEdit {
  readonly base: number;
  readonly patch: Omit<PatchJob, 'baseVersion'>;
  readonly idempotentResponse: (edited: EditedJob) => unknown;
}

/** One try. `result` is null when the edit may change the plan. Null: the commit lost its race. */
const tryCells = async (
  ctx: Ctx,
  jobId: string,
  { base, patch, idempotentResponse: keep }: CellsEdit,
): Promise<{ readonly result: Result<EditedJob> | null } | null> => {
  const loaded = await ctx.store.loadCells(jobId);
  if (loaded === null) return { result: refuse('not-found', { what: thingTexts.job }) };
  const { job } = loaded.state;
  if (job.isWithdrawn) return { result: refuse('withdrawn') };
  const edits: Edits = { action: 'edit-job', reason: null, ...ownCells(loaded.state, patch) };
  const conflict = await conflictOf(ctx, { base, job, changes: edits.changes });
  if (conflict !== null) return { result: refuse('stale', { current: conflict }) };
  if (edits.changes.length === 0)
    return { result: succeed({ job: loaded.row, ...(await readCommittedBefore(ctx, job, base)) }) };
  if (!keepsPlan(ctx, loaded, edits)) return { result: null };
  const edited = { job: rowAfter(loaded, edits, ctx.now), isCommitted: true };
  const outcome = await ctx.store.commitCells(
    planChange(ctx, loaded, edits),
    loaded,
    idempotencyExtras(ctx, 200, JSON.stringify(keep(edited))),
  );
  if (outcome.done) return { result: succeed(edited) };
  return outcome.why === 'duplicate' ? { result: refuse('idempotency-in-progress') } : null;
};

/**
 * Edits the title or the customer of a job with its row only: the rest of the job is neither read nor
 * planned. Null when the edit may change the plan; then the whole job must be loaded.
 */
export const editCells = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion: base, ...patch }: PatchJob,
  keep: (edited: EditedJob) => unknown,
): Promise<Result<EditedJob> | null> => {
  const found = await retryRaces(ctx.retryTimer, () =>
    tryCells(ctx, jobId, { base, patch, idempotentResponse: keep }),
  );
  return found === null ? refuse('too-busy') : found.result;
};
