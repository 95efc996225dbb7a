import { and, eq, inArray } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { payment } from '#db/schema/money';

/** The entry that took back the payment of an effect key as booked wrongly; null where none did. Refunds take nothing back. */
export const reversalOf = async (db: DrizzleD1Database, effectKey: string): Promise<string | null> => {
  const origin = db.select({ id: payment.id }).from(payment).where(eq(payment.effectKey, effectKey));
  const [found] = await db
    .select({ id: payment.id })
    .from(payment)
    .where(and(inArray(payment.reversesId, origin), eq(payment.kind, 'reversal')));
  return found?.id ?? null;
};
