import type { JobRow, Problem } from '#contract/job-answers';
import type { OpenJob } from '#contract/job-requests';
import type { ImportResult } from '#contract/transfer-answers';
import { newKey } from './client.ts';
import type { DetailOutcome } from './job-actions.ts';
import { newGesture, writeRows } from './transfer.ts';

/** What became of a job that was to be opened; of one among many its row comes with the list. */
export type OpenOutcome =
  | { readonly ok: true; readonly job: JobRow | null }
  | { readonly ok: false; readonly problem: Problem };

interface OpenPorts {
  readonly openOne: (opening: OpenJob, gesture: string) => Promise<DetailOutcome>;
  readonly failed: (error: unknown) => Problem;
}

/** Rows of one request. */
const rowsMax = 100;

const outcomeOf = ({ outcome, code, detail, fields }: ImportResult): OpenOutcome =>
  outcome === 'refused'
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
    : { ok: true, job: null };

const openLot = async (
  lot: readonly OpenJob[],
  gesture: string,
  failed: OpenPorts['failed'],
): Promise<readonly OpenOutcome[]> => {
  try {
    const { results } = await writeRows({ key: newKey(), rows: lot.map((row) => ({ ...row })) }, gesture);
    return results.map(outcomeOf);
  } catch (error) {
    return lot.map(() => ({ ok: false, problem: failed(error) }));
  }
};

/** Opens jobs as one gesture, a hundred in a request, with an outcome for each in their order. */
export const jobOpener =
  ({ openOne, failed }: OpenPorts) =>
  async (openings: readonly OpenJob[]): Promise<readonly OpenOutcome[]> => {
    const gesture = newGesture();
    const [only] = openings;
    if (only && openings.length === 1) {
      const opened = await openOne(only, gesture);
      return [opened.ok ? { ok: true, job: opened.answer.detail.job } : opened];
    }
    const outcomes: OpenOutcome[] = [];
    for (let start = 0; start < openings.length; start += rowsMax)
      outcomes.push(...(await openLot(openings.slice(start, start + rowsMax), gesture, failed)));
    return outcomes;
  };
