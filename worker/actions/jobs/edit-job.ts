import type { Ctx } from '#actions/decide/context';
import { decide, type EditedJob, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { editCells, isOfRow, ownCells } from '#actions/jobs/edit-cells';
import { checkPerson, factEdits } from '#actions/facts/fact-edits';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { PatchJob } from '#contract/jobs/job-requests';
import { ownFields, type OwnName, type OwnValues } from '#domain/fields/own-values';
import type { Flow } from '#domain/flow/flow';
import type { Edits } from '#domain/jobs/change';
import type { FactKey, FactValue } from '#domain/rules/fact';
import { succeed, type Result } from '#domain/texts/refusal';
import type { StaffMember } from '#store/jobs/loaded-job';
import { decideMany, type ManyOutcomes } from '#actions/decide/decide-many';

/** What an edit writes; only undo brings files back by it. */
export type Patch = Omit<PatchJob, 'baseVersion' | 'facts'> & {
  readonly facts?: Readonly<Record<FactKey, FactValue>> | undefined;
};

type Written = { readonly [Name in OwnName]?: OwnValues[Name] | null | undefined };

/** The written amounts. They require their own right and an open job. Null clears an amount. */
export const amountsIn = (written: Written) =>
  ownFields.flatMap(({ name, kind }) => {
    const value = written[name];
    return kind.right !== 'edit-amounts' || value === undefined ? [] : [value];
  });

/** Refuses an own field that names a person who is not a staff member. */
export const checkPeople = (written: Written, staff: readonly StaffMember[]): Result<null> => {
  for (const { name, kind } of ownFields) {
    const value = written[name];
    const checked =
      kind.value === 'staff' && typeof value !== 'number' ? checkPerson(value, staff, name) : succeed(null);
    if (!checked.ok) return checked;
  }
  return succeed(null);
};

/** The edits of a patch: the job's own columns, its customer and its facts. */
export const patchEdits = (ctx: Ctx, snapshot: JobSnapshot, patch: Patch): Result<Edits> => {
  const people = checkPeople(patch, snapshot.detail.staff);
  if (!people.ok) return people;
  if (amountsIn(patch).length > 0) {
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
  allowed(ctx, amountsIn(patch).length > 0 ? 'edit-amounts' : 'edit-job');

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

/** Edits cells of a job and answers its row. */
export const editRow = async (
  ctx: Ctx,
  jobId: string,
  patch: PatchJob,
  flows: readonly Flow[],
): Promise<Result<EditedJob>> => {
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  const edited = isOfRow(patch, flows) ? await editCells(ctx, jobId, patch) : null;
  if (edited !== null) return edited;
  return decide<EditedJob>(ctx, {
    ...editing(ctx, jobId, patch),
    answer: (detail) => detail,
    answerRow: (row) => row,
  });
};

/** Cells of one job, and the version that the person saw. */
export interface JobPatch extends Patch {
  readonly jobId: string;
  readonly baseVersion: number;
}

/**
 * Edits cells of many jobs. Each job has the rules and the outcome of a single edit; outcomes keep the input's order.
 */
export const editJobs = (ctx: Ctx, patches: readonly JobPatch[]): Promise<ManyOutcomes> =>
  decideMany(
    ctx,
    patches.map(({ jobId, baseVersion, ...patch }) => {
      const right = mayPatch(ctx, patch);
      return {
        jobId,
        baseVersion,
        apply: (snapshot) => (right.ok ? patchEdits(ctx, snapshot, patch) : right),
      };
    }),
  );
