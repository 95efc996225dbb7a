import { withWholeRows } from '#actions/undo/whole-rows';
import type { GestureChange } from '#store/undo/gestures';

/** One path of a job to be put back: what must stand there for it, and what comes in its place. */
export interface Step {
  readonly path: string;
  readonly expected: unknown;
  readonly value: unknown;
}

/** A step of a gesture: what others wrote there after the gesture is not put back. */
export interface GestureStep extends Step {
  /** The job's version in which the gesture first wrote there. */
  readonly since: number;
}

/** A job with what of a gesture is to be put back in it. */
export interface JobSteps {
  readonly jobId: string;
  /** The gesture opened the job: it is taken back as a whole. */
  readonly isOpening: boolean;
  readonly steps: readonly GestureStep[];
  /** The first version that the gesture wrote, and how many. */
  readonly firstVersion: number;
  readonly commitCount: number;
}

// A link that a change closed stays closed: another is made for what is open then.
const closedLink = /^link:\w+\.state$/;

/** Whether a change was made at a step's path; a row as a whole is touched by each of its values. */
export const touches = ({ path }: Step, changed: string): boolean =>
  changed === path || changed.startsWith(`${path}.`);

/** A gesture may have touched a path more than once: its first value and its last are what count. */
const stepsOf = (commits: readonly GestureChange[], way: 'undo' | 'redo'): readonly GestureStep[] => {
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

/** What a gesture changed, as steps back or forth, job by job. */
export const jobSteps = (commits: readonly GestureChange[], way: 'undo' | 'redo'): readonly JobSteps[] => {
  const byJob = new Map<string, GestureChange[]>();
  for (const commit of commits) byJob.set(commit.jobId, [...(byJob.get(commit.jobId) ?? []), commit]);
  return [...byJob].map(([jobId, own]) => ({
    jobId,
    isOpening: own.some(({ version }) => version === 1),
    steps: stepsOf(own, way),
    firstVersion: Math.min(...own.map(({ version }) => version)),
    commitCount: own.length,
  }));
};
