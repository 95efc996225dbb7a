import type { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import type { unmatchedList } from '#contract/shop/shop-answers';
import { succeed, type Result } from '#domain/texts/refusal';
import type { ShopStore } from '#store/shop-store';

const rowsMax = 200;

/** Unmatched payments, newest first; needs the right `read-unmatched`. */
export const listUnmatched = async (
  ctx: Ctx,
  shopStore: Pick<ShopStore, 'unmatched'>,
): Promise<Result<z.infer<typeof unmatchedList>>> => {
  const right = allowed(ctx, 'read-unmatched');
  if (!right.ok) return right;
  return succeed({ unmatched: [...(await shopStore.unmatched(rowsMax))] });
};
