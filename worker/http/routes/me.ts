import { peopleRoutes } from '#contract/routes/people';
import { dateOf } from '#domain/time/day';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** The route of the signed-in person, with the shop and its staff. */
export const me: readonly ServedRoute[] = [
  on(peopleRoutes.me, async ({ c, ctx, deps }) => {
    const today = dateOf(ctx.now, ctx.calendar.zone);
    const { staff } = await deps.shopStore.people(today, ctx.now);
    return succeed({
      ...c.get('member'),
      shop: { name: ctx.shop.name, zone: ctx.calendar.zone, currency: ctx.shop.currency },
      staff: staff
        .filter(({ isActive }) => isActive)
        .map(({ id, name, role, leaves }) => ({
          id,
          name,
          role,
          away: leaves.map(({ from, to }) => ({ from, to })),
        })),
      today,
      isLocal: deps.isLocal,
    });
  }),
];
