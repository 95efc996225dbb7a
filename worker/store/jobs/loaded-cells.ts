import type { JobRow } from '#contract/jobs/job-answers';
import type { Fact } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';
import type { Base } from '#store/jobs/loaded-job';

/** A job, as far as an edit of its title or customer needs it. */
export interface LoadedCells extends Base {
  readonly state: KeptState;
  /** The job's row as in lists. */
  readonly row: JobRow;
  /** Version of the calendar of the stored plan. */
  readonly plannedWith: string;
  /** The job has unallocated credit or an undelivered notice, so time alone may change its plan. */
  readonly waitsForPlan: boolean;
}

/** A job, as far as a commit without a re-plan needs it; `facts` are the current ones. */
export type KeptState = Pick<JobState, 'job' | 'customer' | 'stageEntries'> & {
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
};
