import type { HistoryEntry, Me } from '#contract/jobs/job-answers';
import type { Flow, Item } from '#domain/flow/flow';
import { formatMoney, type Currency } from '#domain/money/money';
import { catalogue, type TextKey } from '../texts/catalogue.ts';
import { formatDate, formatInstant } from '../texts/formats.ts';
import type { Texts } from '../texts/locale.tsx';
import { customerFieldAt, fieldNamed } from './index.ts';
import { baseKey } from './items.ts';

/** What names and values of the history are formatted with. */
export interface HistoryView {
  readonly texts: Texts;
  readonly flow: Flow;
  readonly me: Me;
  readonly currency: Currency;
}

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

const itemOf = (path: string, flow: Flow): Item | undefined =>
  path.startsWith('fact:')
    ? flow.items.find(({ key }) => key === path.slice(5) || key === baseKey(path.slice(5)))
    : undefined;

/** The label of a changed path: a fact's item, else the kind of row. */
export const fieldLabel = (path: string, { texts, flow }: HistoryView): string => {
  const item = itemOf(path, flow);
  if (item) {
    const state = item.item === 'document' ? path.slice(path.lastIndexOf('.') + 1) : '';
    const stateLabel = known(texts, `document.${state}`, '');
    return [texts.localize(item.label), stateLabel].filter(Boolean).join(' · ');
  }
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
  const item = itemOf(path, flow);
  const kind = item?.item === 'field' ? item.kind : null;
  if (kind === 'instant') return formatInstant(value, texts.locale, me);
  if (kind === 'money' || path.endsWith('Minor')) return formatMoney(value, currency, texts.locale);
  if (kind === 'percent') return `${value}%`;
  return item?.item === 'field' && item.unit ? `${value} ${texts.localize(item.unit)}` : String(value);
};

const rowState = /^(task|change-order|booking|notice):[^.]+\.state$/;

/** The prefixes of catalogue keys for row states. */
const stateTexts = new Map([
  ['task', 'tasks'],
  ['change-order', 'changes'],
  ['booking', 'crew'],
  ['notice', 'noticeState'],
]);

const stateWords = (path: string, value: string, { texts }: HistoryView): string | null => {
  const [, kind] = rowState.exec(path) ?? [];
  return kind === undefined ? null : known(texts, `${stateTexts.get(kind)}.${value}`, value);
};

const formatText = (path: string, value: string, view: HistoryView): string => {
  const { texts, me, flow } = view;
  const item = itemOf(path, flow);
  if (path === 'stage') {
    const stage = flow.stages.find(({ key }) => key === value);
    return stage ? texts.localize(stage.label) : value;
  }
  if (item?.item === 'field' && item.kind === 'date') return formatDate(value, texts.locale, me);
  const choice = item?.item === 'field' ? item.choices?.find(({ key }) => key === value) : undefined;
  if (choice) return texts.localize(choice.label);
  return me.staff.find((person) => person.id === value)?.name ?? shortened(value);
};

/** Formats a value of the history. */
export const formatValue = (path: string, value: unknown, view: HistoryView): string => {
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'boolean') return view.texts.t(value ? 'panel.yes' : 'panel.no');
  if (typeof value === 'number') return formatNumber(path, value, view);
  if (typeof value === 'string') return stateWords(path, value, view) ?? formatText(path, value, view);
  return typeof value === 'object' ? formatObject(value, view) : none;
};
