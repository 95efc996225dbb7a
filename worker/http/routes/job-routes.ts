import { Hono } from 'hono';
import { planRestore, restoreRow } from '#actions/undo/restore-row';
import { editJob } from '#actions/jobs/edit-job';
import { moveStage } from '#actions/jobs/move-stage';
import { openJob } from '#actions/jobs/open-job';
import { recordDocument } from '#actions/documents/record-document';
import { recordFacts } from '#actions/facts/record-facts';
import { listJobs } from '#actions/sheet/list-jobs';
import { readHistory } from '#actions/undo/read-history';
import { showJob } from '#actions/jobs/show-job';
import { jobListQuery } from '#contract/sheet/job-list';
import * as requests from '#contract/jobs/job-requests';
import { historyQuery, restoreQuery } from '#contract/shop/shop-requests';
import { answer, answerPage } from '#http/answers/answer';
import { body, query } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { idempotent } from '#http/request/idempotency';

/** Jobs: the list, one job, its stage, facts and documents. */
export const jobRoutes = new Hono<AppEnv>()
  .get('/', query(jobListQuery), async (c) =>
    answerPage(c, await listJobs(c.get('ctx'), c.req.valid('query'))),
  )
  .post('/', body(requests.openJob), idempotent, async (c) => {
    const { flows, shopStore } = c.get('house');
    const staff = await shopStore.staff();
    return answer(c, await openJob(c.get('ctx'), c.req.valid('json'), { flows, staff }), 201);
  })
  .get('/:id', async (c) => answer(c, await showJob(c.get('ctx'), c.req.param('id'))))
  .patch('/:id', body(requests.patchJob), async (c) =>
    answer(c, await editJob(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .get('/:id/history', query(historyQuery), async (c) =>
    answer(c, await readHistory(c.get('ctx'), c.req.param('id'), c.req.valid('query'))),
  )
  .get('/:id/restore', query(restoreQuery), async (c) =>
    answer(c, await planRestore(c.get('ctx'), c.req.param('id'), c.req.valid('query').toVersion)),
  )
  .post('/:id/restore', body(requests.restoreRow), idempotent, async (c) =>
    answer(c, await restoreRow(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/stage', body(requests.moveStage), idempotent, async (c) =>
    answer(c, await moveStage(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/facts', body(requests.recordFacts), idempotent, async (c) =>
    answer(c, await recordFacts(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  )
  .post('/:id/documents', body(requests.recordDocument), idempotent, async (c) =>
    answer(c, await recordDocument(c.get('ctx'), c.req.param('id'), c.req.valid('json'))),
  );
