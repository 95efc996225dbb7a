import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';

interface CoverageQuestion {
  readonly jobId: string;
  /** A change of the job asks again. */
  readonly version: number;
  readonly line: string;
  readonly on: string;
}

/** Whether a warranty covers a line on a day. */
export const coverageQuery = ({ jobId, version, line, on }: CoverageQuestion) =>
  queryOptions({
    queryKey: ['coverage', jobId, version, line, on],
    queryFn: () => answerOf(api.jobs[':id'].coverage.$get({ param: { id: jobId }, query: { line, on } })),
  });
