import { Hono, type Context } from 'hono';
import { showJob } from '#actions/jobs/show-job';
import type { JobDetail } from '#contract/jobs/job-answers';
import { succeed, type Result } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import type { AppEnv } from '#http/context/house';

const part = async <Part>(
  c: Context<AppEnv, '/:id/facts'>,
  of: (detail: JobDetail) => Part,
): Promise<Result<Part>> => {
  const shown = await showJob(c.get('ctx'), c.req.param('id'));
  return shown.ok ? succeed(of(shown.value)) : shown;
};

const isPaper = ({ value }: JobDetail['facts'][number]): boolean =>
  typeof value === 'object' && value !== null && 'version' in value;

/** The parts of a job, each read by itself. */
export const partRoutes = new Hono<AppEnv>()
  .get('/:id/facts', async (c) => answer(c, await part(c, ({ facts }) => ({ facts }))))
  .get('/:id/documents', async (c) =>
    answer(c, await part(c, ({ facts }) => ({ documents: facts.filter(isPaper) }))),
  )
  .get('/:id/milestones', async (c) =>
    answer(c, await part(c, ({ job: { milestones } }) => ({ milestones }))),
  )
  .get('/:id/lines', async (c) => answer(c, await part(c, ({ lines }) => ({ lines }))))
  .get('/:id/change-orders', async (c) => answer(c, await part(c, ({ changeOrders }) => ({ changeOrders }))))
  .get('/:id/bookings', async (c) => answer(c, await part(c, ({ bookings }) => ({ bookings }))))
  .get('/:id/tasks', async (c) => answer(c, await part(c, ({ tasks }) => ({ tasks }))))
  .get('/:id/payments', async (c) => answer(c, await part(c, ({ payments }) => ({ payments }))));
