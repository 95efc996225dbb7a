import type { HistoryEntry, Me } from '#contract/jobs/job-answers';
import { findItem, type FoundItem } from '#domain/flow/find-item';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { exitOf } from '#domain/endings/exits';
import { choicesIn } from '#domain/rules/condition';
import { isFileValue } from '#domain/rules/fact';
import type { EntryRef } from '#domain/rules/fact-key';
import { formatMoney, type Currency } from '#domain/money/money';
import { catalogue, type TextKey } from '../texts/catalogue.ts';
import { formatDate, formatInstant } from '../texts/formats.ts';
import type { Texts } from '../texts/locale.tsx';
import { customerFieldAt, fieldNamed } from './index.ts';

/** What names and values of the history are formatted with. */
export interface HistoryView {
  readonly texts: Texts;
  readonly flow: Flow;
  readonly me: Me;
  readonly currency: Currency;
  /** What an entry of a list is called, where the job's facts are at hand. */
  readonly entryTitle?: (entry: EntryRef) => string;
}

/** The path of a job that was opened from this one; its value is the kind. */
const linkPath = 'fact:link.';

const none = '—';
const lengthMax = 80;

const isTextKey = (key: string): key is TextKey => Object.hasOwn(catalogue, key);

const known = (texts: Texts, key: string, otherwise: string): string =>
  isTextKey(key) ? texts.t(key) : otherwise;

/** The label of an action; an unknown action is displayed as stored. */
export const actionLabel = (entry: HistoryEntry, { texts }: HistoryView): string =>
  known(texts, `action.${entry.action}`, entry.action);

/** The label of an actor: a staff member's name, a provider, or the system. */
export const actorLabel = (actor: string, { texts, me }: HistoryView): string =>
  me.staff.find((person) => person.id === actor)?.name ??
  (actor.startsWith('provider:')
    ? texts.t('history.provider')
    : actor === 'tick'
      ? texts.t('history.tick')
      : actor);

const foundAt = (path: string, flow: Flow): FoundItem | null =>
  path.startsWith('fact:') ? findItem(flow, path.slice('fact:'.length)) : null;

/** The list of an entry with what the entry is called, where that is known. */
const entryLabel = (entry: EntryRef, { texts, flow, entryTitle }: HistoryView): string => {
  const list = findItem(flow, entry.list)?.item.label;
  const title = entryTitle?.(entry);
  const label = list === undefined ? entry.list : texts.localize(list);
  return title === undefined ? label : `${label} (${title})`;
};

/** The label of a changed path: a fact's item, else the kind of row. */
export const fieldLabel = (path: string, view: HistoryView): string => {
  const { texts, flow } = view;
  const found = foundAt(path, flow);
  if (found) {
    const { item, entry, isWholeEntry, state } = found;
    const stateLabel = state === null ? '' : known(texts, `document.${state}`, '');
    const ofEntry = entry === null ? '' : entryLabel(entry, view);
    const label = isWholeEntry ? '' : texts.localize(item.label);
    return [ofEntry, label, stateLabel].filter(Boolean).join(' · ');
  }
  if (path.startsWith(linkPath)) return texts.t('thing.linkedJob');
  const field = fieldNamed(path);
  if (field) return texts.localize(field.historyLabel ?? field.label);
  const detail = customerFieldAt(path);
  if (detail) return texts.localize(detail.label);
  const kind = path.split(/[:.]/)[0] ?? path;
  return known(texts, `thing.${kind}`, path);
};

const shortened = (label: string): string =>
  label.length > lengthMax ? `${label.slice(0, lengthMax)}…` : label;

const partOf = (value: object, name: string): unknown => Reflect.get(value, name);

const formatObject = (value: object, { texts, currency }: HistoryView): string => {
  if (isFileValue(value)) return shortened(value.name);
  const version = partOf(value, 'version');
  if (typeof version === 'number') {
    const title = partOf(value, 'title');
    return [texts.t('document.version', { version }), typeof title === 'string' ? title : '']
      .filter(Boolean)
      .join(' · ');
  }
  const note = partOf(value, 'note');
  if (typeof note === 'string') return shortened(note);
  const amount = partOf(value, 'amountMinor');
  if (typeof amount === 'number') return formatMoney(amount, currency, texts.locale);
  return shortened(JSON.stringify(value));
};

const formatNumber = (path: string, value: number, view: HistoryView): string => {
  const { texts, me, currency, flow } = view;
  const item = foundAt(path, flow)?.item;
  const kind = item?.item === 'field' ? item.kind : null;
  if (kind === 'instant' || rowInstant.test(path)) return formatInstant(value, texts.locale, me);
  if (kind === 'money' || path.endsWith('Minor')) return formatMoney(value, currency, texts.locale);
  if (kind === 'percent') return `${value}%`;
  return item?.item === 'field' && item.unit ? `${value} ${texts.localize(item.unit)}` : String(value);
};

const rowState = /^(task|change-order|booking|notice|line):[^.]+\.(?:state|decision)$/;
/** When something was done to a row under a job. */
const rowInstant = /^[a-z-]+:[^.]+\.(?:decided|approved|done)At$/;

/** The prefixes of catalogue keys for row states. */
const stateTexts = new Map([
  ['task', 'tasks'],
  ['change-order', 'changes'],
  ['booking', 'crew'],
  ['line', 'lineState'],
  ['notice', 'noticeState'],
]);

const stateWords = (path: string, value: string, { texts }: HistoryView): string | null => {
  const [, kind] = rowState.exec(path) ?? [];
  return kind === undefined ? null : known(texts, `${stateTexts.get(kind)}.${value}`, value);
};

/** The labels of what is chosen; empty for a field without choices. */
const formatChoices = (value: string, { choices = [] }: Pick<FieldItem, 'choices'>, texts: Texts): string =>
  choicesIn(value)
    .map((chosen) => choices.find(({ key }) => key === chosen)?.label)
    .flatMap((label) => (label === undefined ? [] : [texts.localize(label)]))
    .join(texts.locale === 'en' ? ', ' : '、');

/** What a path of the stage or of an ending names in the flow; null for another path. */
const placeWords = (path: string, value: string, { texts, flow }: HistoryView): string | null => {
  if (path !== 'stage' && path !== 'endedAs') return null;
  const place = path === 'stage' ? flow.stages.find(({ key }) => key === value) : exitOf(flow, value);
  return place ? texts.localize(place.label) : value;
};

const formatText = (path: string, value: string, view: HistoryView): string => {
  const { texts, me, flow } = view;
  const place = placeWords(path, value, view);
  if (place !== null) return place;
  const item = foundAt(path, flow)?.item;
  const isDay = item?.item === 'field' ? item.kind === 'date' : path.endsWith('.deferUntil');
  if (isDay) return formatDate(value, texts.locale, me);
  const choices = item?.item === 'field' ? formatChoices(value, item, texts) : '';
  if (choices !== '') return choices;
  return me.staff.find((person) => person.id === value)?.name ?? shortened(value);
};

const formatBoolean = (path: string, value: boolean, { texts, flow }: HistoryView): string => {
  const isRemoval = !value && foundAt(path, flow)?.isWholeEntry === true;
  return texts.t(isRemoval ? 'list.removed' : value ? 'panel.yes' : 'panel.no');
};

/** Formats a value of the history. */
export const formatValue = (path: string, value: unknown, view: HistoryView): string => {
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'boolean') return formatBoolean(path, value, view);
  if (typeof value === 'number') return formatNumber(path, value, view);
  if (typeof value === 'string') return stateWords(path, value, view) ?? formatText(path, value, view);
  return typeof value === 'object' ? formatObject(value, view) : none;
};
