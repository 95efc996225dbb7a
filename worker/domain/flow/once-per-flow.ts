/**
 * What follows from a part of a flow alone, worked out once: a flow is data that never changes, and a plan asks the same
 * of it again and again.
 */
export const oncePerFlow = <Part extends object, Found>(
  find: (part: Part) => Found,
): ((part: Part) => Found) => {
  const known = new WeakMap<Part, { readonly found: Found }>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before.found;
    const found = find(part);
    known.set(part, { found });
    return found;
  };
};
