import { compile } from '#domain/flow/compile/compile';
import type { DiaryRow } from '#store/diary/diary-store';

/** Where an appointment is: what was written, else the customer's address where the flow says so, else the shop. */
export const placeOf = ({
  flow,
  key,
  place,
  address,
}: Pick<DiaryRow, 'flow' | 'key' | 'place' | 'address'>): {
  readonly place: string | null;
  readonly isInShop: boolean;
} => {
  if (place !== null) return { place, isInShop: false };
  const kind = compile(flow).appointments.find((item) => item.key === key)?.place;
  return kind === 'shop' ? { place: null, isInShop: true } : { place: address, isInShop: false };
};

/** The rows of one appointment: one for each who is there. */
export type RowsOfOne = readonly [DiaryRow, ...DiaryRow[]];

/** All rows by their appointments, in the order of the first row of each. */
export const byAppointment = (rows: readonly DiaryRow[]): readonly RowsOfOne[] => {
  const groups = new Map<string, [DiaryRow, ...DiaryRow[]]>();
  for (const row of rows) {
    const id = JSON.stringify([row.jobId, row.key, row.entry]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return [...groups.values()];
};
