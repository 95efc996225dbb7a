import type { Ctx } from '#actions/decide/context';
import { decide, foundIn, type Standing } from '#actions/decide/decide';
import { isPaper, judge, type Judged, type Left } from '#actions/undo/judge';
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

/** What stood at each path when the job was at a version: the first value that a later change replaced. */
const valuesThen = (since: readonly HistoryEntry[]): Values => {
  const values = new Map(
    since
      .toSorted((a, b) => b.version - a.version)
      .flatMap(({ changes }) => changes.toReversed().map(({ path, before }) => [path, before] as const)),
  );
  return withWholeRows(values, values);
};

/** The cells that can be put back by the rules of every edit, and what stays: money, papers, and what a rule refuses. */
const judgedRow = (ctx: Ctx, standing: Standing, values: Values): Judged => {
  const steps: Step[] = [];
  const left: Left[] = [];
  for (const [path, value] of values) {
    const present = isPaper(standing, path) ? undefined : presentAt(standing, path);
    if (present === undefined) left.push({ path, refusal: null });
    else if (!isSame(present, value)) steps.push({ path, expected: present, value });
  }
  const judged = judge(ctx, standing, { steps, action: 'restore' });
  return { ...judged, left: [...left, ...judged.left] };
};

const judgeAt = async (ctx: Ctx, standing: Standing, toVersion: number): Promise<Result<Judged>> => {
  const { id, version } = standing.state.job;
  if (toVersion >= version) return refuse('not-undoable');
  const since = await entriesSince(ctx, id, toVersion);
  return since === null ? refuse('not-undoable') : succeed(judgedRow(ctx, standing, valuesThen(since)));
};

/** What putting a job's row back to one of its versions would change, and what would stay and why. Writes nothing. */
export const planRestore = async (
  ctx: Ctx,
  jobId: string,
  toVersion: number,
): Promise<Result<RestorePlan>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const judged = await judgeAt(ctx, found.value, toVersion);
  if (!judged.ok) return judged;
  return succeed({
    version: found.value.state.job.version,
    changes: judged.value.steps.map(({ path, expected, value }) => ({
      path,
      before: expected,
      after: value,
    })),
    left: judged.value.left.map(({ path, refusal }) => ({
      path,
      why: refusal === null ? null : refusalText(refusal, ctx.locale),
    })),
  });
};

/**
 * Puts a job's row back as it was at one of its versions: one gesture, by the rules of every edit, that can be undone.
 * Money that was taken or given back, papers and sent notices stay. What somebody else has changed since
 * `baseVersion` is a conflict.
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
    make: async (standing): Promise<Result<Edits>> => {
      const judged = await judgeAt(ctx, standing, toVersion);
      if (!judged.ok) return judged;
      const { steps, edits } = judged.value;
      return steps.length === 0 ? refuse('not-undoable') : succeed(edits);
    },
    answer: (detail) => detail,
    status: 200,
  });
};
