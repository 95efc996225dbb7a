import { peopleRoutes } from '#contract/routes/people';
import { dateOf } from '#domain/time/day';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** The route of the signed-in person, with the shop and its staff. */
export const me: readonly ServedRoute[] = [
  on(peopleRoutes.me, async ({ c, ctx, deps }) => {
    const { shop } = deps.settings;
    const staff = await deps.shopStore.staff();
    return succeed({
      ...c.get('member'),
      shop: { name: shop.name, zone: shop.zone, currency: shop.currency },
      staff: staff.filter(({ isActive }) => isActive).map(({ id, name, role }) => ({ id, name, role })),
      today: dateOf(ctx.now, shop.zone),
      isLocal: deps.isLocal,
    });
  }),
];
