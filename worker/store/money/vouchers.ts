import { and, eq, inArray } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { payment } from '#db/schema/money/money';

/** Looks up reversals of manual payments. */
export interface References {
  /** The reversal of the payment with an effect key; null without one. Refunds are no reversals. */
  reversalOf(effectKey: string): Promise<string | null>;
}

/** The store's lookups of reversals, on D1. */
export const references = (db: DrizzleD1Database): References => ({
  reversalOf: async (effectKey) => {
    const origin = db.select({ id: payment.id }).from(payment).where(eq(payment.effectKey, effectKey));
    const [found] = await db
      .select({ id: payment.id })
      .from(payment)
      .where(and(inArray(payment.reversesId, origin), eq(payment.kind, 'reversal')));
    return found?.id ?? null;
  },
});
