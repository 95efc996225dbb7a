import { sql } from 'drizzle-orm';
import { history } from '#db/schema/jobs/history';
import { job } from '#db/schema/jobs/job';
import { payment, paymentLink } from '#db/schema/money/money';
import { task } from '#db/schema/jobs/plan';
import { notice } from '#db/schema/notices/notice';
import { ask, batch, rowsIn, type Question } from '#store/database/batch';
import { insertEach } from '#store/database/json-rows';
import type { ManyJobs, OpenedJob, OpeningOperation, Withdrawal } from '#store/jobs/many-jobs';
import { freedKey } from '#store/commit/child-writes';
import type { CommitOutcome } from '#store/database/outcomes';
import { lostOrThrow } from '#store/database/failures';
import { updateAlike } from '#store/commit/job-row';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly visibility: number;
  readonly hasMoney: number;
  readonly since: string;
}

const openedQuestion = (
  ids: readonly string[],
  { operationId, actor }: OpeningOperation,
): Question<readonly OpenedJob[]> => ({
  statements: [
    sql`select id, version, is_closed as visibility,
        (exists (select 1 from ${payment} where job_id = ${job.id})
          or exists (select 1 from ${paymentLink} where job_id = ${job.id} and state not in ('paid', 'closed'))) as "hasMoney",
        (select json_group_array(json(later.changes)) from (
          select changes from ${history}
          where job_id = ${job.id} and version > 1 and (gesture_id is not ${operationId} or actor <> ${actor})
          order by version) later) as since
      from ${job} where id in (select value from json_each(${JSON.stringify(ids)}))`,
  ],
  read: (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    return rows.map(({ id, version, visibility, hasMoney, since }) => ({
      id,
      version,
      isWithdrawn: visibility === 2,
      hasMoney: hasMoney === 1,
      since: JSON.parse(since).flat(),
    }));
  },
});

/** Withdraws jobs from every list in one batch, or none; their history rows, which are the locks, come first. */
const withdrawJobs = async (
  d1: D1Database,
  { jobs, at, actor, requestId, change }: Withdrawal,
): Promise<CommitOutcome> => {
  const rows = jobs.map(({ id, version }) => ({
    jobId: id,
    version: version + 1,
    at,
    actor,
    action: 'undo',
    reason: null,
    requestId,
    changes: [change],
    operationId: null,
  }));
  const ids = JSON.stringify(jobs.map(({ id }) => id));
  try {
    await batch(d1, [
      insertEach(history, rows),
      sql`update ${notice} set state = 'superseded', effect_key = ${freedKey}, claimable_at = null
        where job_id in (select value from json_each(${ids})) and state in ('pending', 'failed')`,
      sql`update ${task} set is_shown = 0 where job_id in (select value from json_each(${ids})) and is_shown = 1`,
      ...updateAlike(
        jobs.map(({ id, version }) => ({ id, version: version + 1, visibility: 2, updatedAt: at })),
      ),
    ]);
  } catch (error) {
    return lostOrThrow(error);
  }
  return { done: true };
};

/** The jobs that an operation opened, with later changes by others, and their withdrawal. */
export const withdrawals = (d1: D1Database): Pick<ManyJobs, 'openedJobs' | 'withdrawJobs'> => ({
  openedJobs: (ids, operation) => ask(d1, openedQuestion(ids, operation)),
  withdrawJobs: (withdrawal) => withdrawJobs(d1, withdrawal),
});
