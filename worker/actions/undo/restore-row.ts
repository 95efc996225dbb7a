import type { Ctx } from '#actions/decide/context';
import { decide, foundIn, type JobSnapshot } from '#actions/decide/decide';
import { isDocument, selectAllowed, type AllowedSteps, type Left } from '#actions/undo/allowed-steps';
import { isSame, presentAt } from '#actions/undo/present';
import type { Step } from '#actions/undo/steps';
import { withWholeRows, type Values } from '#actions/undo/whole-rows';
import { allowed } from '#actions/decide/right';
import { entriesSince } from '#actions/undo/read-history';
import type { HistoryEntry, JobDetail } from '#contract/jobs/job-answers';
import type { RestoreRow } from '#contract/jobs/job-requests';
import type { RestorePlan } from '#contract/shop/shop-answers';
import { refusalText, refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Edits } from '#domain/jobs/change';

/** The value of each path at a version of the job: the first value that a later change replaced. */
const valuesThen = (since: readonly HistoryEntry[]): Values => {
  const values = new Map(
    since
      .toSorted((a, b) => b.version - a.version)
      .flatMap(({ changes }) => changes.toReversed().map(({ path, before }) => [path, before] as const)),
  );
  return withWholeRows(values, values);
};

/**
 * The cells that can be restored under the rules of ordinary edits, and those that cannot: money, documents, refused
 * values.
 */
const checkedRow = (ctx: Ctx, snapshot: JobSnapshot, values: Values): AllowedSteps => {
  const steps: Step[] = [];
  const left: Left[] = [];
  for (const [path, value] of values) {
    const present = isDocument(snapshot, path) ? undefined : presentAt(snapshot, path);
    if (present === undefined) left.push({ path, refusal: null });
    else if (!isSame(present, value)) steps.push({ path, expected: present, value });
  }
  const checked = selectAllowed(ctx, snapshot, { steps, action: 'restore' });
  return { ...checked, left: [...left, ...checked.left] };
};

const selectAllowedAt = async (
  ctx: Ctx,
  snapshot: JobSnapshot,
  toVersion: number,
): Promise<Result<AllowedSteps>> => {
  const { id, version } = snapshot.state.job;
  if (toVersion >= version) return refuse('not-undoable');
  const since = await entriesSince(ctx, id, toVersion);
  return since === null ? refuse('not-undoable') : succeed(checkedRow(ctx, snapshot, valuesThen(since)));
};

/**
 * Previews restoring a job's row to an earlier version: what would change, what would stay, and why. Writes nothing.
 */
export const planRestore = async (
  ctx: Ctx,
  jobId: string,
  toVersion: number,
): Promise<Result<RestorePlan>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const checked = await selectAllowedAt(ctx, found.value, toVersion);
  if (!checked.ok) return checked;
  return succeed({
    version: found.value.state.job.version,
    changes: checked.value.steps.map(({ path, expected, value }) => ({
      path,
      before: expected,
      after: value,
    })),
    left: checked.value.left.map(({ path, refusal }) => ({
      path,
      why: refusal === null ? null : refusalText(refusal, ctx.locale),
    })),
  });
};

/**
 * Restores a job's row to one of its versions. It is one operation under the rules of ordinary edits, and it can be
 * undone. Payments, refunds, documents and sent notices stay. A change by somebody else since `baseVersion` is a
 * conflict.
 */
export const restoreRow = async (
  ctx: Ctx,
  jobId: string,
  { toVersion, baseVersion }: RestoreRow,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    apply: async (snapshot): Promise<Result<Edits>> => {
      const checked = await selectAllowedAt(ctx, snapshot, toVersion);
      if (!checked.ok) return checked;
      const { steps, edits } = checked.value;
      return steps.length === 0 ? refuse('not-undoable') : succeed(edits);
    },
    answer: (detail) => detail,
    status: 200,
  });
};
