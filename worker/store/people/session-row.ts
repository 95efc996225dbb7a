import { and, eq, sql } from 'drizzle-orm';
import { session, staff } from '#db/schema/people/auth';
import { closure } from '#db/schema/shop/shop';
import type { Closure } from '#domain/time/calendar';
import { businessDate, type Instant } from '#domain/time/day';
import type { Role } from '#domain/rights/rights';
import { locales, type Locale } from '#domain/texts/text';
import { prepare, rowsIn, type Results, type Statement } from '#store/database/batch';
import type { Member } from '#store/people/member';

/** The stored locale; `zh-Hans` for a value that is no longer a locale. */
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

const everyClosure = sql`(select coalesce(json_group_array(json_object('from', ${closure.from}, 'to', ${closure.to}, 'reason', ${closure.reason})), '[]') from ${closure})`;

const isTheirs = sql`${session.token} = ${sql.placeholder('token')} and ${session.expiresAt} > ${sql.placeholder('now')}`;

// Always one row, because closures are needed without a session too.
const statement = prepare(
  sql`select ${everyClosure} as "closures", ${staff.id} as "id", ${staff.name} as "name", ${staff.email} as "email",
    ${staff.role} as "role", ${staff.locale} as "locale"
    from (select 1) left join ${session} on ${isTheirs}
    left join ${staff} on ${and(eq(staff.id, session.userId), sql`${staff.isActive}`)}`,
);

/** The query that every request starts with: the session's person and the shop's closures. */
export const sessionStatement = (token: string | null, now: Instant): Statement =>
  statement({ token: token ?? '', now });

interface Row {
  readonly closures: string;
  readonly id: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: string;
}

/** The person of a session, and the shop's closures. */
export interface SessionRow {
  /** Null when the session is unknown or expired, or its person is inactive. */
  readonly member: Member | null;
  readonly closures: readonly Closure[];
}

/** Reads the first result of a batch that begins with the session's statement. */
export const readSessionRow = (results: Results): SessionRow => {
  const [row]: readonly Row[] = rowsIn(results, 0);
  if (row === undefined) throw new Error('a select without a table gives one row');
  const { closures, id, name, email, role, locale } = row;
  return {
    member: id === null ? null : { id, name, email, role, locale: localeOf(locale) },
    closures: closuresOf(closures),
  };
};
