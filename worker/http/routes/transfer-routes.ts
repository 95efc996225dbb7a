import { Hono } from 'hono';
import { importRows } from '#actions/transfer/import-rows';
import { exportJobs } from '#actions/transfer/export-jobs';
import { exportQuery } from '#contract/sheet/job-list';
import { importRequest } from '#contract/transfer/transfer-requests';
import { succeed } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { body, query } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { idempotent } from '#http/request/idempotency';

/** Jobs in and out by the hundred. */
export const transferRoutes = new Hono<AppEnv>()
  .get('/exports', query(exportQuery), async (c) =>
    answer(c, succeed(await exportJobs(c.get('ctx'), c.req.valid('query')))),
  )
  .post('/imports', body(importRequest), idempotent, async (c) => {
    const { flows, shopStore } = c.get('house');
    const staff = await shopStore.staff();
    return answer(c, await importRows(c.get('ctx'), c.req.valid('json'), { flows, staff }));
  });
