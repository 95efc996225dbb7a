import type { Ctx } from '#actions/decide/context';
import type { ShopEntry } from '#store/settings/shop-entry';

type Said = Pick<ShopEntry, 'action' | 'subject'> & Partial<Pick<ShopEntry, 'before' | 'after'>>;

/** The entry of a change in the shop's history, by the request's actor at its moment. */
export const shopEntryOf = (
  { newId, now, actor }: Pick<Ctx, 'newId' | 'now' | 'actor'>,
  { action, subject, before = null, after = null }: Said,
): ShopEntry => ({ id: newId('she'), at: now, actor: actor.id, action, subject, before, after });
