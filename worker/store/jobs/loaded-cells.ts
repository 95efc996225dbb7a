import type { JobRow } from '#contract/jobs/job-answers';
import type { Fact } from '#domain/rules/fact';
import type { JobState, Task } from '#domain/jobs/job';
import type { Base, StaffMember } from '#store/jobs/loaded-job';

/** A job as far as an edit of its title, its customer or facts that no rule reads needs it. */
export interface LoadedCells extends Base {
  readonly state: KeptState;
  /** The job's row as in lists. */
  readonly row: JobRow;
  /** Version of the calendar of the stored plan. */
  readonly plannedWith: string;
  /** The job has unallocated credit or an undelivered notice, or its new holder may take it: any edit may change its plan. */
  readonly waitsForPlan: boolean;
  /** The customer has further jobs, which a change of the customer writes too. */
  readonly hasSiblings: boolean;
  /** Current facts, logs among them: how many, and the bytes of their keys and values. */
  readonly factCount: number;
  readonly factBytes: number;
  /** Null where they were not asked for. */
  readonly people: PeopleOfJob | null;
}

/** Which job's cells are read; with its people where its assignee is edited. */
export interface CellsRequest {
  readonly id: string;
  readonly hasPeople: boolean;
}

/** Who may be put in charge of a job, and what they take over. */
interface PeopleOfJob {
  readonly staff: readonly StaffMember[];
  readonly tasks: readonly Task[];
}

/** A job, as far as a commit without a re-plan needs it; `facts` are the current ones. */
export type KeptState = Pick<JobState, 'job' | 'customer' | 'stageEntries'> & {
  readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
};
