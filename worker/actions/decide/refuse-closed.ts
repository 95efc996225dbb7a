import type { Standing } from '#actions/decide/decide';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

/** A closed job's plan and papers stand; money may still move, and the job may be opened again. */
export const refuseClosed = ({ state }: Pick<Standing, 'state'>): Result<null> =>
  state.job.closedAt === null ? succeed(null) : refuse('job-closed');
