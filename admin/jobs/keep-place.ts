/** The row under a person's hands, and the order of the rows when it was taken up. */
export interface HeldRow {
  readonly id: string;
  readonly order: readonly string[];
}

/** Puts the held row back to its old neighbour; all others keep the new order. */
export const keepPlace = <Row extends { readonly id: string }>(
  jobs: readonly Row[],
  held: HeldRow | null,
): readonly Row[] => {
  if (held === null) return jobs;
  const row = jobs.find((job) => job.id === held.id);
  const was = held.order.indexOf(held.id);
  if (!row || was < 0 || jobs[was]?.id === held.id) return jobs;
  const others = jobs.filter((job) => job.id !== held.id);
  return [...others.slice(0, was), row, ...others.slice(was)];
};
