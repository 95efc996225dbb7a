import type { Ctx } from '#actions/decide/context';
import type { FieldChange } from '#domain/jobs/change';
import type { Job } from '#domain/jobs/job';
import type { LaterEntry } from '#store/jobs/histories';
import type { JobDetail } from '#contract/jobs/job-answers';

/** Whether the request, or an earlier try of it, wrote a version of the job, and which. */
export type Committed = Pick<JobDetail, 'isCommitted' | 'committedVersion'>;

/** A request without a name for its operation cannot be the repeat of another. */
const ownIds = ({ operationId, requestId, ownOperations = [] }: Ctx): ReadonlySet<string> =>
  new Set(
    operationId === null || operationId === requestId ? ownOperations : [operationId, ...ownOperations],
  );

/**
 * Entries of the same tab: of an earlier try of this operation, whose answer was lost, or of one that it follows. Without
 * this the person's own write looks like another's.
 */
const ownAmong = (ctx: Ctx, entries: readonly LaterEntry[]): readonly LaterEntry[] => {
  const ids = ownIds(ctx);
  return entries.filter(
    ({ actor, operationId }) => actor === ctx.actor.id && operationId !== null && ids.has(operationId),
  );
};

/** What a write that found its values standing is told of the version that an earlier try of it made. */
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

/** The same, with the entries read where the base leaves room for an earlier try. */
export const readCommittedBefore = async (
  ctx: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  base: number,
): Promise<Committed> => {
  if (base >= version || ownIds(ctx).size === 0) return { isCommitted: false };
  const since = await ctx.store.historiesSince([{ jobId: id, version: base }]);
  return committedBefore(ctx, version, since.get(id) ?? null);
};

interface Question {
  /** The base version of the edits. */
  readonly base: number;
  readonly job: Pick<Job, 'id' | 'version'>;
  readonly changes: readonly FieldChange[];
}

/** The paths that others changed in these entries; null when there are more entries than are searched. */
export const changedPaths = (ctx: Ctx, later: readonly LaterEntry[] | null): ReadonlySet<string> | null => {
  if (later === null) return null;
  const own = new Set(ownAmong(ctx, later));
  const others = later.filter((entry) => !own.has(entry));
  return new Set(others.flatMap((entry) => entry.changes.map(({ path }) => path)));
};

/**
 * Current values of the edited fields that changed since the base version. `null` as changed paths means that any field
 * may have changed.
 */
export const conflictAmong = (
  changes: readonly FieldChange[],
  changed: ReadonlySet<string> | null,
): Readonly<Record<string, unknown>> | null => {
  const theirs = changes.filter(({ path }) => changed === null || changed.has(path));
  return theirs.length === 0 ? null : Object.fromEntries(theirs.map(({ path, before }) => [path, before]));
};

/** Current values of the edited fields that somebody else changed since the base version; null when there are none. */
export const conflictOf = async (
  ctx: Ctx,
  { base, job, changes }: Question,
): Promise<Readonly<Record<string, unknown>> | null> => {
  if (base === job.version || changes.length === 0) return null;
  if (base > job.version) return conflictAmong(changes, null);
  const since = await ctx.store.historiesSince([{ jobId: job.id, version: base }]);
  return conflictAmong(changes, changedPaths(ctx, since.get(job.id) ?? null));
};
