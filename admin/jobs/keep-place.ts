/** The row under a person's hands, as it was last seen and where it stood when it was taken up. */
export interface HeldRow<Row> {
  readonly row: Row;
  readonly at: number;
}

/** Puts the held row back to its old place, also where the list has lost it; all others keep the new order. */
export const keepPlace = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  held: HeldRow<Row> | null,
): readonly Row[] => {
  if (held === null || rows[held.at]?.id === held.row.id) return rows;
  const row = rows.find(({ id }) => id === held.row.id) ?? held.row;
  const others = rows.filter(({ id }) => id !== held.row.id);
  return [...others.slice(0, held.at), row, ...others.slice(held.at)];
};
