import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobRow } from '#contract/job-answers';
import { seenVersion } from '../api/edit-queue.ts';
import { putJob } from '../api/job-cache.ts';
import { jobQuery, newsQuery } from '../api/queries.ts';

/** Brings what others and the webhooks changed into the sheet and the open panel, without a reload. */
export const useNews = (): void => {
  const client = useQueryClient();
  const news = useQuery(newsQuery).data;
  useEffect(() => {
    for (const job of news?.jobs ?? []) {
      putJob(client, job);
      const open = client.getQueryData(jobQuery(job.id).queryKey);
      if (open && open.job.version < job.version) void client.invalidateQueries(jobQuery(job.id));
    }
  }, [client, news]);
};

/** The version of every job on the screen, told to the queue of edits. */
export const useSeenVersions = (jobs: ReadonlyMap<string, JobRow>): void => {
  useEffect(() => {
    for (const job of jobs.values()) seenVersion(job.id, job.version);
  }, [jobs]);
};
