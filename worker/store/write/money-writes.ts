import { sql, type SQL } from 'drizzle-orm';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money';
import type { Change } from '#domain/change';
import type { Zone } from '#domain/day';
import { insertEach, upsertEach } from '#store/json-rows';
import { receiptSeries } from '#store/receipt-number';
import { some } from '#store/write/child-writes';

// The next numbers of the series, taken inside the batch that writes the payments: no gap and no number twice.
const receiptsFor = (paymentIds: readonly string[], series: string): SQL =>
  sql`insert into ${receipt} (series, number, payment_id)
    select ${series}, (select coalesce(max(number), 0) from ${receipt} where series = ${series}) + key + 1, value
    from json_each(${JSON.stringify(paymentIds)}) order by key`;

/** Payments, their receipts, allocations and links, in the order that the database's caps ask for. */
export const moneyWrites = ({ jobId, actor, at, edits, derived }: Change, zone: Zone): readonly SQL[] => {
  const received = (edits.payments ?? []).filter(({ kind }) => kind === 'payment').map(({ id }) => id);
  // What is taken back makes room for what is given: a cap is asked at every row.
  const allocations = [...(edits.allocations ?? []), ...derived.allocations].toSorted(
    (a, b) => a.amountMinor - b.amountMinor,
  );
  return [
    ...some(edits.payments, (rows) =>
      insertEach(
        payment,
        rows.map((row) => ({ ...row, jobId, recordedBy: actor })),
      ),
    ),
    ...some(received, (ids) => receiptsFor(ids, receiptSeries(at, zone))),
    ...some(allocations, (rows) =>
      insertEach(
        allocation,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
    ...some(edits.links, (rows) =>
      upsertEach(
        paymentLink,
        rows.map((row) => ({ ...row, jobId })),
      ),
    ),
  ];
};
