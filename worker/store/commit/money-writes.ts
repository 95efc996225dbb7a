import { sql } from 'drizzle-orm';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money/money';
import type { Change } from '#domain/jobs/change';
import type { Zone } from '#domain/time/day';
import { prepare, type Statement } from '#store/database/batch';
import { insertEach, upsertEach } from '#store/database/json-rows';
import { receiptSeries } from '#store/money/receipt-number';
import { some } from '#store/commit/child-writes';

// The next receipt numbers of a series, assigned in the batch of the payments, so that there are no gaps or
// duplicates.
const receipts = prepare(sql`insert into ${receipt} (series, number, payment_id)
  select ${sql.placeholder('series')}, (select coalesce(max(number), 0) from ${receipt} where series = ${sql.placeholder('series')}) + key + 1, value
  from json_each(${sql.placeholder('ids')}) order by key`);

/** The payments with a receipt, by receipt series. */
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

/** Payments, receipts, allocations and links of any number of jobs, in the order that the triggers' caps require. */
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
