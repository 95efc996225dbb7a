import type { ExportedJob, ImportAnswer } from '#contract/transfer/transfer-answers';
import type { Problem } from '#contract/jobs/job-answers';
import { answerOf, api } from './client.ts';
import { problemOfError } from './problem.ts';

/** The rows of one request of an import. */
export interface ImportRows {
  readonly key: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Validates rows on the server (dry run); nothing is written. */
export const tryRows = ({ rows }: ImportRows, signal: AbortSignal): Promise<ImportAnswer> =>
  answerOf(api.imports.$post({ json: { dryRun: true, rows: [...rows] } }, { init: { signal } }));

/**
 * Writes rows, once under their idempotency key, as part of an operation. A request in progress is awaited
 * even after a cancel.
 */
export const writeRows = ({ key, rows }: ImportRows, operation: string): Promise<ImportAnswer> =>
  answerOf(
    api.imports.$post({
      json: { rows: [...rows] },
      header: { 'idempotency-key': key, 'operation-id': operation },
    }),
  );

/** The problem of a failed request of an import or export. */
export const transferProblem =
  (network: string) =>
  (error: unknown): Problem =>
    problemOfError(error, network);

const pageRows = '500';

/** All jobs of a list, fetched page by page. */
export const exportAll = async (
  query: Readonly<Record<string, string>>,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (count: number) => void },
): Promise<readonly ExportedJob[]> => {
  const jobs: ExportedJob[] = [];
  let cursor: string | null = null;
  do {
    const next: Record<string, string> = cursor === null ? {} : { cursor };
    const page: { jobs: ExportedJob[]; nextCursor: string | null } = await answerOf(
      api.exports.$get({ query: { ...query, ...next, limit: pageRows } }, { init: { signal } }),
    );
    jobs.push(...page.jobs);
    onProgress(jobs.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return jobs;
};
