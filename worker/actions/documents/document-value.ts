import type { RecordDocument } from '#contract/jobs/job-requests';
import { isDocumentValue } from '#domain/flow/document';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { DocumentItem } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';

type Snapshot = NonNullable<DocumentValue['snapshot']>;

const linesOf = ({ lines }: JobState): Snapshot =>
  lines.map(({ description, quantity, amountMinor, tags }) => ({
    description,
    quantity,
    amountMinor,
    tags: tags.join(','),
  }));

const crewOf = ({ bookings }: JobState): Snapshot =>
  bookings
    .filter(({ state }) => state !== 'cancelled')
    .map(({ role, supplier, phone, on, state }) => ({
      role,
      supplier,
      phone: phone ?? '',
      on: on ?? '',
      state,
    }));

const versionsOf = (state: JobState, key: FactKey): readonly number[] =>
  [...state.facts, ...(state.earlierFacts ?? [])].flatMap((fact) =>
    fact.key === key && isDocumentValue(fact.value) ? [fact.value.version] : [],
  );

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

/** A new version with its snapshot: the current lines or crew, and the attached version. */
export const filingOf = (
  state: JobState,
  item: DocumentItem,
  { input, attached }: { readonly input: RecordDocument; readonly attached: DocumentValue | null },
): DocumentValue => ({
  version: Math.max(0, ...versionsOf(state, `${item.key}.${input.state}`)) + 1,
  ...wordsOf(input),
  ...(item.snapshot === undefined
    ? {}
    : { snapshot: item.snapshot === 'lines' ? linesOf(state) : crewOf(state) }),
  ...(attached === null ? {} : { attachedVersion: attached.version }),
});

/** A state of the filed version; ways of delivery add up until all are covered. */
export const statementOf = (
  filed: DocumentValue,
  earlier: DocumentValue | null,
  input: RecordDocument,
): DocumentValue => {
  const before = earlier !== null && earlier.version === filed.version ? (earlier.ways ?? []) : [];
  const ways = [...new Set([...before, ...(input.ways ?? [])])];
  return { version: filed.version, ...wordsOf(input), ...(ways.length === 0 ? {} : { ways }) };
};
