import type { JobSnapshot } from '#actions/decide/decide';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** Refuses changes of a closed job's plan and documents. Payments and reopening stay allowed. */
export const refuseClosed = ({ state }: Pick<JobSnapshot, 'state'>): Result<null> =>
  state.job.closedAt === null ? succeed(null) : refuse('job-closed');
