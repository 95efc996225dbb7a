import type { Ctx } from '#actions/decide/context';
import type { FieldChange } from '#domain/jobs/change';
import type { Job } from '#domain/jobs/job';
import { ownAmong } from '#actions/decide/own-operation';
import type { LaterEntry } from '#store/jobs/histories';

interface Question {
  /** Version that the edits were made on. */
  readonly base: number;
  readonly job: Pick<Job, 'id' | 'version'>;
  readonly changes: readonly FieldChange[];
}

/** Paths that others changed by these entries; null where there are more than are looked through. */
export const changedPaths = (ctx: Ctx, later: readonly LaterEntry[] | null): ReadonlySet<string> | null => {
  if (later === null) return null;
  const own = new Set(ownAmong(ctx, later));
  const others = later.filter((entry) => !own.has(entry));
  return new Set(others.flatMap((entry) => entry.changes.map(({ path }) => path)));
};

/** The present values of the edited fields that are among those changed since the base; null: all may have been. */
export const conflictAmong = (
  changes: readonly FieldChange[],
  changed: ReadonlySet<string> | null,
): Readonly<Record<string, unknown>> | null => {
  const theirs = changes.filter(({ path }) => changed === null || changed.has(path));
  return theirs.length === 0 ? null : Object.fromEntries(theirs.map(({ path, before }) => [path, before]));
};

/** The present values of the edited fields that somebody else changed since; null when none was. */
export const conflictOf = async (
  ctx: Ctx,
  { base, job, changes }: Question,
): Promise<Readonly<Record<string, unknown>> | null> => {
  if (base === job.version || changes.length === 0) return null;
  if (base > job.version) return conflictAmong(changes, null);
  const since = await ctx.store.historiesSince([{ jobId: job.id, version: base }]);
  return conflictAmong(changes, changedPaths(ctx, since.get(job.id) ?? null));
};
