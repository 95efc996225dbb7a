import { env } from 'cloudflare:workers';

const tables = [
  'job',
  'customer',
  'fact',
  'file',
  'line',
  'change_order',
  'booking',
  'milestone',
  'task',
  'notice',
  'notice_delivery',
  'warranty',
  'payment',
  'allocation',
  'receipt',
  'payment_link',
  'history',
  'inbox',
  'unmatched',
  'idempotency',
  'sheet_view',
  'setting',
  'shop_history',
  'closure',
  'invite',
  'leave',
] as const;

/** All rows of the business tables, to compare before and after a refusal. */
export const everyRow = async (): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const results = await env.DB.batch(
    tables.map((table) => env.DB.prepare(`select * from ${table} order by 1, 2`)),
  );
  return Object.fromEntries(tables.map((table, index) => [table, results[index]?.results ?? []]));
};

/** The number of rows of a table. */
export const countRows = async (table: (typeof tables)[number]): Promise<number> => {
  const row = await env.DB.prepare(`select count(*) as n from ${table}`).first<{ readonly n: number }>();
  return row?.n ?? 0;
};
