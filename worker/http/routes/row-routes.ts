import { Hono } from 'hono';
import { handleNotice } from '#actions/notices/handle-notice';
import { saveBooking } from '#actions/people/save-booking';
import { saveChangeOrder } from '#actions/milestones/save-change-order';
import { saveLine } from '#actions/milestones/save-line';
import { saveTask } from '#actions/jobs/save-task';
import { addMilestone } from '#actions/milestones/add-milestone';
import { patchMilestone } from '#actions/milestones/patch-milestone';
import { recordMoney } from '#actions/money/record-money';
import * as requests from '#contract/jobs/job-requests';
import { answer } from '#http/answers/answer';
import { body } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { idempotent } from '#http/request/idempotency';

/** The rows under a job: lines, change orders, bookings, tasks, notices, milestones, money taken by hand. */
export const rowRoutes = new Hono<AppEnv>()
  .post('/:id/lines', body(requests.saveLine), idempotent, async (c) =>
    answer(c, await saveLine(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/change-orders', body(requests.saveChangeOrder), idempotent, async (c) =>
    answer(c, await saveChangeOrder(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/bookings', body(requests.saveBooking), idempotent, async (c) =>
    answer(c, await saveBooking(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/tasks', body(requests.saveTask), idempotent, async (c) =>
    answer(c, await saveTask(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/notices', body(requests.handleNotice), idempotent, async (c) =>
    answer(c, await handleNotice(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/milestones', body(requests.addMilestone), idempotent, async (c) =>
    answer(c, await addMilestone(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .patch('/:id/milestones', body(requests.patchMilestone), async (c) =>
    answer(c, await patchMilestone(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/payments', body(requests.paymentInput), idempotent, async (c) =>
    answer(c, await recordMoney(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  );
