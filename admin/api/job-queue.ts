import type { Problem } from '#contract/job-answers';

/** What became of one edit. A refusal keeps what the person typed. */
export type EditOutcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem };

export interface JobQueue {
  /** The newest version of a job that the person has seen. */
  readonly seen: (jobId: string, version: number) => void;
  /**
   * Sends one edit after the job's earlier ones have been answered, with the newest version then known,
   * so that quick edits of one person never conflict with each other.
   */
  readonly send: <Answer extends { readonly version: number }>(
    jobId: string,
    edit: (baseVersion: number) => Promise<EditOutcome<Answer>>,
  ) => Promise<EditOutcome<Answer>>;
  /** Jobs with edits that have no answer yet. */
  readonly pendingCount: () => number;
}

/** One queue a job: edits of one job go in order, edits of different jobs side by side. */
export const createJobQueue = (): JobQueue => {
  const versions = new Map<string, number>();
  const tails = new Map<string, Promise<unknown>>();
  const seen = (jobId: string, version: number) => {
    versions.set(jobId, Math.max(version, versions.get(jobId) ?? 0));
  };
  return {
    seen,
    pendingCount: () => tails.size,
    send: (jobId, edit) => {
      const run = async () => {
        const outcome = await edit(versions.get(jobId) ?? 1);
        if (outcome.ok) seen(jobId, outcome.answer.version);
        return outcome;
      };
      const mine = (tails.get(jobId) ?? Promise.resolve()).then(run, run);
      tails.set(jobId, mine);
      const forget = () => {
        if (tails.get(jobId) === mine) tails.delete(jobId);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
};
