import { changesOf } from '#actions/decide/changes';
import type { Ctx } from '#actions/decide/context';
import { decide, type Standing } from '#actions/decide/decide';
import { factEdits } from '#actions/facts/fact-edits';
import { checkPerson } from '#actions/facts/fact-value';
import { refuseClosed } from '#actions/decide/refuse-closed';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { PatchJob } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { succeed, type Result } from '#domain/texts/refusal';

export type Patch = Omit<PatchJob, 'baseVersion'>;

/** A patch without the names that were not sent: null clears, absent leaves. */
const given = <Row extends object>(row: Row): { [Name in keyof Row]?: Exclude<Row[Name], undefined> } => {
  const kept: { [Name in keyof Row]?: Exclude<Row[Name], undefined> } = {};
  for (const name in row) {
    const value = row[name];
    if (value !== undefined) Object.assign(kept, { [name]: value });
  }
  return kept;
};

/** The edits that a patch of a job's own cells, the customer's and facts comes to. */
export const patchEdits = (ctx: Ctx, standing: Standing, patch: Patch): Result<Edits> => {
  const { job, customer } = standing.state;
  const person = checkPerson(patch.ownerId, standing.detail.staff, 'ownerId');
  if (!person.ok) return person;
  if (patch.contractTotalMinor !== undefined || patch.facts !== undefined) {
    const open = refuseClosed(standing);
    if (!open.ok) return open;
  }
  const written = Object.entries(patch.facts ?? {}).map(([key, value]) => ({ key, value }));
  const facts = factEdits(ctx, standing, { written, override: patch.override });
  if (!facts.ok) return facts;
  const own = given({
    title: patch.title,
    ownerId: patch.ownerId,
    contractTotalMinor: patch.contractTotalMinor,
  });
  const theirs = given(patch.customer ?? {});
  return succeed({
    action: 'edit-job',
    reason: patch.override?.reason ?? null,
    changes: [
      ...changesOf('', job, own),
      ...changesOf('customer.', customer, theirs),
      ...facts.value.changes,
    ],
    ...(Object.keys(own).length === 0 ? {} : { job: own }),
    ...(Object.keys(theirs).length === 0 ? {} : { customer: theirs }),
    facts: facts.value.facts,
  });
};

/** Whether the actor may make these edits at all. */
export const mayPatch = (ctx: Ctx, patch: Patch): Result<null> =>
  patch.contractTotalMinor === undefined ? allowed(ctx, 'edit-job') : allowed(ctx, 'edit-amounts');

/** Edits cells of a job: its own columns, the customer's and facts. */
export const editJob = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion, ...patch }: PatchJob,
  keep?: (detail: JobDetail) => unknown,
): Promise<Result<JobDetail>> => {
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    make: (standing) => patchEdits(ctx, standing, patch),
    answer: (detail) => detail,
    ...(keep === undefined ? {} : { keep }),
    status: 200,
    // Which notices a new address sends after all, only the outbox knows.
    ...(patch.customer?.email ? { readsAgain: true } : {}),
  });
};
