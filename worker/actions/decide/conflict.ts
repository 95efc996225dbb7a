import type { Ctx } from '#actions/decide/context';
import type { FieldChange } from '#domain/jobs/change';
import type { Job } from '#domain/jobs/job';
import type { LaterEntry } from '#store/jobs/histories';
import type { JobDetail } from '#contract/jobs/job-answers';

/** Whether the request or an earlier try of it committed a version of the job, and which version. */
export type Committed = Pick<JobDetail, 'isCommitted' | 'committedVersion'>;

/** The operation ids of this tab. A request without an operation id cannot be a repeat of another. */
const ownIds = ({ operationId, requestId, ownOperations = [] }: Ctx): ReadonlySet<string> =>
  new Set(
    operationId === null || operationId === requestId ? ownOperations : [operationId, ...ownOperations],
  );

/**
 * History entries of the same tab: of an earlier try of this operation whose answer was lost, or of an operation before
 * it. Otherwise the person's own write would be reported as a conflict.
 */
const ownAmong = (ctx: Ctx, entries: readonly LaterEntry[]): readonly LaterEntry[] => {
  const ids = ownIds(ctx);
  return entries.filter(
    ({ actor, operationId }) => actor === ctx.actor.id && operationId !== null && ids.has(operationId),
  );
};

/** The version that an earlier try of a write committed, for a write whose values are already stored. */
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

/** `committedBefore` with the history entries, which are read only when the job is newer than the base version. */
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

/** The paths that others changed in these entries; null when there are too many entries to search. */
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
