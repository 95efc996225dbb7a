import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { Edits, FieldChange } from '#domain/jobs/change';
import { refuse, type Result } from '#domain/texts/refusal';
import type { Right } from '#domain/rights/rights';
import type { Text } from '#domain/texts/text';

interface Saving {
  readonly jobId: string;
  readonly right: Right;
  readonly baseVersion: number | undefined;
  readonly apply: (snapshot: JobSnapshot) => Result<Edits>;
  readonly alsoReads?: (snapshot: JobSnapshot) => readonly FieldChange[];
  readonly reloadAfterCommit?: true;
}

/** The common steps of a write to a row under a job: the right, an open job, then the row's own rules. */
export const saveRow = async (
  ctx: Ctx,
  { jobId, right, baseVersion, apply: make, ...more }: Saving,
): Promise<Result<JobDetail>> => {
  const mayDoIt = allowed(ctx, right);
  if (!mayDoIt.ok) return mayDoIt;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    apply: (snapshot) => {
      const open = refuseClosed(snapshot);
      return open.ok ? make(snapshot) : open;
    },
    answer: (detail) => detail,
    status: 200,
    ...more,
  });
};

/** The row that an edit names; a new row when it names none; a refusal when the row does not exist. */
export const findRow = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string | undefined,
  what: Text,
): Result<Row | null> => {
  if (id === undefined) return { ok: true, value: null };
  const row = rows.find((candidate) => candidate.id === id);
  return row === undefined ? refuse('not-found', { what }) : { ok: true, value: row };
};
