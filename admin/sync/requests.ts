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
import type { Outcome } from './outcome.ts';

/** What is read of an answer to know later bases. */
export interface Versioned {
  readonly version: number;
  /** The version that the write made; null: it found its values standing, and the version may be another person's. */
  readonly committedVersion: number | null;
}

export interface BaseVersions {
  /** A version of a job is on the screen. */
  readonly observe: (jobId: string, version: number) => void;
  /** An operation writes a job: it may do so also where its answer is lost. */
  readonly sent: (jobId: string, operationId: string) => void;
  /** Null: the operation was refused. */
  readonly answered: (jobId: string, operationId: string, answer: Versioned | null) => void;
  /**
   * The version on which a write stands: the newest observed one. With `since`, the version that the person saw when they
   * began, only their own writes are added to it: what others wrote since then they have not seen.
   */
  readonly baseFor: (jobId: string, since: number | undefined) => number;
  /** The tab's own operations that wrote, or may have written, a job after a base. */
  readonly ownAfter: (jobId: string, base: number) => readonly string[];
}

/** What an operation of this tab made of a job. */
interface OwnWrite {
  readonly attempts: number;
  /** The versions that it is known to have made: a row's cells and its stage are two. */
  readonly versions: readonly number[];
}

const neverSent: OwnWrite = { attempts: 0, versions: [] };

export const createBaseVersions = (): BaseVersions => {
  const observed = new Map<string, number>();
  const own = new Map<string, Map<string, OwnWrite>>();
  const ownOf = (jobId: string) => {
    const writes = own.get(jobId) ?? new Map<string, OwnWrite>();
    own.set(jobId, writes);
    return writes;
  };
  const observe = (jobId: string, version: number) => {
    observed.set(jobId, Math.max(version, observed.get(jobId) ?? 0));
  };
  return {
    observe,
    sent: (jobId, operationId) => {
      const { attempts, versions } = ownOf(jobId).get(operationId) ?? neverSent;
      ownOf(jobId).set(operationId, { attempts: attempts + 1, versions });
    },
    answered: (jobId, operationId, answer) => {
      if (answer) observe(jobId, answer.version);
      const { attempts, versions } = ownOf(jobId).get(operationId) ?? neverSent;
      const created = answer?.committedVersion ?? null;
      // An attempt before the one that was refused may have been done.
      if (created !== null) ownOf(jobId).set(operationId, { attempts, versions: [...versions, created] });
      else if (versions.length === 0 && attempts <= 1) ownOf(jobId).delete(operationId);
    },
    baseFor: (jobId, since) => {
      if (since === undefined) return observed.get(jobId) ?? 1;
      const created = new Set([...ownOf(jobId).values()].flatMap(({ versions }) => versions));
      let base = since;
      while (created.has(base + 1)) base += 1;
      return base;
    },
    ownAfter: (jobId, base) =>
      [...ownOf(jobId)].flatMap(([operationId, { versions }]) =>
        versions.length === 0 || versions.some((version) => version > base) ? [operationId] : [],
      ),
  };
};

/** Jobs that one request takes. */
const jobsMax = 100;

/** What an operation writes into one of its jobs. */
export interface JobPatch {
  readonly jobId: string;
  readonly patch: WithoutBase<PatchJob>;
  /** The version that the person saw when they began; undefined: the newest on the screen. */
  readonly since: number | undefined;
  /** The idempotency key of the patch on a base, for a request of its own; a batch takes a new key. */
  readonly keyOf?: (baseVersion: number) => string;
}

/** Names that the server takes: the newest of them. */
const namesMax = 100;

interface WriteOptions {
  readonly operationId: string;
  readonly since: number | undefined;
  /** The idempotency key of a write on this base. */
  readonly keyOf: (baseVersion: number) => string;
}

/** Requests that write jobs, each with its base. Every answer is in the sheet and the panel before its promise resolves. */
export interface Requests {
  readonly write: (jobId: string, call: Call, options: WriteOptions) => Promise<DetailOutcome>;
  /** Opens or changes a job that has no base. */
  readonly applyOutcome: (call: () => Promise<JobDetail>) => Promise<DetailOutcome>;
  /** Patches of many jobs in as few requests as they need: an outcome a job. */
  readonly patchMany: (
    patches: readonly JobPatch[],
    operationId: string,
  ) => Promise<ReadonlyMap<string, Outcome<Versioned>>>;
  readonly putRows: (rows: readonly JobRow[]) => void;
  /** The problem of anything that a request threw. */
  readonly failed: (error: unknown) => Problem;
}

/** A text in the reader's language of now. */
export const wordsNow = (key: TextKey): string => textOf(key)[chosenLocale()];

const failed = (error: unknown): Problem => problemOfError(error, wordsNow('problem.network'));

/** A result of a batch as the problem that a single edit would have been answered with. */
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
  // An earlier try of the same write may have made a version before others wrote theirs.
  committedVersion: committedVersion ?? (isCommitted === true ? version : null),
});

const outcomeOf = (result: EditResult | undefined): Outcome<Versioned> => {
  if (!result) return { ok: false, problem: failed(null) };
  return result.ok && result.version !== null
    ? { ok: true, answer: committedIn(result.version, result) }
    : { ok: false, problem: problemOf(result) };
};

const headerOf = (operationId: string, own: readonly string[], key: string): RequestHeader => ({
  'idempotency-key': key,
  'operation-id': operationId,
  ...(own.length === 0 ? {} : { 'own-operations': [...new Set(own)].slice(-namesMax).join(',') }),
});

export const createRequests = (client: QueryClient, versions: BaseVersions): Requests => {
  const applyOutcome: Requests['applyOutcome'] = async (call) => {
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
  /** Shows what stands there now; whoever then writes again has seen it. */
  const readAgain = async (jobId: string) => {
    const now = await applyOutcome(() => answerOf(api.jobs[':id'].$get({ param: { id: jobId } })));
    if (now.ok) versions.observe(jobId, now.answer.version);
  };
  /** A failure says nothing of what was written. */
  const answered = (jobId: string, operationId: string, outcome: Outcome<Versioned>) => {
    const { status } = outcome.ok ? { status: 200 } : outcome.problem;
    if (status !== 0 && status < 500)
      versions.answered(jobId, operationId, outcome.ok ? outcome.answer : null);
  };
  const patchBatch = async (batch: readonly JobPatch[], operationId: string) => {
    const edits = batch.map(({ jobId, patch, since }) => ({
      ...patch,
      jobId,
      baseVersion: versions.baseFor(jobId, since),
    }));
    const own = edits.flatMap(({ jobId, baseVersion }) => versions.ownAfter(jobId, baseVersion));
    for (const { jobId } of batch) versions.sent(jobId, operationId);
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
    applyOutcome,
    write: async (jobId, call, { operationId, since, keyOf }) => {
      const base = versions.baseFor(jobId, since);
      const header = headerOf(operationId, versions.ownAfter(jobId, base), keyOf(base));
      versions.sent(jobId, operationId);
      const outcome = await applyOutcome(() => call(base, { header }));
      answered(jobId, operationId, outcome);
      if (!outcome.ok && outcome.problem.code === 'stale') await readAgain(jobId);
      return outcome;
    },
    patchMany: async (patches, operationId) => {
      const batches = chunkBySize(patches, { itemsMax: jobsMax, sent: (patch) => patch });
      const outcomes = (await Promise.all(batches.map((batch) => patchBatch(batch, operationId)))).flat();
      for (const [jobId, outcome] of outcomes) {
        answered(jobId, operationId, outcome);
        if (!outcome.ok && outcome.problem.code === 'stale') void readAgain(jobId);
      }
      return new Map(outcomes);
    },
    putRows,
    failed,
  };
};
