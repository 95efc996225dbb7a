import { sql } from 'drizzle-orm';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money/money';
import type { Change } from '#domain/jobs/change';
import { dateOf, type Instant, type Zone } from '#domain/time/day';
import { prepare, type Statement } from '#store/database/batch';
import { insertEach, upsertEach } from '#store/database/json-rows';
import { some } from '#store/commit/child-writes';

/** The series of a year's receipts, `R2026`. */
const receiptSeries = (at: Instant, zone: Zone): string => `R${dateOf(at, zone).slice(0, 4)}`;

// The next numbers of the series, taken inside the batch that writes the payments: no gap and no number twice.
const receipts = prepare(sql`insert into ${receipt} (series, number, payment_id)
  select ${sql.placeholder('series')}, (select coalesce(max(number), 0) from ${receipt} where series = ${sql.placeholder('series')}) + key + 1, value
  from json_each(${sql.placeholder('ids')}) order by key`);

/** The payments that take a receipt, by the series that they are numbered in. */
const receivedBySeries = (changes: readonly Change[], zone: Zone): ReadonlyMap<string, readonly string[]> => {
  const series = new Map<string, string[]>();
  for (const { at, edits } of changes) {
    const ids = (edits.payments ?? []).filter(({ kind }) => kind === 'payment').map(({ id }) => id);
    if (ids.length === 0) continue;
    const name = receiptSeries(at, zone);
    series.set(name, [...(series.get(name) ?? []), ...ids]);
  }
  return series;
};

/**
 * Payments, their receipts, allocations and links of any number of jobs, in the order that the database's caps ask for.
 */
export const moneyWrites = (changes: readonly Change[], zone: Zone): readonly Statement[] => {
  const payments = changes.flatMap(({ jobId, actor, edits }) =>
    (edits.payments ?? []).map((row) => ({ ...row, jobId, recordedBy: actor })),
  );
  // Deallocations come first, because the caps are checked at every row.
  const allocations = changes
    .flatMap(({ jobId, edits, derived }) =>
      [...(edits.allocations ?? []), ...derived.allocations].map((row) => ({ ...row, jobId })),
    )
    .toSorted((a, b) => a.amountMinor - b.amountMinor);
  const links = changes.flatMap(({ jobId, edits }) => (edits.links ?? []).map((row) => ({ ...row, jobId })));
  return [
    ...some(payments, (rows) => insertEach(payment, rows)),
    ...[...receivedBySeries(changes, zone)].map(([series, ids]) =>
      receipts({ series, ids: JSON.stringify(ids) }),
    ),
    ...some(allocations, (rows) => insertEach(allocation, rows)),
    ...some(links, (rows) => upsertEach(paymentLink, rows)),
  ];
};
