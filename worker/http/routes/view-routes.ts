import { Hono } from 'hono';
import { addView, listViews, patchView } from '#actions/sheet/views';
import * as contract from '#contract/sheet/views';
import { answer } from '#http/answers/answer';
import { body } from '#http/request/body';
import type { AppEnv } from '#http/context/house';

/** Named ways to look at the sheet. */
export const viewRoutes = new Hono<AppEnv>()
  .get('/', async (c) => answer(c, await listViews(c.get('ctx'), c.get('house').shopStore)))
  .post('/', body(contract.newView), async (c) =>
    answer(c, await addView(c.get('ctx'), c.get('house').shopStore, c.req.valid('json')), 201),
  )
  .patch('/:id', body(contract.patchView), async (c) =>
    answer(
      c,
      await patchView(c.get('ctx'), c.get('house').shopStore, c.req.param('id'), c.req.valid('json')),
    ),
  );
