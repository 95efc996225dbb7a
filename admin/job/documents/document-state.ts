import type { JobDetail } from '#contract/jobs/job-answers';
import type { DocumentItem, DocumentState, PassedState } from '#domain/flow/flow';
import { factValue } from '../../fields/items.ts';

export interface FiledDocument {
  readonly version: number;
  readonly title: string | null;
  readonly reference: string | null;
  /** The states that the filed version has reached. */
  readonly reached: readonly PassedState[];
  /** The next state in the document's order; null when all are reached. */
  readonly next: PassedState | null;
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

/** The progress of a document; null while nothing is filed. States of an older version do not count. */
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

/** Whether a reference may become a link: only web addresses do. */
export const isWebAddress = (reference: string): boolean => /^https?:\/\//i.test(reference);

/**
 * The steps that the panel offers, the next one first. A document with content is filed and signed on its own page, and
 * what waits to be agreed may be returned.
 */
export const stepsOf = (item: DocumentItem, filed: FiledDocument | null): readonly DocumentState[] => {
  if (filed === null) return item.template === undefined ? ['filed'] : [];
  const next = filed.next === null ? [] : [filed.next];
  const verdict = filed.next === 'agreed' && item.isReturnable === true ? ['returned' as const] : [];
  if (item.template === undefined) return [...next, ...verdict, 'filed'];
  return [...next.filter((state) => state !== 'signed'), ...verdict];
};
