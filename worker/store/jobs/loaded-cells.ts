import type { JobRow } from '#contract/jobs/job-answers';
import type { Fact } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';
import type { Base } from '#store/jobs/loaded-job';

/** A job as far as an edit of its title, its customer or facts that no rule reads needs it. */
export interface LoadedCells extends Base {
  readonly state: KeptState;
  /** The job as lists show it. */
  readonly row: JobRow;
  /** Version of the calendar that the plan was made with. */
  readonly plannedWith: string;
  /** Credit stands, or a notice did not arrive: time alone may change the plan. */
  readonly waitsForPlan: boolean;
  /** Current facts, logs among them: how many, and the bytes of their keys and values. */
  readonly factCount: number;
  readonly factBytes: number;
}

/** A job as a commit needs it that keeps the plan; `facts` are the current ones. */
export type KeptState = Pick<JobState, 'job' | 'customer' | 'stageEntries'> & {
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
};
