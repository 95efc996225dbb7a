import { useEffect } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import { seenVersion } from '../edit-queue.ts';

/** The version of every job on the screen, told to the queue of edits. */
export const useSeenVersions = (jobs: ReadonlyMap<string, JobRow>): void => {
  useEffect(() => {
    for (const job of jobs.values()) seenVersion(job.id, job.version);
  }, [jobs]);
};
