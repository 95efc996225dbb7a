import { Hono } from 'hono';
import { findRows, readDueCounts, readOutline, readPageCursor } from '#actions/sheet/read-sheet';
import { dueCountsQuery, findQuery, outlineQuery, pageCursorQuery } from '#contract/sheet/sheet';
import { succeed } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { query } from '#http/request/body';
import type { AppEnv } from '#http/context/house';

/** The sheet as a whole: its sums, where its pages begin, and where a text stands in it. */
export const sheetRoutes = new Hono<AppEnv>()
  .get('/page-cursor', query(pageCursorQuery), async (c) =>
    answer(c, succeed(await readPageCursor(c.get('ctx'), c.req.valid('query')))),
  )
  .get('/due-counts', query(dueCountsQuery), async (c) =>
    answer(c, succeed(await readDueCounts(c.get('ctx'), c.req.valid('query')))),
  )
  .get('/outline', query(outlineQuery), async (c) =>
    answer(c, succeed(await readOutline(c.get('ctx'), c.req.valid('query')))),
  )
  .get('/past', async (c) =>
    answer(c, succeed({ keptSince: await c.get('house').shopStore.pastKeptSince() })),
  )
  .get('/find', query(findQuery), async (c) =>
    answer(c, succeed(await findRows(c.get('ctx'), c.req.valid('query')))),
  );
