import { withWholeRows } from '#actions/undo/whole-rows';
import type { Customer } from '#domain/jobs/job';
import type { OperationChange } from '#store/undo/operations';

/** One path of a job to restore: the value expected there, and the value that replaces it. */
export interface Step {
  readonly path: string;
  readonly expected: unknown;
  readonly value: unknown;
  /** Of the path of the customer: the one that the job goes to. */
  readonly customer?: Customer;
}

/** A step of an operation. A value that somebody else wrote later is not overwritten. */
export interface OperationStep extends Step {
  /** The job's version in which the operation first wrote the path. */
  readonly since: number;
}

/** A job with the steps of an operation to restore in it. */
export interface JobSteps {
  readonly jobId: string;
  /** The operation opened the job, so undo withdraws the whole job. */
  readonly isOpening: boolean;
  readonly steps: readonly OperationStep[];
  /** The first version that the operation wrote, and the number of versions. */
  readonly firstVersion: number;
  readonly commitCount: number;
}

// A closed payment link is not restored; a new link is created for the open amount.
const closedLink = /^link:\w+\.state$/;

/** Whether a change touches a step's path. A whole row is touched by each of its values. */
export const touches = ({ path }: Step, changed: string): boolean =>
  changed === path || changed.startsWith(`${path}.`);

/** An operation can write a path more than once. The first old value and the last new value count. */
const stepsOf = (commits: readonly OperationChange[], way: 'undo' | 'redo'): readonly OperationStep[] => {
  const before = new Map<string, unknown>();
  const after = new Map<string, unknown>();
  const since = new Map<string, number>();
  for (const { version, changes } of commits)
    for (const change of changes) {
      if (closedLink.test(change.path)) continue;
      if (!before.has(change.path)) before.set(change.path, change.before);
      if (!since.has(change.path)) since.set(change.path, version);
      after.set(change.path, change.after);
    }
  const ends = withWholeRows(after, before);
  return [...withWholeRows(before, before)].map(([path, was]) => {
    const is = ends.get(path);
    const step = way === 'undo' ? { path, expected: is, value: was } : { path, expected: was, value: is };
    const versions = [...since].filter(([changed]) => touches(step, changed)).map(([, version]) => version);
    return { ...step, since: Math.min(...versions) };
  });
};

/** The changes of an operation as undo or redo steps, by job. */
export const jobSteps = (commits: readonly OperationChange[], way: 'undo' | 'redo'): readonly JobSteps[] => {
  const byJob = new Map<string, OperationChange[]>();
  for (const commit of commits) byJob.set(commit.jobId, [...(byJob.get(commit.jobId) ?? []), commit]);
  return [...byJob].map(([jobId, own]) => ({
    jobId,
    isOpening: own.some(({ version }) => version === 1),
    steps: stepsOf(own, way),
    firstVersion: Math.min(...own.map(({ version }) => version)),
    commitCount: own.length,
  }));
};
