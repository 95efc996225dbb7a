// D1 takes six connections from one request.
const atOnceMax = 6;

/** Does something with each of many, a few at a time, and gives the outcomes in their order. */
export const inLots = async <Item, Outcome>(
  items: readonly Item[],
  act: (item: Item) => Promise<Outcome>,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < items.length; start += atOnceMax)
    outcomes.push(...(await Promise.all(items.slice(start, start + atOnceMax).map(act))));
  return outcomes;
};
