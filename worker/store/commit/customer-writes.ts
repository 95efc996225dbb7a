import { sql } from 'drizzle-orm';
import { customer } from '#db/schema/people/customer';
import type { Customer } from '#domain/jobs/job';
import { phoneKey } from '#domain/texts/phone-digits';
import type { Statement } from '#store/database/batch';
import { updateBySets } from '#store/database/json-rows';
import { withFewSets, type KeptWriting, type ReducedSets } from '#store/commit/job-row';

/** The database counts: the jobs of a customer, which all write history with it, are the lock. */
const nextVersion = {
  name: 'next version',
  computed: { version: sql`${customer.version} + 1` },
};
const counted = { version: 0 };

const wholeOf = (details: Customer, mergedInto: string | null) => ({
  ...details,
  phoneKey: phoneKey(details.phone),
  mergedInto,
  ...counted,
});

const editedRow = ({ change: { edits }, state }: KeptWriting): readonly ReducedSets[] => {
  if (edits.customer === undefined) return [];
  const { phone } = edits.customer;
  const key = phone === undefined ? {} : { phoneKey: phoneKey(phone) };
  return [
    {
      row: { ...edits.customer, ...key, ...counted, id: state.customer.id },
      whole: wholeOf(state.customer, null),
    },
  ];
};

/** A merged customer points to the one that has its jobs; parted again, it stands for itself. */
const customerOfJobRows = ({ change: { edits } }: KeptWriting): readonly ReducedSets[] => {
  if (edits.movesTo === undefined) return [];
  const { from, customer: to, way } = edits.movesTo;
  const [merged, mergedInto] = way === 'merge' ? [from, to.id] : [to, null];
  const row = { mergedInto, ...counted, id: merged.id };
  return [{ row, whole: wholeOf(merged, mergedInto) }];
};

/** Statements that update the customers of changes, each customer once. Their number does not depend on the changes. */
export const customerWrites = (writes: readonly KeptWriting[]): readonly Statement[] => {
  const rows = new Map<string, ReducedSets>();
  for (const next of writes.flatMap((write) => [...editedRow(write), ...customerOfJobRows(write)])) {
    const before = rows.get(next.row.id);
    rows.set(
      next.row.id,
      before === undefined
        ? next
        : { row: { ...before.row, ...next.row }, whole: { ...before.whole, ...next.row } },
    );
  }
  return rows.size === 0 ? [] : updateBySets(customer, withFewSets([...rows.values()]), nextVersion);
};
