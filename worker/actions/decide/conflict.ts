import type { Ctx } from '#actions/decide/context';
import type { FieldChange } from '#domain/jobs/change';
import type { Job } from '#domain/jobs/job';
import { ownAmong } from '#actions/decide/own-operation';
import type { LaterEntry } from '#store/jobs/histories';

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
