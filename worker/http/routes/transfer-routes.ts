import { Hono } from 'hono';
import { importRows } from '#actions/transfer/import-rows';
import { exportJobs } from '#actions/transfer/export-jobs';
import { exportQuery } from '#contract/sheet/job-list';
import { importRequest } from '#contract/transfer/transfer-requests';
import { succeed } from '#domain/texts/refusal';
import { answer } from '#http/answer';
import { body, query } from '#http/body';
import type { AppEnv } from '#http/house';
import { idempotent } from '#http/idempotency';

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
