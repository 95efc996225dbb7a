import type { FieldChange } from '#domain/jobs/change';

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The field changes of a row in the form of the history; null stands for an absent value. */
export const diffFields = (prefix: string, before: object | null, after: object): readonly FieldChange[] => {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.entries(after)
    .filter(
      ([name, value]) => name !== 'id' && value !== undefined && !same(old.get(name) ?? null, value ?? null),
    )
    .map(([name, value]) => ({
      path: `${prefix}${name}`,
      before: old.get(name) ?? null,
      after: value ?? null,
    }));
};
