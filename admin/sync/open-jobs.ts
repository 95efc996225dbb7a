import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { OpenJob } from '#contract/jobs/job-requests';
import type { ImportResult } from '#contract/transfer/transfer-answers';
import { writeRows } from '../api/transfer.ts';
import type { DetailOutcome } from './job-calls.ts';

/**
 * The jobs opened by one request. The same batch with the same key returns the same answer, however often it
 * is sent.
 */
export interface OpeningBatch {
  readonly key: string;
  readonly openings: readonly OpenJob[];
}

/** The outcome of opening a job; `job` is null in a batch of several, whose rows come with the list. */
export type OpenOutcome =
  /** `isAsSent`: false when the key was used before with another body, whose job this is. */
  | { readonly ok: true; readonly jobId: string; readonly job: JobRow | null; readonly isAsSent: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** The outcome of a batch: one for each job in order, or the failure of the request. */
export type BatchOutcome =
  | { readonly ok: true; readonly outcomes: readonly OpenOutcome[] }
  | { readonly ok: false; readonly problem: Problem };

export type OpenBatch = (batch: OpeningBatch, operation: string) => Promise<BatchOutcome>;

interface OpenPorts {
  readonly openOne: (
    opening: OpenJob,
    header: { readonly 'idempotency-key': string; readonly 'operation-id': string },
  ) => Promise<DetailOutcome>;
  readonly failed: (error: unknown) => Problem;
}

const outcomeOf = ({ outcome, jobId, code, detail, fields }: ImportResult): OpenOutcome =>
  outcome === 'refused' || jobId === null
    ? {
        ok: false,
        problem: {
          type: `urn:jobsheet:problem:${code ?? 'unknown'}`,
          title: detail ?? '',
          status: 422,
          code: code ?? 'unknown',
          detail: detail ?? '',
          requestId: '',
          fields,
        },
      }
    : { ok: true, jobId, job: null, isAsSent: true };

/** The job of a key that was used before with another body; null for other problems. */
const openedBefore = ({ code, current }: Problem): string | null => {
  const jobId = current?.['jobId'];
  return code === 'idempotency-mismatch' && typeof jobId === 'string' ? jobId : null;
};

/** Opens the jobs of a batch; a single job is opened by its own route, which returns its row. */
export const batchOpener =
  ({ openOne, failed }: OpenPorts): OpenBatch =>
  async ({ key, openings }, operation) => {
    const [only, second] = openings;
    if (only && !second) {
      const opened = await openOne(only, { 'idempotency-key': key, 'operation-id': operation });
      if (opened.ok) {
        const { job } = opened.answer.detail;
        return { ok: true, outcomes: [{ ok: true, jobId: job.id, job, isAsSent: true }] };
      }
      const jobId = openedBefore(opened.problem);
      if (jobId === null) return opened;
      return { ok: true, outcomes: [{ ok: true, jobId, job: null, isAsSent: false }] };
    }
    try {
      const { results } = await writeRows({ key, rows: openings.map((row) => ({ ...row })) }, operation);
      return { ok: true, outcomes: results.map(outcomeOf) };
    } catch (error) {
      return { ok: false, problem: failed(error) };
    }
  };
