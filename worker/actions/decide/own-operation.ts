import type { JobDetail } from '#contract/jobs/job-answers';
import type { Ctx } from '#actions/decide/context';
import type { LaterEntry } from '#store/jobs/histories';

/** Whether the request, or an earlier try of it, created a version of the job, and which one. */
export type Committed = Pick<JobDetail, 'isCommitted' | 'committedVersion'>;

/** A request without an operation id cannot be a repeat of another one. */
const ownIds = ({ operationId, requestId, ownOperations = [] }: Ctx): ReadonlySet<string> =>
  new Set(
    operationId === null || operationId === requestId ? ownOperations : [operationId, ...ownOperations],
  );

/**
 * Entries of the same tab: by an earlier try of this operation whose answer was lost, or by an operation that
 * precedes it. Without this the person's own write would look like a conflict.
 */
export const ownAmong = (ctx: Ctx, entries: readonly LaterEntry[]): readonly LaterEntry[] => {
  const ids = ownIds(ctx);
  return entries.filter(
    ({ actor, operationId }) => actor === ctx.actor.id && operationId !== null && ids.has(operationId),
  );
};

/** For a write whose values were already stored: the version that an earlier try of it created. */
export const committedBefore = (
  ctx: Ctx,
  version: number,
  since: readonly LaterEntry[] | null,
): Committed => {
  const own = ownAmong(ctx, since ?? []);
  if (own.length === 0) return { isCommitted: false };
  const committedVersion = Math.max(...own.map((entry) => entry.version));
  return { isCommitted: committedVersion === version, committedVersion };
};

/** Like `committedBefore`; reads the entries when an earlier try is possible. */
export const readCommittedBefore = async (
  ctx: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  base: number,
): Promise<Committed> => {
  if (base >= version || ownIds(ctx).size === 0) return { isCommitted: false };
  const since = await ctx.store.historiesSince([{ jobId: id, version: base }]);
  return committedBefore(ctx, version, since.get(id) ?? null);
};
