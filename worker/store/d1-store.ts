import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { history } from '#db/schema/jobs/history';
import { job } from '#db/schema/jobs/job';
import { milestone } from '#db/schema/jobs/plan';
import { paymentLink } from '#db/schema/money/money';
import type { Flow } from '#domain/flow/flow';
import type { Zone } from '#domain/time/zone';
import { arrivals, keptAnswerQuestion } from '#store/money/arrivals';
import { replies } from '#store/notices/replies';
import { ask, batch } from '#store/database/batch';
import { readSessionRow, sessionStatement } from '#store/people/session-row';
import { withPrefetch, type PrefetchQuestions } from '#store/prefetch';
import { operations } from '#store/undo/operations';
import { historiesQuestion } from '#store/jobs/histories';
import { listQuestion } from '#store/sheet/list-jobs';
import { findQuestion } from '#store/sheet/find-rows';
import { dueCountsQuestion } from '#store/sheet/kept-sums';
import { pageCursorQuestion } from '#store/sheet/page-cursor';
import { groupSummaryQuestion } from '#store/sheet/whole-list';
import { addressNotices, dueNotices } from '#store/notices/address';
import { nextBatch, releaseBatch } from '#store/notices/deliver';
import { takenQuestion } from '#store/diary/diary-store';
import { customers } from '#store/customers/customer-store';
import { lastTurnsQuestion } from '#store/diary/last-turns';
import { flowFinder, type FindFlow } from '#store/jobs/flow-versions';
import { files } from '#store/jobs/rows/files';
import { jobKey, prepareJobQuery } from '#store/jobs/job-query';
import { cellsQuestion } from '#store/jobs/load-cells';
import { documentFactsQuestion } from '#store/jobs/document-facts';
import { detailsQuestion } from '#store/jobs/details-of';
import { jobQuestion, jobsQuestion } from '#store/jobs/load-job';
import { catalogueItem } from '#store/catalogue/catalogue-store';
import { references } from '#store/money/vouchers';
import type { Store } from '#store/store';
import type { LinkedJob, LoadedJob } from '#store/jobs/loaded-job';
import { ticks } from '#store/schedule/ticks';
import { withdrawals } from '#store/commit/withdraw-jobs';
import { commitCells, commitChanges, openJobs } from '#store/commit/commit';

const historyPage = 50;

export interface StoreParts {
  readonly db: D1Database;
  /** The registered flows; older versions are read from the database. */
  readonly flows: readonly Flow[];
  /** The time zone of receipts and of the sheet's dates, until the settings name one. */
  readonly zone: Zone;
}

const whereMilestone = sql`${job.id} = (select job_id from ${milestone} where id = ${jobKey})`;
const whereLink = sql`${job.id} = (select job_id from ${paymentLink} where reference = ${jobKey})`;

const byId = prepareJobQuery(sql`${job.id} = ${jobKey}`);
const byMilestone = prepareJobQuery(whereMilestone);
const byLink = prepareJobQuery(whereLink);
const byKeys = {
  id: prepareJobQuery(sql`${job.id} in (select value from json_each(${jobKey}))`),
  number: prepareJobQuery(sql`${job.number} in (select value from json_each(${jobKey}))`),
};

const linkedJobOf = (loaded: LoadedJob | null, reference: string): LinkedJob | null => {
  const link = loaded?.detail.links.find((candidate) => candidate.reference === reference);
  return loaded === null || link === undefined ? null : { ...loaded, link };
};

/** The queries that can be prefetched with the session. */
const questionsOf = (findFlow: FindFlow, flows: readonly Flow[]): PrefetchQuestions => ({
  job: (id) => jobQuestion(byId, findFlow, id),
  cells: (request) => cellsQuestion(findFlow, request),
  answer: keptAnswerQuestion,
  link: (reference) => {
    const { statements, read } = jobQuestion(byLink, findFlow, reference);
    return { statements, read: async (results) => linkedJobOf(await read(results), reference) };
  },
  list: (query, today) => listQuestion(flows, query, today),
});

/** Commits of decisions on jobs; `zone` is the shop's at the moment of the write. */
const jobWrites = (d1: D1Database, zone: () => Zone): Pick<Store, 'openJobs' | 'commit' | 'commitAll'> => ({
  openJobs: (jobs, extras, alongside = []) =>
    openJobs(
      d1,
      {
        opened: jobs.map(({ change, state, flow }) => ({ change, state, base: { flow }, zone: zone() })),
        alongside: alongside.map((decision) => ({ ...decision, zone: zone() })),
      },
      extras,
    ),
  commit: (change, state, base, extras) => commitChanges(d1, [{ change, state, base, zone: zone() }], extras),
  commitAll: (decided, extras) =>
    commitChanges(
      d1,
      decided.map((decision) => ({ ...decision, zone: zone() })),
      extras,
    ),
});

/** The store on D1. */
export const createStore = ({ db: d1, flows, zone: firstZone }: StoreParts): Store => {
  // A request begins with its session, which tells the zone. Once there is a job it does not change.
  let zone = firstZone;
  const db = drizzle(d1);
  const findFlow = flowFinder(db, flows);
  const questions = questionsOf(findFlow, flows);
  const store: Store = {
    ...arrivals(db),
    ...replies(db),
    ...ticks(db, d1, findFlow),
    ...files(db),
    ...customers(d1),
    loadSession: async (token, now, readings = []) => {
      const { statements, prefetched } = withPrefetch(store, questions, { readings, now });
      const results = await batch(d1, [sessionStatement(token, now), ...statements]);
      const row = readSessionRow(results);
      zone = row.settings.shop?.zone ?? firstZone;
      return { ...row, prefetched: await prefetched(results.slice(1)) };
    },
    zone: () => zone,
    loadJob: (jobId) => ask(d1, questions.job(jobId)),
    loadCells: (request) => ask(d1, questions.cells(request)),
    commitCells: (change, loaded) => commitCells(d1, { change, loaded }),
    loadJobByMilestone: (milestoneId) => ask(d1, jobQuestion(byMilestone, findFlow, milestoneId)),
    loadJobByLink: (reference) => ask(d1, questions.link(reference)),
    loadJobs: (by, keys) => ask(d1, jobsQuestion(byKeys[by], findFlow, JSON.stringify(keys))),
    historiesSince: (historyRequests) => ask(d1, historiesQuestion(historyRequests)),
    detailsOf: (ids) => ask(d1, detailsQuestion(ids)),
    ...withdrawals(d1),
    listJobs: (query, today) => ask(d1, questions.list(query, today)),
    pageCursor: (query, today) => ask(d1, pageCursorQuestion(flows, query, today)),
    dueCounts: (query, today) => ask(d1, dueCountsQuestion(query, today)),
    groupSummary: (query, today) => ask(d1, groupSummaryQuestion(flows, query, today)),
    findRows: (query, today) => ask(d1, findQuestion(query, { flows, today, zone })),
    ...jobWrites(d1, () => zone),
    history: (jobId, before) =>
      db
        .select()
        .from(history)
        .where(and(eq(history.jobId, jobId), before === null ? undefined : lt(history.version, before)))
        .orderBy(desc(history.version))
        .limit(historyPage),
    catalogueItem: (id) => catalogueItem(db, id),
    documentFacts: (request) => ask(d1, documentFactsQuestion(request)),
    ...operations(d1),
    ...references(db),
    dueNotices: (now, limit) => dueNotices(d1, now, limit),
    addressNotices: (addressed, at) => addressNotices(d1, addressed, at),
    nextBatch: (claim) => nextBatch(d1, claim),
    releaseBatch: (lease) => releaseBatch(d1, lease),
    takenResources: (jobId, rows) => ask(d1, takenQuestion(jobId, rows)),
    lastTurns: (staffIds, at) => ask(d1, lastTurnsQuestion(staffIds, at)),
    findFlow,
  };
  return store;
};
