import type { QueryClient } from '@tanstack/react-query';
import type { JobDetail, JobRow, Problem } from '#contract/jobs/job-answers';
import type { PatchJob } from '#contract/jobs/job-requests';
import type { EditResult } from '#contract/shop/shop-answers';
import { answerOf, api, newKey } from '../api/client.ts';
import { invalidateDetail, putDetail, putJob } from '../api/job-cache.ts';
import { chunkBySize } from '../api/chunk-by-size.ts';
import { problemOfError } from '../api/problem.ts';
import { textOf, type TextKey } from '../texts/catalogue.ts';
import { chosenLocale } from '../texts/chosen-locale.ts';
import type { Call, DetailOutcome, RequestHeader, WithoutBase } from './job-calls.ts';
import { namesMax, type BaseVersions, type SentWrite, type Versioned } from './edits/base-versions.ts';
import type { Outcome } from './outcome.ts';

/** The part name of patches, which are sent together with those of other jobs. */
const cellsPart = 'cells';

/** Most jobs of one request. */
const jobsMax = 100;

/** An operation's patch of one of its jobs. */
export interface JobPatch {
  readonly jobId: string;
  readonly patch: WithoutBase<PatchJob>;
  /** The version that the person saw at the start; undefined: the newest one observed. */
  readonly since: number | undefined;
  /**
   * The idempotency key of the patch on a base version. It is used when the patch has its own request; a batch has a new
   * key.
   */
  readonly keyOf?: (baseVersion: number) => string;
}

interface WriteOptions {
  readonly operationId: string;
  readonly since: number | undefined;
  /** The idempotency key of a write on a base version. */
  readonly keyOf: (baseVersion: number) => string;
}

/** The requests that write jobs, with their base versions. The cache has the answer before a promise resolves. */
export interface Requests {
  readonly write: (jobId: string, call: Call, options: WriteOptions) => Promise<DetailOutcome>;
  /** Sends a request that answers a job's detail, and puts the detail into the cache. */
  readonly requestDetail: (call: () => Promise<JobDetail>) => Promise<DetailOutcome>;
  /** Patches many jobs in as few requests as possible; returns an outcome for each job. */
  readonly patchMany: (
    patches: readonly JobPatch[],
    operationId: string,
  ) => Promise<ReadonlyMap<string, Outcome<Versioned>>>;
  readonly putRows: (rows: readonly JobRow[]) => void;
  /** The problem of any error thrown by a request. */
  readonly failed: (error: unknown) => Problem;
}

/** A text in the reader's current language. */
export const wordsNow = (key: TextKey): string => textOf(key)[chosenLocale()];

const failed = (error: unknown): Problem => problemOfError(error, wordsNow('problem.network'));

/** The result of a batch's edit as the problem that a single edit would have had. */
const problemOf = ({ status, code, detail, fields, current }: EditResult): Problem => ({
  type: `urn:jobsheet:problem:${code ?? 'unknown'}`,
  title: detail ?? '',
  status,
  code: code ?? 'unknown',
  detail: detail ?? '',
  requestId: '',
  ...(fields === undefined ? {} : { fields }),
  ...(current === undefined ? {} : { current }),
});

const committedIn = (
  version: number,
  { isCommitted, committedVersion }: Pick<JobDetail, 'isCommitted' | 'committedVersion'>,
): Versioned => ({
  version,
  // An earlier try of the same write may have created a version before others wrote.
  committedVersion: committedVersion ?? (isCommitted === true ? version : null),
});

const outcomeOf = (result: EditResult | undefined): Outcome<Versioned> => {
  if (!result) return { ok: false, problem: failed(null) };
  return result.ok && result.version !== null
    ? { ok: true, answer: committedIn(result.version, result) }
    : { ok: false, problem: problemOf(result) };
};

// Operation ids sort by time, so this keeps the newest.
const headerOf = (operationId: string, own: readonly string[], key: string): RequestHeader => ({
  'idempotency-key': key,
  'operation-id': operationId,
  ...(own.length === 0 ? {} : { 'own-operations': [...new Set(own)].toSorted().slice(-namesMax).join(',') }),
});

export const createRequests = (client: QueryClient, versions: BaseVersions): Requests => {
  const requestDetail: Requests['requestDetail'] = async (call) => {
    try {
      const detail = await call();
      putDetail(client, detail);
      return { ok: true, answer: { ...committedIn(detail.job.version, detail), detail } };
    } catch (error) {
      return { ok: false, problem: failed(error) };
    }
  };
  const putRows = (rows: readonly JobRow[]) => {
    for (const row of rows) {
      putJob(client, row);
      versions.observe(row.id, row.version);
      invalidateDetail(client, row.id);
    }
  };
  /** Displays the current version, which then counts as observed. */
  const readAgain = async (jobId: string) => {
    const now = await requestDetail(() => answerOf(api.jobs[':id'].$get({ param: { id: jobId } })));
    if (now.ok) versions.observe(jobId, now.answer.version);
  };
  /** Records the answer to a write. A failure without an answer does not show whether the write was committed. */
  const answered = (jobId: string, write: SentWrite, outcome: Outcome<Versioned>) => {
    const { status } = outcome.ok ? { status: 200 } : outcome.problem;
    if (status !== 0 && status < 500) versions.answered(jobId, write, outcome.ok ? outcome.answer : null);
  };
  const patchBatch = async (batch: readonly JobPatch[], operationId: string) => {
    const edits = batch.map(({ jobId, patch, since }) => ({
      ...patch,
      jobId,
      baseVersion: versions.baseFor(jobId, since),
    }));
    const own = edits.flatMap(({ jobId, baseVersion }) => versions.ownAfter(jobId, baseVersion));
    for (const { jobId } of batch) versions.sent(jobId, { operationId, part: cellsPart });
    const [only] = edits.length === 1 ? edits : [];
    const key = only && batch[0]?.keyOf?.(only.baseVersion);
    const header = headerOf(operationId, own, key ?? newKey());
    try {
      const { results, jobs } = await answerOf(api.edits.$post({ json: { edits }, header }));
      putRows(jobs);
      const byJob = new Map(results.map((result) => [result.jobId, result]));
      return batch.map(({ jobId }) => [jobId, outcomeOf(byJob.get(jobId))] as const);
    } catch (error) {
      const outcome: Outcome<Versioned> = { ok: false, problem: failed(error) };
      return batch.map(({ jobId }) => [jobId, outcome] as const);
    }
  };
  return {
    requestDetail,
    write: async (jobId, call, { operationId, since, keyOf }) => {
      const base = versions.baseFor(jobId, since);
      const header = headerOf(operationId, versions.ownAfter(jobId, base), keyOf(base));
      const part = keyOf(0);
      versions.sent(jobId, { operationId, part });
      const outcome = await requestDetail(() => call(base, { header }));
      answered(jobId, { operationId, part }, outcome);
      if (!outcome.ok && outcome.problem.code === 'stale') await readAgain(jobId);
      return outcome;
    },
    patchMany: async (patches, operationId) => {
      const batches = chunkBySize(patches, { itemsMax: jobsMax, sent: (patch) => patch });
      const outcomes = (await Promise.all(batches.map((batch) => patchBatch(batch, operationId)))).flat();
      for (const [jobId, outcome] of outcomes) {
        answered(jobId, { operationId, part: cellsPart }, outcome);
        if (!outcome.ok && outcome.problem.code === 'stale') void readAgain(jobId);
      }
      return new Map(outcomes);
    },
    putRows,
    failed,
  };
};
