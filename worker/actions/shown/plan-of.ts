import type { Ctx } from '#actions/context';
import { derive } from '#domain/derive';
import type { Flow } from '#domain/flow';
import type { JobState } from '#domain/job';
import type { Plan } from '#domain/plan';

/** The plan of a job as of the request's moment and calendar. */
export const planOf = ({ calendar, now }: Ctx, flow: Flow, state: JobState): Plan =>
  derive({ flow, state, calendar, now });
