import type { Calendar } from '#domain/time/calendar';
import type { ConditionView } from '#domain/rules/condition';
import { isBusinessDate, isInstant } from '#domain/time/day';
import type { Fact, FactKey, FactValue, FieldValue } from '#domain/rules/fact';
import { factBook, isStated, satisfies, type FactBook } from '#domain/jobs/fact-book';
import type { DocumentState, FieldItem, Flow } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { JobState } from '#domain/jobs/job';
import { pointAt, type FactFilter, type Point, type RuleView } from '#domain/rules/resolve';
import { suggest, type Suggestion } from '#domain/jobs/suggestion';
import { virtualFact, type VirtualRows } from '#domain/jobs/virtual-fact';

/** A job as rules and conditions see it. */
export interface View extends RuleView, ConditionView {
  /** The current fact of a key; for a log its latest entry; for a document's state only while it counts. */
  readonly fact: (key: FactKey) => Fact | null;
  /**
   * The fact of a document's state; null unless it refers to the current version and, for delivery, covers
   * all ways.
   */
  readonly documentState: (document: FactKey, state: DocumentState) => Fact | null;
  /** The value of a field's rule or fee table, whether or not a person entered a value. */
  readonly suggestion: (field: FactKey) => FieldValue | null;
  /** The value of a field: the entered one, else the suggested one. Conditions read entered values only. */
  readonly fieldValue: (field: FactKey) => FieldValue | null;
}

/** The input of a view. */
export interface ViewSource {
  readonly flow: Flow;
  readonly state: VirtualRows & Pick<JobState, 'facts' | 'earlierFacts' | 'stageEntries'>;
  /** When a milestone falls due or was paid in full; evaluated lazily, null while unknown. */
  readonly milestonePoint: (key: string, state: 'due' | 'paid') => Point | null;
  readonly calendar: Calendar;
}

/** Builds the view of a job for its rules: recorded and virtual facts, suggestions, stages, milestones. */
export const buildView = ({ flow, state, milestonePoint, calendar }: ViewSource): View => {
  const book = factBook(flow, state.facts, state.earlierFacts ?? []);
  const itemKeys = itemKeysOf(flow.items);
  const fields = fieldsOf(flow.items);
  const stageKeys = stageKeysOf(flow.stages);
  const stageIndex = stageKeys.indexOf(state.job.stage);
  const lineTags = new Set(state.lines.flatMap(({ tags }) => tags));
  const virtual = (key: FactKey): boolean | null => (itemKeys.has(key) ? null : virtualFact(key, state));
  const factValue = (key: FactKey): FactValue => book.current(key)?.value ?? virtual(key);
  const suggested = suggestions(fields, () => view);
  const view: View = {
    calendar,
    fact: book.current,
    documentState: (document, documentState) => book.current(`${document}.${documentState}`),
    factValue,
    hasFact: (key) => isStated(factValue(key)),
    factVersion: (key) => {
      const fact = book.current(key);
      return fact !== null && isStated(fact.value) ? fact.recordedVersion : null;
    },
    factPoint: (key, filter) => {
      const field = fields.get(key);
      return hasWritten(book, key)
        ? recordedPoint(book.satisfiedSince(key, filter), field, calendar)
        : suggestedPoint(suggested(key), filter);
    },
    suggestion: (key) => suggested(key)?.value ?? null,
    fieldValue: (key) => {
      const value = book.current(key)?.value ?? null;
      return isFieldValue(value) && value !== '' ? value : (suggested(key)?.value ?? null);
    },
    stageEntry: (key) => state.stageEntries[key] ?? null,
    milestonePoint,
    isStageReached: (key) => stageKeys.includes(key) && stageIndex >= stageKeys.indexOf(key),
    hasLineTag: (tag) => lineTags.has(tag),
  };
  return view;
};

const itemKeysOf = oncePerFlow((items: Flow['items']) => new Set(items.map(({ key }) => key)));
const stageKeysOf = oncePerFlow((stages: Flow['stages']) => stages.map(({ key }) => key));
const fieldsOf = oncePerFlow(
  (items: Flow['items']) =>
    new Map(
      items.flatMap((item) =>
        item.item === 'field' ? [[item.key, item] satisfies [FactKey, FieldItem]] : [],
      ),
    ),
);

const isFieldValue = (value: FactValue): value is FieldValue => value !== null && typeof value !== 'object';

const hasWritten = (book: FactBook, key: FactKey): boolean => {
  const value = book.current(key)?.value ?? null;
  return value !== null && value !== '';
};

/** Suggestions by key, memoized; a cyclic one gives null. */
const suggestions = (fields: ReadonlyMap<FactKey, FieldItem>, view: () => View) => {
  const request = new Set<FactKey>();
  return (key: FactKey): Suggestion | null => {
    const field = fields.get(key);
    if (field?.suggests === undefined || request.has(key)) return null;
    request.add(key);
    const suggestion = suggest(field, view());
    request.delete(key);
    return suggestion;
  };
};

const suggestedPoint = (suggestion: Suggestion | null, filter: FactFilter): Point | null =>
  suggestion !== null && satisfies(suggestion.value, filter) ? suggestion.point : null;

/** The date of a fact: the date in its value if it has one, else when it was recorded. */
const recordedPoint = (fact: Fact | null, field: FieldItem | undefined, calendar: Calendar): Point | null => {
  if (fact === null) return null;
  const { value } = fact;
  if (field?.kind === 'date') return datePoint(value);
  if (field?.kind === 'instant') return instantPoint(value, calendar);
  const stated = typeof value === 'object' && value !== null ? datePoint(value.on ?? null) : null;
  return stated ?? pointAt(fact.recordedAt, calendar);
};

const datePoint = (value: FactValue): Point | null =>
  typeof value === 'string' && isBusinessDate(value) ? { on: value, at: null, isProvisional: false } : null;

const instantPoint = (value: FactValue, calendar: Calendar): Point | null =>
  typeof value === 'number' && isInstant(value) ? pointAt(value, calendar) : null;
