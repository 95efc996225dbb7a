import { and, eq, inArray } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { payment } from '#db/schema/money/money';

/** What the slips of money taken by hand are still good for. */
export interface References {
  /** The entry that took back the payment of an effect key as booked wrongly; null where none did. Refunds take nothing back. */
  reversalOf(effectKey: string): Promise<string | null>;
}

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
