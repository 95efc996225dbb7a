import type { Ctx } from '#actions/decide/context';
import { decide, type EditedJob, type JobSnapshot } from '#actions/decide/decide';
import { editCells } from '#actions/jobs/edit-cells';
import { isOfRow, ownCells } from '#actions/jobs/own-cells';
import { factEdits } from '#actions/facts/fact-edits';
import { checkPerson } from '#actions/facts/fact-value';
import { refuseClosed } from '#actions/decide/refuse-closed';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { PatchJob } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { succeed, type Result } from '#domain/texts/refusal';

export type Patch = Omit<PatchJob, 'baseVersion'>;

/** The edits of a patch: the job's own columns, its customer and its facts. */
export const patchEdits = (ctx: Ctx, snapshot: JobSnapshot, patch: Patch): Result<Edits> => {
  const person = checkPerson(patch.ownerId, snapshot.detail.staff, 'ownerId');
  if (!person.ok) return person;
  if (patch.contractTotalMinor !== undefined || patch.facts !== undefined) {
    const open = refuseClosed(snapshot);
    if (!open.ok) return open;
  }
  const written = Object.entries(patch.facts ?? {}).map(([key, value]) => ({ key, value }));
  const facts = factEdits(ctx, snapshot, { written, override: patch.override });
  if (!facts.ok) return facts;
  const own = ownCells(snapshot.state, patch);
  return succeed({
    action: 'edit-job',
    reason: patch.override?.reason ?? null,
    ...own,
    changes: [...own.changes, ...facts.value.changes],
    facts: facts.value.facts,
  });
};

/** Whether the actor has the right for these edits. */
export const mayPatch = (ctx: Ctx, patch: Patch): Result<null> =>
  patch.contractTotalMinor === undefined ? allowed(ctx, 'edit-job') : allowed(ctx, 'edit-amounts');

const editing = (ctx: Ctx, jobId: string, { baseVersion, ...patch }: PatchJob) => ({
  load: () => ctx.store.loadJob(jobId),
  baseVersion,
  apply: (snapshot: JobSnapshot) => patchEdits(ctx, snapshot, patch),
  status: 200 as const,
});

/** Edits cells of a job: its own columns, the customer's and facts. */
export const editJob = async (ctx: Ctx, jobId: string, patch: PatchJob): Promise<Result<JobDetail>> => {
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  return decide(ctx, {
    ...editing(ctx, jobId, patch),
    answer: (detail) => detail,
    // Only the outbox knows which notices a new address releases.
    ...(patch.customer?.email ? { reloadAfterCommit: true } : {}),
  });
};

/** Edits cells of a job and answers with its row; `keep` is the answer stored for repeated requests. */
export const editRow = async (
  ctx: Ctx,
  jobId: string,
  patch: PatchJob,
  keep: (edited: EditedJob) => unknown,
): Promise<Result<EditedJob>> => {
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  const edited = isOfRow(patch) ? await editCells(ctx, jobId, patch, keep) : null;
  if (edited !== null) return edited;
  return decide<EditedJob>(ctx, {
    ...editing(ctx, jobId, patch),
    answer: (detail) => detail,
    answerRow: (row) => row,
    idempotentResponse: keep,
  });
};
