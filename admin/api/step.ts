import type { JobRow, Problem } from '#contract/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop-answers';
import { answerOf, api } from './client.ts';

/** What became of an undo or redo: what could not be put back, job by job, or why none of it was. */
export type StepOutcome =
  | { readonly ok: true; readonly jobCount: number; readonly refused: readonly EditResult[] }
  | { readonly ok: false; readonly problem: Problem };

/** Which step: the newest one, or that of a gesture, whatever the person has done since. */
export interface AskedStep {
  readonly way: 'undo' | 'redo';
  readonly gestureId?: string | undefined;
}

interface StepPorts {
  readonly putRows: (rows: readonly JobRow[]) => void;
  /** Jobs left the lists or came back: what is shown is read again. */
  readonly reload: () => void;
  readonly failed: (error: unknown) => Problem;
}

/** A step back or forth through what the person did; a gesture on many jobs takes several calls. */
export const stepper =
  ({ putRows, reload, failed }: StepPorts) =>
  async (
    { way, gestureId }: AskedStep,
    onProgress: (jobCount: number) => void = () => {},
  ): Promise<StepOutcome> => {
    const refused: EditResult[] = [];
    let jobCount = 0;
    let hasMoved = false;
    let rest: { gestureId: string; after?: string } | null = gestureId === undefined ? null : { gestureId };
    try {
      do {
        const page: UndoAnswer = await answerOf(api.undo.$post({ json: { way, ...rest } }));
        putRows(page.jobs);
        jobCount += page.results.filter(({ ok }) => ok).length;
        refused.push(...page.results.filter(({ ok }) => !ok));
        hasMoved ||= page.results.some(({ isWithdrawn }) => isWithdrawn !== undefined);
        rest = page.after === null ? null : { gestureId: page.gestureId, after: page.after };
        if (rest !== null) onProgress(jobCount);
      } while (rest !== null);
    } catch (error) {
      return { ok: false, problem: failed(error) };
    } finally {
      if (hasMoved) reload();
    }
    return { ok: true, jobCount, refused };
  };
