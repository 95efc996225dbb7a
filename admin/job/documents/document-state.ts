import type { JobDetail } from '#contract/jobs/job-answers';
import type { DocumentItem, DocumentState } from '#domain/flow/flow';
import { factValue } from '../../fields/items.ts';

export interface FiledDocument {
  readonly version: number;
  readonly title: string | null;
  readonly reference: string | null;
  /** States that hold for the filed version. */
  readonly reached: readonly DocumentState[];
  /** The next state in the document's order; null when it has passed them all. */
  readonly next: DocumentState | null;
}

const versionOf = (value: unknown): number | null =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : null;

const textOf = (value: unknown, name: 'title' | 'reference'): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' && found !== '' ? found : null;
};

/** How far a document is; null while nothing is filed. States of an older version no longer count. */
export const filedDocument = (detail: JobDetail, item: DocumentItem): FiledDocument | null => {
  const filed = factValue(detail, `${item.key}.filed`);
  const version = versionOf(filed);
  if (version === null) return null;
  const reached = item.states.filter(
    (state) => versionOf(factValue(detail, `${item.key}.${state}`)) === version,
  );
  return {
    version,
    title: textOf(filed, 'title'),
    reference: textOf(filed, 'reference'),
    reached,
    next: item.states.find((state) => !reached.includes(state)) ?? null,
  };
};

/** A reference that is safe to follow: only web addresses become links. */
export const isWebAddress = (reference: string): boolean => /^https?:\/\//i.test(reference);
