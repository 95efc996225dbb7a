import { historyEntry } from '#contract/jobs/job-answers';
import type { Ctx } from '#actions/decide/context';
import type { FieldChange } from '#domain/jobs/change';
import type { Job } from '#domain/jobs/job';
import { z } from 'zod';

const entries = z.array(historyEntry);

interface Question {
  /** Version that the edits were made on. */
  readonly base: number;
  readonly job: Pick<Job, 'id' | 'version'>;
  readonly changes: readonly FieldChange[];
}

/** Paths that were changed after a version; null when the history page does not reach back so far. */
const changedSince = async (ctx: Ctx, jobId: string, base: number): Promise<ReadonlySet<string> | null> => {
  const newest = entries.parse(await ctx.store.history(jobId, null));
  const oldest = newest.at(-1)?.version ?? 0;
  if (oldest > base + 1) return null;
  return new Set(
    newest.filter(({ version }) => version > base).flatMap(({ changes }) => changes.map(({ path }) => path)),
  );
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
  return conflictAmong(changes, await changedSince(ctx, job.id, base));
};
