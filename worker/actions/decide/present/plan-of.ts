import type { Ctx } from '#actions/decide/context';
import { derive } from '#domain/planning/derive';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';

/** The plan of a job, by the request's time and calendar. */
export const planOf = ({ calendar, now }: Ctx, flow: Flow, state: JobState): Plan =>
  derive({ flow, state, calendar, now });
