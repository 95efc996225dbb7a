import type { RecordDocument } from '#contract/jobs/document-requests';
import { frozenCrew, frozenLines } from '#domain/documents/document-rows';
import { isDocumentValue, statesOf } from '#domain/flow/document';
import type { DocumentItem, DocumentState } from '#domain/flow/flow';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { Frozen } from '#domain/rules/frozen';
import type { JobState } from '#domain/jobs/job';

/** What stands under a document's state, whether or not it counts for the version that stands. */
export const recordedValue = (
  state: Pick<JobState, 'facts'>,
  key: FactKey,
  documentState: DocumentState,
): DocumentValue | null => {
  const value = state.facts.findLast((fact) => fact.key === `${key}.${documentState}`)?.value ?? null;
  return isDocumentValue(value) ? value : null;
};

/** A version above all that any state speaks of, so that no earlier signature or verdict counts for it. */
export const nextVersion = (state: JobState, item: DocumentItem): number => {
  const keys = new Set(statesOf(item).map((documentState) => `${item.key}.${documentState}`));
  const versions = [...state.facts, ...(state.earlierFacts ?? [])].flatMap((fact) =>
    keys.has(fact.key) && isDocumentValue(fact.value) ? [fact.value.version] : [],
  );
  return Math.max(0, ...versions) + 1;
};

const wordsOf = ({
  title,
  reference,
  note,
  by,
  on,
  ways,
}: RecordDocument): Omit<DocumentValue, 'version'> => ({
  ...(title === undefined ? {} : { title }),
  ...(reference === undefined ? {} : { reference }),
  ...(note === undefined ? {} : { note }),
  ...(by === undefined ? {} : { by }),
  ...(on === undefined ? {} : { on }),
  ...(ways === undefined ? {} : { ways }),
});

/** One more round after a version that was returned. */
const roundAfter = (state: JobState, { key }: DocumentItem): number => {
  const filed = recordedValue(state, key, 'filed');
  if (filed === null) return 1;
  const isReturned = recordedValue(state, key, 'returned')?.version === filed.version;
  return (filed.round ?? 1) + (isReturned ? 1 : 0);
};

/** What a filing takes with it. */
export interface FilingParts {
  readonly input: RecordDocument;
  readonly attached: DocumentValue | null;
  /** What its template states; null for a document without one. */
  readonly data: Frozen | null;
}

/** A new version: the snapshot or the frozen data, the written parts and the attached version. */
export const filingOf = (
  state: JobState,
  item: DocumentItem,
  { input, attached, data }: FilingParts,
): DocumentValue => {
  const round = roundAfter(state, item);
  return {
    version: nextVersion(state, item),
    ...wordsOf(input),
    ...(item.snapshot === undefined
      ? {}
      : {
          snapshot: (item.snapshot === 'lines' ? frozenLines(state) : frozenCrew(state)).map((row) => ({
            ...row,
          })),
        }),
    ...(attached === null ? {} : { attachedVersion: attached.version }),
    ...(round === 1 ? {} : { round }),
    ...(data === null ? {} : { data, texts: input.texts ?? {} }),
  };
};

/** A state of the filed version; ways of delivery add up until all are covered. */
export const statementOf = (
  filed: DocumentValue,
  earlier: DocumentValue | null,
  input: RecordDocument,
): DocumentValue => {
  const same = earlier?.version === filed.version ? earlier : null;
  const ways = [...new Set([...(same?.ways ?? []), ...(input.ways ?? [])])];
  return {
    version: filed.version,
    ...wordsOf(input),
    ...(ways.length === 0 ? {} : { ways }),
    ...(same?.letters === undefined ? {} : { letters: same.letters }),
  };
};
