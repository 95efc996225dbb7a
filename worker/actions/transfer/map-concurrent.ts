// D1 allows six connections a request.
const atOnceMax = 6;

/** Maps items with limited concurrency; the outcomes keep the items' order. */
export const mapConcurrent = async <Item, Outcome>(
  items: readonly Item[],
  act: (item: Item) => Promise<Outcome>,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < items.length; start += atOnceMax)
    outcomes.push(...(await Promise.all(items.slice(start, start + atOnceMax).map(act))));
  return outcomes;
};
