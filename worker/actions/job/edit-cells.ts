import { conflictOf } from '#actions/conflict';
import type { Ctx } from '#actions/context';
import type { EditedJob } from '#actions/decide';
import { ownCells } from '#actions/job/own-cells';
import type { PatchJob } from '#contract/job-requests';
import { noDerivedRows, type Change, type Edits } from '#domain/change';
import { keepsPlanOfCustomer } from '#domain/plan-inputs';
import { refuse, succeed, type Result } from '#domain/refusal';
import { thingTexts } from '#domain/thing-texts';
import type { LoadedCells } from '#store/cells';
import type { CommitExtras } from '#store/store';

const triesMax = 8;

/** Whether the plan of the job stays as it is: no rule sees these edits, and nothing else waits for a plan. */
const keepsPlan = ({ calendar }: Ctx, loaded: LoadedCells, { customer = {} }: Edits): boolean =>
  loaded.plannedWith === calendar.version &&
  !loaded.waitsForPlan &&
  keepsPlanOfCustomer(loaded.state, customer);

const changeOf = (ctx: Ctx, { state }: LoadedCells, edits: Edits): Change => ({
  jobId: state.job.id,
  baseVersion: state.job.version,
  actor: ctx.actor.id,
  at: ctx.now,
  requestId: ctx.requestId,
  gestureId: ctx.gestureId,
  calendarVersion: ctx.calendar.version,
  edits,
  derived: noDerivedRows,
  isPlanKept: true,
  get plan(): never {
    throw new Error('the plan of edited cells is kept and never read');
  },
});

/** The row as the edits leave it. */
const rowAfter = ({ row, state }: LoadedCells, { job = {}, customer = {} }: Edits, at: Ctx['now']) => ({
  ...row,
  version: state.job.version + 1,
  title: job.title ?? row.title,
  customerName: customer.name ?? row.customerName,
  updatedAt: at,
});

const extrasOf = (ctx: Ctx, answer: unknown): CommitExtras =>
  ctx.once === undefined ? {} : { idempotency: { ...ctx.once, status: 200, answer: JSON.stringify(answer) } };

/**
 * Edits the title or the customer of a job, by its row alone: the rest of the job is neither read nor planned again. Null
 * where the edit may change the plan: then it is decided on the whole job.
 */
export const editCells = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion: base, ...patch }: PatchJob,
  keep: (edited: EditedJob) => unknown,
): Promise<Result<EditedJob> | null> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    if (tries > 0) await ctx.backOff?.(tries);
    const loaded = await ctx.store.loadCells(jobId);
    if (loaded === null) return refuse('not-found', { what: thingTexts.job });
    const { job } = loaded.state;
    if (job.isWithdrawn) return refuse('withdrawn');
    const edits: Edits = { action: 'edit-job', reason: null, ...ownCells(loaded.state, patch) };
    const conflict = await conflictOf(ctx, { base, job, changes: edits.changes });
    if (conflict !== null) return refuse('stale', { current: conflict });
    if (edits.changes.length === 0) return succeed({ job: loaded.row, isCommitted: false });
    if (!keepsPlan(ctx, loaded, edits)) return null;
    const edited = { job: rowAfter(loaded, edits, ctx.now), isCommitted: true };
    const outcome = await ctx.store.commitCells(
      changeOf(ctx, loaded, edits),
      loaded,
      extrasOf(ctx, keep(edited)),
    );
    if (outcome.done) return succeed(edited);
    if (outcome.why === 'duplicate') return refuse('idempotency-in-progress');
  }
  return refuse('too-busy');
};
