import { instant } from '#domain/time/day';
import { isAtLeast, isOneOf, type ListEntry } from '#domain/rules/condition';
import { compile, type CompiledFlow } from '#domain/flow/compile/compile';
import { documentStateOf } from '#domain/flow/document';
import { entryKey, isEntryKey, itemKeyOfFile, parseFactKey, type EntryRef } from '#domain/rules/fact-key';
import { isFileValue, type Fact, type FactKey, type FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { pointAt, type FactFilter, type Point } from '#domain/rules/resolve';
import type { Calendar } from '#domain/time/calendar';

/** A job's recorded facts as rules read them. */
export interface FactBook {
  /** The current fact of a key; for a log its latest entry; for a document's state only while it counts. */
  readonly current: (key: FactKey) => Fact | null;
  /**
   * The fact since which a key's values have satisfied a filter without interruption; null when the current
   * one does not.
   */
  readonly satisfiedSince: (key: FactKey, filter: FactFilter) => Fact | null;
  /** The entries of a list that stand, in the order of their ids. */
  readonly entries: (list: FactKey) => readonly ListEntry[];
  /** The files of an item that stand, oldest first; the key is that of the item in the job or in an entry. */
  readonly files: (itemKey: FactKey) => readonly Fact[];
}

/** Whether a value is a statement: not empty, null or false. */
export const isStated = (value: FactValue): boolean => value !== null && value !== false && value !== '';

/** Whether a value satisfies a filter; an empty filter accepts every statement. */
export const satisfies = (value: FactValue, { atLeast, is }: FactFilter): boolean => {
  if (atLeast !== undefined && !isAtLeast(value, atLeast)) return false;
  if (is !== undefined) return isOneOf(value, is);
  return isStated(value);
};

type CellFact = Pick<Fact, 'key' | 'value'> & Partial<Pick<Fact, 'recordedVersion' | 'recordedAt'>>;
type Facts = ReadonlyMap<FactKey, CellFact>;

/** Whether a cell makes its entry stand: no is an answer, an emptied cell is none. */
const isAnswer = (value: FactValue): boolean => value !== null && value !== '';

/**
 * The entries of all lists: each that has an answered cell of an item of its list, and is not removed. Facts of entries
 * are looked through once, however many rules ask.
 */
const entriesByList = (
  { itemsByKey }: CompiledFlow,
  facts: Facts,
): ReadonlyMap<FactKey, readonly ListEntry[]> => {
  const entryOfCell = (factKey: FactKey): EntryRef | null => {
    const { entry = null, key = null } = parseFactKey(factKey) ?? {};
    if (entry === null || key === null || itemsByKey.get(key)?.of !== entry.list) return null;
    return facts.get(entryKey(entry))?.value === false ? null : entry;
  };
  const lists = new Map<FactKey, Map<string, ListEntry>>();
  for (const [factKey, { value, recordedVersion = 0, recordedAt = instant(0) }] of facts) {
    const entry = isEntryKey(factKey) && isAnswer(value) ? entryOfCell(factKey) : null;
    if (entry === null) continue;
    const byId = lists.get(entry.list) ?? new Map<string, ListEntry>();
    lists.set(entry.list, byId);
    const known = byId.get(entry.id);
    if (known === undefined || recordedVersion < known.begunVersion)
      byId.set(entry.id, { id: entry.id, begunVersion: recordedVersion, begunAt: recordedAt });
  }
  return new Map(
    [...lists].map(([list, byId]) => [list, [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  );
};

/** How many entries of a list stand by the current facts of a job. */
export const entryCount = (
  flow: Pick<Flow, 'items' | 'tasks'>,
  facts: readonly Pick<Fact, 'key' | 'value'>[],
  list: FactKey,
): number => {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  return entriesByList(compile(flow), byKey).get(list)?.length ?? 0;
};

/** How many files of an item stand by the current facts of a job. */
export const fileCount = (facts: readonly Pick<Fact, 'key' | 'value'>[], itemKey: FactKey): number =>
  facts.filter(({ key, value }) => isFileValue(value) && itemKeyOfFile(key) === itemKey).length;

const filesByItem = (facts: ReadonlyMap<FactKey, Fact>): ReadonlyMap<FactKey, readonly Fact[]> => {
  const files = new Map<FactKey, Fact[]>();
  for (const [key, fact] of facts) {
    if (!isFileValue(fact.value)) continue;
    const itemKey = itemKeyOfFile(key);
    const known = files.get(itemKey);
    if (known === undefined) files.set(itemKey, [fact]);
    else known.push(fact);
  }
  for (const group of files.values())
    group.sort((a, b) => a.recordedVersion - b.recordedVersion || (a.key < b.key ? -1 : 1));
  return files;
};

const noEntries: readonly ListEntry[] = [];
const noFiles: readonly Fact[] = [];

/** Orders a job's facts by key; `earlier` are superseded facts, of which a book may hold only some keys. */
export const factBook = (
  flow: Pick<Flow, 'items' | 'tasks'>,
  facts: readonly Fact[],
  earlier: readonly Fact[],
): FactBook => {
  const currentByKey = new Map<FactKey, Fact>();
  for (const fact of facts) {
    const known = currentByKey.get(fact.key);
    if (known === undefined || known.recordedVersion <= fact.recordedVersion)
      currentByKey.set(fact.key, fact);
  }
  const compiled = compile(flow);
  const states = compiled.documentStates;
  let byList: ReadonlyMap<FactKey, readonly ListEntry[]> | null = null;
  const current = (key: FactKey): Fact | null => currentByKey.get(key) ?? null;
  const currentFact = (key: FactKey): Fact | null => {
    const declared = states.get(key);
    return declared === undefined ? current(key) : documentStateOf(declared, current);
  };
  const satisfiedSince = (key: FactKey, filter: FactFilter): Fact | null => {
    const fact = currentFact(key);
    if (fact === null || !satisfies(fact.value, filter)) return null;
    // Without a comparison each new fact counts from its own date: a contract signed again was signed then.
    if (filter.atLeast === undefined && filter.is === undefined) return fact;
    const before = earlier
      .filter((entry) => entry.key === key && entry.recordedVersion < fact.recordedVersion)
      .toSorted((a, b) => b.recordedVersion - a.recordedVersion);
    const breakAt = before.findIndex((candidate) => !satisfies(candidate.value, filter));
    return before.slice(0, breakAt === -1 ? before.length : breakAt).at(-1) ?? fact;
  };
  const entries = (list: FactKey): readonly ListEntry[] => {
    byList ??= entriesByList(compiled, currentByKey);
    return byList.get(list) ?? noEntries;
  };
  let byItem: ReadonlyMap<FactKey, readonly Fact[]> | null = null;
  const files = (itemKey: FactKey): readonly Fact[] => {
    byItem ??= filesByItem(currentByKey);
    return byItem.get(itemKey) ?? noFiles;
  };
  return { current: currentFact, satisfiedSince, entries, files };
};

/** When an item had as many files as asked: the day on which the last of them was added. */
export const filesPoint = (
  files: readonly Fact[],
  { atLeast = 1, is }: FactFilter,
  calendar: Calendar,
): Point | null => {
  if (is !== undefined && !isOneOf(files.length, is)) return null;
  const fact = files[Math.max(1, atLeast) - 1];
  return fact === undefined ? null : pointAt(fact.recordedAt, calendar);
};
