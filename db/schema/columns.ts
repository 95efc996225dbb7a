import { sql, type SQL } from 'drizzle-orm';
import { check, customType, integer, text, type CheckBuilder } from 'drizzle-orm/sqlite-core';
import type { BusinessDate, Instant } from '#domain/time/day';
import { minorMax } from '#domain/money/money';

/** Epoch milliseconds. */
export const instant = (name: string) => integer(name).$type<Instant>();

/** `YYYY-MM-DD` in the shop's zone. */
export const businessDate = (name: string) => text(name).$type<BusinessDate>();

export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** JSON as text; `$type` gives its shape. */
export const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value): unknown => JSON.parse(value),
});

const wholeMinor = (column: string): string =>
  `(typeof(${column}) = 'integer' and abs(${column}) <= ${minorMax})`;

const named = (table: string, column: string, rule: SQL): CheckBuilder =>
  check(`${table}_${column}_whole`, rule);

/** Refuses fractions and amounts beyond minorMax, because D1 rounds silently above 2^53. */
export const isMinor = (table: string, column: string): CheckBuilder =>
  named(table, column, sql.raw(wholeMinor(column)));

/** Like isMinor, for a nullable amount. */
export const isMinorOrNull = (table: string, column: string): CheckBuilder =>
  named(table, column, sql.raw(`(${column} is null or ${wholeMinor(column)})`));
