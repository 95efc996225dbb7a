import { desc, lt, sql, type SQL } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { ShopHistory } from '#contract/shop/settings';
import { shopHistory } from '#db/schema/shop/shop';
import type { Instant } from '#domain/time/day';

/** An entry of the shop's history: who changed what, from what to what. */
export interface ShopEntry {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Writes an entry where the statement before it in the batch changed a row. */
export const entryOfChange = ({ id, at, actor, action, subject, before, after }: ShopEntry): SQL =>
  sql`insert into ${shopHistory} (id, at, actor, action, subject, before, after)
    select ${id}, ${at}, ${actor}, ${action}, ${subject}, ${jsonOf(before)}, ${jsonOf(after)} where changes() > 0`;

const pageSize = 50;

/** A page of the shop's history, newest first. */
export const readShopHistory = async (
  db: DrizzleD1Database,
  before: string | undefined,
): Promise<ShopHistory> => {
  const rows = await db
    .select()
    .from(shopHistory)
    .where(before === undefined ? undefined : lt(shopHistory.id, before))
    .orderBy(desc(shopHistory.id))
    .limit(pageSize + 1);
  const entries = rows.slice(0, pageSize);
  return { entries, nextBefore: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
};
