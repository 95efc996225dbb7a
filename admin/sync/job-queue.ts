import type { Problem } from '#contract/jobs/job-answers';

/** What became of one edit. A refusal keeps what the person typed. */
export type EditOutcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem };

/** What the queue reads of an answer. */
export interface Versioned {
  readonly version: number;
  /** Whether the edit made that version; where it found its value standing, the version may be another person's. */
  readonly isCommitted: boolean;
}

export interface JobQueue {
  /** The newest version of a job that the person has seen. */
  readonly seen: (jobId: string, version: number) => void;
  /**
   * Sends one edit after the job's earlier ones have been answered, with the newest version then known,
   * so that quick edits of one person never conflict with each other. With `since`, the version that the person saw when
   * they began, only their own edits are added to it: what others did since then they have not seen.
   */
  readonly send: <Answer extends Versioned>(
    jobId: string,
    edit: (baseVersion: number) => Promise<EditOutcome<Answer>>,
    since?: number,
  ) => Promise<EditOutcome<Answer>>;
  /** Jobs with edits that have no answer yet. */
  readonly pendingCount: () => number;
}

/** One queue a job: edits of one job go in order, edits of different jobs side by side. */
export const createJobQueue = (): JobQueue => {
  const versions = new Map<string, number>();
  const tails = new Map<string, Promise<unknown>>();
  const own = new Map<string, Set<number>>();
  const made = (jobId: string, version: number) => {
    own.set(jobId, (own.get(jobId) ?? new Set()).add(version));
  };
  const baseOf = (jobId: string, since: number | undefined): number => {
    if (since === undefined) return versions.get(jobId) ?? 1;
    let base = since;
    while (own.get(jobId)?.has(base + 1)) base += 1;
    return base;
  };
  const seen = (jobId: string, version: number) => {
    versions.set(jobId, Math.max(version, versions.get(jobId) ?? 0));
  };
  return {
    seen,
    pendingCount: () => tails.size,
    send: (jobId, edit, since) => {
      const run = async () => {
        const base = baseOf(jobId, since);
        const outcome = await edit(base);
        if (outcome.ok) {
          const { version, isCommitted } = outcome.answer;
          if (isCommitted) made(jobId, version);
          seen(jobId, version);
        }
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
