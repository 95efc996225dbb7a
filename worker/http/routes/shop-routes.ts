import { Hono } from 'hono';
import { undo } from '#actions/undo/undo';
import { applyEdits } from '#actions/jobs/apply-edits';
import { createLink } from '#actions/money/create-link';
import { listUnmatched } from '#actions/money/list-unmatched';
import { noticeViewOf } from '#actions/notices/notice-view';
import type { Me } from '#contract/jobs/job-answers';
import { edits, undoRequest } from '#contract/jobs/job-requests';
import { openApiDocument } from '#contract/api/openapi';
import type { CalendarView } from '#contract/shop/shop-answers';
import { createLink as createLinkInput, noticesQuery } from '#contract/shop/shop-requests';
import { dateOf } from '#domain/time/day';
import { refuse, succeed } from '#domain/texts/refusal';
import { answer } from '#http/answers/answer';
import { body, query } from '#http/request/body';
import type { AppEnv } from '#http/context/house';
import { idempotent } from '#http/request/idempotency';

const defaultProvider = 'standard';

/** What is the shop's and not one job's. */
export const shopRoutes = new Hono<AppEnv>()
  .get('/me', async (c) => {
    const { house, member, ctx } = c.var;
    const { shop } = house.settings;
    const staff = await house.shopStore.staff();
    const me: Me = {
      ...member,
      shop: { name: shop.name, zone: shop.zone, currency: shop.currency },
      staff: staff.filter(({ isActive }) => isActive).map(({ id, name, role }) => ({ id, name, role })),
      today: dateOf(ctx.now, shop.zone),
      isLocal: house.isLocal,
    };
    return answer(c, succeed(me));
  })
  .get('/flows', (c) => answer(c, succeed({ flows: [...c.get('house').flows] })))
  .get('/calendar', (c) => {
    const { zone, version, publishedYears, exceptions, closures } = c.get('ctx').calendar;
    const view: CalendarView = {
      zone,
      version,
      publishedYears: [...publishedYears],
      exceptions: [...exceptions].map(([on, isWorking]) => ({ on, isWorking })),
      closures: closures.map(({ from, to, reason }) => ({ from, to, reason: reason ?? null })),
    };
    return answer(c, succeed(view));
  })
  .post('/edits', body(edits), idempotent, async (c) =>
    answer(c, await applyEdits(c.get('ctx'), c.req.valid('json'))),
  )
  .post('/undo', body(undoRequest), idempotent, async (c) =>
    answer(c, await undo(c.get('ctx'), c.req.valid('json'))),
  )
  .post('/milestones/:id/link', body(createLinkInput), idempotent, async (c) => {
    const { house, origin, ctx } = c.var;
    const provider = house.findProvider(c.req.valid('json').provider ?? defaultProvider);
    if (provider === undefined) return answer<never, 201>(c, refuse('provider-unavailable'), 201);
    const maker = {
      provider,
      config: { payPageUrl: house.settings.payPageUrl ?? '' },
      newReference: house.newReference,
      returnUrl: `${origin}/`,
    };
    return answer(c, await createLink(ctx, c.req.param('id'), maker), 201);
  })
  .get('/notices', query(noticesQuery), async (c) => {
    const { house } = c.var;
    const rows = await house.shopStore.notices(c.req.valid('query'));
    return answer(c, succeed({ notices: rows.map(noticeViewOf) }));
  })
  .get('/unmatched', async (c) => answer(c, await listUnmatched(c.get('ctx'), c.get('house').shopStore)))
  .get('/openapi.json', (c) => c.json(openApiDocument()));
