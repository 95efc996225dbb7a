import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { OpenJob } from '#contract/jobs/job-requests';
import type { ImportResult } from '#contract/transfer/transfer-answers';
import { writeRows } from '../api/transfer.ts';
import type { DetailOutcome } from './job-calls.ts';

/** Jobs that one request opens. The same lot under the same key gets the same answer, however often it is sent. */
export interface OpeningBatch {
  readonly key: string;
  readonly openings: readonly OpenJob[];
}

/** What became of a job that was to be opened; of one among many its row comes with the list. */
export type OpenOutcome =
  /** `isAsSent`: the job was opened with these very words, not with others under the same key before. */
  | { readonly ok: true; readonly jobId: string; readonly job: JobRow | null; readonly isAsSent: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** What became of a lot: an outcome for each in their order, or why the request came to nothing. */
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

/** A key that was used for other words: its job is there already. */
const openedBefore = ({ code, current }: Problem): string | null => {
  const jobId = current?.['jobId'];
  return code === 'idempotency-mismatch' && typeof jobId === 'string' ? jobId : null;
};

/** Opens the jobs of one lot: a single one gets its whole row at once. */
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
