import { and, eq, sql } from 'drizzle-orm';
import { session, staff } from '#db/schema/people/auth';
import { closure, setting } from '#db/schema/shop/shop';
import type { Closure, ShopFees } from '#domain/time/calendar';
import type { ShopHours } from '#domain/time/opening-hours';
import { businessDate, type Instant } from '#domain/time/day';
import type { Currency } from '#domain/money/money';
import type { Role } from '#domain/rights/rights';
import type { Zone } from '#domain/time/zone';
import { prepare, rowsIn, type Results, type Statement } from '#store/database/batch';
import { localeOf } from '#store/database/stored-locale';
import type { Member } from '#store/people/member';

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

const everyClosure = sql`(select coalesce(json_group_array(json_object('from', ${closure.from}, 'to', ${closure.to}, 'reason', ${closure.reason})), '[]') from ${closure})`;

/** The settings that each request needs: all but the logo and the words of notices. */
const requestSettings = sql`(select coalesce(json_group_object(${setting.key}, json(${setting.value})), '{}') from ${setting}
  where ${setting.key} in ('shop', 'hours', 'fees'))`;

const isTheirs = sql`${session.token} = ${sql.placeholder('token')} and ${session.expiresAt} > ${sql.placeholder('now')}`;

// Always one row, because closures are needed without a session too.
const statement = prepare(
  sql`select ${everyClosure} as "closures", ${requestSettings} as "settings", ${staff.id} as "id", ${staff.name} as "name", ${staff.email} as "email",
    ${staff.role} as "role", ${staff.locale} as "locale"
    from (select 1) left join ${session} on ${isTheirs}
    left join ${staff} on ${and(eq(staff.id, session.userId), sql`${staff.isActive}`)}`,
);

/** The query that every request starts with: the session's person, the shop's closures and its settings. */
export const sessionStatement = (token: string | null, now: Instant): Statement =>
  statement({ token: token ?? '', now });

interface Row {
  readonly closures: string;
  readonly settings: string;
  readonly id: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: string;
}

/** What the shop calls itself and where it is, once it was set. */
export interface ShopSetting {
  readonly name: string;
  readonly address: string;
  readonly zone: Zone;
  readonly currency: Currency;
}

/** The settings that were written; the deployment's or the usual ones stand for those that were not. */
export interface StoredSettings {
  readonly shop?: ShopSetting;
  readonly hours?: ShopHours;
  readonly fees?: ShopFees;
}

/** The person of a session, the shop's closures and its settings. */
export interface SessionRow {
  /** Null when the session is unknown or expired, or its person is inactive. */
  readonly member: Member | null;
  readonly closures: readonly Closure[];
  readonly settings: StoredSettings;
}

/** Reads the first result of a batch that begins with the session's statement. */
export const readSessionRow = (results: Results): SessionRow => {
  const [row]: readonly Row[] = rowsIn(results, 0);
  if (row === undefined) throw new Error('a select without a table gives one row');
  const { closures, settings, id, name, email, role, locale } = row;
  return {
    member: id === null ? null : { id, name, email, role, locale: localeOf(locale) },
    closures: closuresOf(closures),
    settings: JSON.parse(settings),
  };
};
