import type { Calendar } from '#domain/time/calendar';
import { formOf } from '#domain/documents/form';
import { isFreshVersion } from '#domain/documents/fresh';
import { holds, type ConditionView } from '#domain/rules/condition';
import { compile, type CompiledField, type CompiledFlow } from '#domain/flow/compile/compile';
import { cellKey, entryKey, type EntryRef } from '#domain/rules/fact-key';
import { isBusinessDate, isInstant } from '#domain/time/day';
import type { Fact, FactKey, FactValue, FieldValue } from '#domain/rules/fact';
import { factBook, filesPoint, isStated, satisfies, type FactBook } from '#domain/jobs/fact-book';
import { isDocumentValue, roundsOf } from '#domain/flow/document';
import { checklistFact } from '#domain/flow/parts/checklist-result';
import type { DocumentItem, DocumentState, Flow } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import type { JobState } from '#domain/jobs/job';
import { lineQuestions, type LineQuestions } from '#domain/lines/line-filter';
import { pointAt, type FactFilter, type Point, type RuleView } from '#domain/rules/resolve';
import { suggest, type Suggestion } from '#domain/jobs/suggestion';
import { virtualFact, type VirtualRows } from '#domain/jobs/virtual-fact';

/** A job as rules and conditions see it. */
export interface View extends RuleView, ConditionView {
  readonly factValue: ConditionView['factValue'];
  /** How many files of an item stand. */
  readonly fileCount: (item: FactKey) => number;
  readonly inEntry: (list: FactKey, id: string) => View;
  /** The current fact of a key, the latest entry of a log; a document's state only while it counts. */
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

/** Reads a job for its rules: recorded facts, virtual ones, suggestions, stages, milestones, entries of lists. */
export const buildView = (source: ViewSource): View => {
  const { flow, state } = source;
  const compiled = compile(flow);
  const stageKeys = stageKeysOf(flow.stages);
  const stageIndex = stageKeys.indexOf(state.job.stage);
  const book = factBook(flow, state.facts, state.earlierFacts ?? []);
  const entryViews = new Map<FactKey, View>();
  const jobParts: JobParts = {
    calendar: source.calendar,
    stageEntry: (key) => state.stageEntries[key] ?? null,
    milestonePoint: source.milestonePoint,
    isStageReached: (key) => stageKeys.includes(key) && stageIndex >= stageKeys.indexOf(key),
    ...lineQuestions(state.lines),
    isFresh: (document) => isFreshDocument(flow, document, { state, view: jobView }),
    entries: book.entries,
    inEntry: (list, id) => {
      const factKey = entryKey({ list, id });
      const view = entryViews.get(factKey) ?? scopedView({ ...scope, entry: { list, id } }, jobParts);
      entryViews.set(factKey, view);
      return view;
    },
  };
  const scope: Scope = { compiled, book, state, entry: null };
  const jobView = scopedView(scope, jobParts);
  return jobView;
};

const versionOf = (view: View, document: FactKey, state: DocumentState): number | null => {
  const value = view.documentState(document, state)?.value ?? null;
  return isDocumentValue(value) ? value.version : null;
};

/** The version of an attached document that a filing would attach; null without one. */
export const attachedVersionOf = ({ attaches }: Pick<DocumentItem, 'attaches'>, view: View): number | null =>
  attaches === undefined ? null : versionOf(view, attaches.document, attaches.state);

const isFreshDocument = (
  flow: Flow,
  document: FactKey,
  { state, view }: { readonly state: VirtualRows; readonly view: View },
): boolean => {
  const item = compile(flow).itemsByKey.get(document);
  if (item?.item !== 'document') return false;
  const filed = view.documentState(document, item.states[0] ?? 'filed')?.value ?? null;
  if (!isDocumentValue(filed)) return false;
  const source = { rows: state, values: view, attachedVersion: attachedVersionOf(item, view) };
  return isFreshVersion({ item, form: formOf(flow, item) }, filed, source);
};

/** What is the same in the job's own view and in those of its entries. */
type JobParts = Pick<
  View,
  | 'calendar'
  | 'stageEntry'
  | 'milestonePoint'
  | 'isStageReached'
  | keyof LineQuestions
  | 'isFresh'
  | 'entries'
  | 'inEntry'
>;

interface Scope {
  readonly compiled: CompiledFlow;
  readonly book: FactBook;
  readonly state: VirtualRows;
  /** The entry that the view is of; null for the job's own view. */
  readonly entry: EntryRef | null;
}

/** The fact key of a flow's key in a scope: items of the entry's list stand in the entry, all others in the job. */
const factKeys = ({ compiled: { itemsByKey, documentStates }, entry }: Scope) => {
  if (entry === null) return (key: FactKey): FactKey => key;
  return (key: FactKey): FactKey => {
    const item = itemsByKey.get(documentStates.get(key)?.item.key ?? key);
    return item?.of === entry.list ? cellKey(entry, key) : key;
  };
};

const scopedView = (scope: Scope, jobParts: JobParts): View => {
  const { compiled, book, entry } = scope;
  const { calendar } = jobParts;
  const factKeyOf = factKeys(scope);
  const current = (key: FactKey): Fact | null => book.current(factKeyOf(key));
  const virtual = virtualFacts(scope, () => view);
  const isFile = (key: FactKey): boolean => compiled.itemsByKey.get(key)?.item === 'file';
  const files = (key: FactKey): readonly Fact[] => book.files(factKeyOf(key));
  // Of files rules read the count; without any there is nothing stated.
  const counted = (key: FactKey): number | null => files(key).length || null;
  const factValue = (key: FactKey): FactValue =>
    isFile(key) ? counted(key) : (current(key)?.value ?? virtual(key));
  const fieldOf = fieldsOf(compiled);
  const suggested = suggestions(fieldOf, () => view);
  const hasWritten = (key: FactKey): boolean => {
    const value = current(key)?.value ?? null;
    return value !== null && value !== '';
  };
  // An item exists only while its condition holds, so what was written under it before dates nothing.
  const writtenPoint = (key: FactKey, filter: FactFilter): Point | null => {
    const field = fieldOf(key);
    const isAbsent = field?.when !== undefined && !holds(field.when, view);
    return isAbsent ? null : recordedPoint(book.satisfiedSince(factKeyOf(key), filter), field, calendar);
  };
  const view: View = {
    ...jobParts,
    entryId: entry?.id ?? null,
    fact: current,
    documentState: (document, documentState) => current(`${document}.${documentState}`),
    factValue,
    hasFact: (key) => isStated(factValue(key)),
    fileCount: (key) => files(key).length,
    factVersion: (key) => {
      const fact = isFile(key) ? (files(key).at(-1) ?? null) : current(key);
      return fact !== null && isStated(fact.value) ? fact.recordedVersion : null;
    },
    factPoint: (key, filter) =>
      isFile(key)
        ? filesPoint(files(key), filter, calendar)
        : hasWritten(key)
          ? writtenPoint(key, filter)
          : suggestedPoint(suggested(key), filter),
    listPoint: ({ list, item, pick, where }) => {
      const entries = jobParts
        .entries(list)
        .map(({ id }) => jobParts.inEntry(list, id))
        .filter((entryView) => where === undefined || holds(where, entryView));
      return entries.at(pick === 'first' ? 0 : -1)?.factPoint(item, {}) ?? null;
    },
    suggestion: (key) => suggested(key)?.value ?? null,
    fieldValue: (key) => {
      const value = current(key)?.value ?? null;
      return isFieldValue(value) && value !== '' ? value : (suggested(key)?.value ?? null);
    },
  };
  return view;
};

/** The value of a fact that nobody writes; null for any item and for what is not known. */
const virtualFacts = ({ compiled, book, state }: Scope, view: () => View) => {
  const { itemsByKey, checklistFacts } = compiled;
  const isDocument = (key: FactKey): boolean => itemsByKey.get(key)?.item === 'document';
  return (key: FactKey): boolean | number | null => {
    if (itemsByKey.has(key)) return null;
    const derived = checklistFacts.get(key);
    if (derived !== undefined) return checklistFact(derived.checklist, derived.fact, view());
    return virtualFact(key, state) ?? roundsOf(key, isDocument, book.current);
  };
};

const fieldsOf =
  ({ itemsByKey }: CompiledFlow) =>
  (key: FactKey): CompiledField | undefined => {
    const item = itemsByKey.get(key);
    return item?.item === 'field' ? item : undefined;
  };

const stageKeysOf = oncePerFlow((stages: Flow['stages']) => stages.map(({ key }) => key));

const isFieldValue = (value: FactValue): value is FieldValue => value !== null && typeof value !== 'object';

/** Suggestions asked by key; one that in the end asks for itself gives none. */
const suggestions = (fieldOf: (key: FactKey) => CompiledField | undefined, view: () => View) => {
  const request = new Set<FactKey>();
  return (key: FactKey): Suggestion | null => {
    const field = fieldOf(key);
    if (field?.suggests === undefined || request.has(key)) return null;
    request.add(key);
    const suggestion = suggest(field, view());
    request.delete(key);
    return suggestion;
  };
};

const suggestedPoint = (suggestion: Suggestion | null, filter: FactFilter): Point | null =>
  suggestion !== null && satisfies(suggestion.value, filter) ? suggestion.point : null;

/** The date that a statement speaks of: its own where it holds one, else when it was recorded. */
const recordedPoint = (
  fact: Fact | null,
  field: CompiledField | undefined,
  calendar: Calendar,
): Point | null => {
  if (fact === null) return null;
  const { value } = fact;
  if (field?.kind === 'date') return datePoint(value);
  if (field?.kind === 'instant') return instantPoint(value, calendar);
  const stated =
    typeof value === 'object' && value !== null && 'on' in value ? datePoint(value.on ?? null) : null;
  return stated ?? pointAt(fact.recordedAt, calendar);
};

const datePoint = (value: FactValue): Point | null =>
  typeof value === 'string' && isBusinessDate(value) ? { on: value, at: null, isProvisional: false } : null;

const instantPoint = (value: FactValue, calendar: Calendar): Point | null =>
  typeof value === 'number' && isInstant(value) ? pointAt(value, calendar) : null;
