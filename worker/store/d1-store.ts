import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { history } from '#db/schema/history';
import { job } from '#db/schema/job';
import { milestone } from '#db/schema/plan';
import { paymentLink } from '#db/schema/money';
import type { Flow } from '#domain/flow';
import type { Zone } from '#domain/zone';
import { arrivals } from '#store/arrivals';
import { listJobs } from '#store/list/list-jobs';
import { claimNotices, readClaimed } from '#store/notices/claim';
import { finishNotices } from '#store/notices/finish';
import { flowFinder } from '#store/read/flow-versions';
import { jobKey, prepareJobQuery } from '#store/read/job-query';
import { loadJob } from '#store/read/load-job';
import type { Store } from '#store/store';
import { ticks } from '#store/ticks';
import { commitChange, openJob } from '#store/write/commit';

const historyPage = 50;

export interface StoreParts {
  readonly db: D1Database;
  /** Flows of the code; older versions are read from the database. */
  readonly flows: readonly Flow[];
  /** Days of receipts and of the sheet's dates. */
  readonly zone: Zone;
}

/** The store on D1. */
export const createStore = ({ db: d1, flows, zone }: StoreParts): Store => {
  const db = drizzle(d1);
  const findFlow = flowFinder(db, flows);
  const byId = prepareJobQuery(db, sql`${job.id} = ${jobKey}`);
  const byMilestone = prepareJobQuery(
    db,
    sql`${job.id} = (select job_id from ${milestone} where id = ${jobKey})`,
  );
  const byLink = prepareJobQuery(
    db,
    sql`${job.id} = (select job_id from ${paymentLink} where reference = ${jobKey})`,
  );
  return {
    ...arrivals(db),
    ...ticks(db),
    loadJob: (jobId) => loadJob(byId, findFlow, jobId),
    loadJobByMilestone: (milestoneId) => loadJob(byMilestone, findFlow, milestoneId),
    loadJobByLink: async (reference) => {
      const loaded = await loadJob(byLink, findFlow, reference);
      const link = loaded?.detail.links.find((one) => one.reference === reference);
      return loaded === null || link === undefined ? null : { ...loaded, link };
    },
    listJobs: (query, today) => listJobs(d1, flows, { query, today }),
    openJob: ({ change, state, flow }, extras = {}) => openJob(d1, { change, state, flow, extras, zone }),
    commit: (change, state, flow, extras = {}) => commitChange(d1, { change, state, flow, extras, zone }),
    history: (jobId, before) =>
      db
        .select()
        .from(history)
        .where(and(eq(history.jobId, jobId), before === null ? undefined : lt(history.version, before)))
        .orderBy(desc(history.version))
        .limit(historyPage),
    claimNotices: (claim) => claimNotices(db, claim),
    readClaimed: (leaseBy) => readClaimed(db, leaseBy),
    finishNotices: (leaseBy, results) => finishNotices(db, leaseBy, results),
  };
};
