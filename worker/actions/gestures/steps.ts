import type { GestureChange } from '#store/store';

/** One path of a job to be put back: what must stand there for it, and what comes in its place. */
export interface Step {
  readonly path: string;
  readonly expected: unknown;
  readonly value: unknown;
}

/** A job with what of a gesture is to be put back in it. */
export interface JobSteps {
  readonly jobId: string;
  /** The gesture opened the job: it is taken back as a whole. */
  readonly isOpening: boolean;
  readonly steps: readonly Step[];
}

// A link that a change closed stays closed: another is made for what is open then.
const closedLink = /^link:\w+\.state$/;

/** A gesture may have touched a path more than once: its first value and its last are what count. */
const stepsOf = (commits: readonly GestureChange[], way: 'undo' | 'redo'): readonly Step[] => {
  const ends = new Map<string, { readonly before: unknown; readonly after: unknown }>();
  for (const { path, before, after } of commits.flatMap(({ changes }) => changes))
    if (!closedLink.test(path))
      ends.set(path, { before: ends.has(path) ? ends.get(path)?.before : before, after });
  return [...ends].map(([path, { before, after }]) =>
    way === 'undo' ? { path, expected: after, value: before } : { path, expected: before, value: after },
  );
};

/** What a gesture changed, as steps back or forth, job by job. */
export const jobSteps = (commits: readonly GestureChange[], way: 'undo' | 'redo'): readonly JobSteps[] => {
  const byJob = new Map<string, GestureChange[]>();
  for (const commit of commits) byJob.set(commit.jobId, [...(byJob.get(commit.jobId) ?? []), commit]);
  return [...byJob].map(([jobId, own]) => ({
    jobId,
    isOpening: own.some(({ version }) => version === 1),
    steps: stepsOf(own, way),
  }));
};
