import { sql, type SQL } from 'drizzle-orm';

/**
 * A text as an SQL literal with escaped quotes, where D1's limit of 100 parameters would be exceeded or an
 * index needs the literal. Names go through `sql.identifier`, values are bound.
 */
export const literal = (text: string): SQL => sql`${text}`.inlineParams();
