import { and, eq, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { session, staff } from '#db/schema/auth';
import { closure } from '#db/schema/shop';
import type { Closure } from '#domain/calendar';
import { businessDate } from '#domain/day';
import { locales, type Locale } from '#domain/text';
import type { ShopStore } from '#store/shop-store';

export const localeOf = (value: string): Locale => locales.find((locale) => locale === value) ?? 'zh-Hans';

interface ClosureRow {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

const closuresOf = (rows: string): readonly Closure[] => {
  const parsed: readonly ClosureRow[] = JSON.parse(rows);
  return parsed.map(({ from, to, reason }) => ({
    from: businessDate(from),
    to: businessDate(to),
    ...(reason === null ? {} : { reason }),
  }));
};

const everyClosure = sql<string>`(select coalesce(json_group_array(json_object('from', ${closure.from}, 'to', ${closure.to}, 'reason', ${closure.reason})), '[]') from ${closure})`;

const members = {
  id: staff.id,
  name: staff.name,
  email: staff.email,
  role: staff.role,
  locale: staff.locale,
};

/** Who is signed in, and the shop's closures: what every request asks, so the statement is written once. */
export const prepareEntrance = (db: DrizzleD1Database): ShopStore['enter'] => {
  // One row always: closures are wanted whether or not there is a session.
  const prepared = db
    .select({ closures: everyClosure, ...members })
    .from(sql`(select 1)`)
    .leftJoin(
      session,
      sql`${session.token} = ${sql.placeholder('token')} and ${session.expiresAt} > ${sql.placeholder('now')}`,
    )
    .leftJoin(staff, and(eq(staff.id, session.userId), eq(staff.isActive, true)))
    .prepare();
  return async (token, now) => {
    const [row] = await prepared.all({ token: token ?? '', now });
    if (row === undefined) throw new Error('a select without a table gives one row');
    const { closures, id, name, email, role, locale } = row;
    const isKnown = id !== null && name !== null && email !== null && role !== null;
    return {
      member: isKnown ? { id, name, email, role, locale: localeOf(locale ?? '') } : null,
      closures: closuresOf(closures),
    };
  };
};
