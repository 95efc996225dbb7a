import type { HistoryEntry, Me } from '#contract/jobs/job-answers';
import type { Flow, Item } from '#domain/flow/flow';
import { formatMoney, type Currency } from '#domain/money/money';
import { catalogue, type TextKey } from '../texts/catalogue.ts';
import { formatDate, formatInstant } from '../texts/formats.ts';
import type { Texts } from '../texts/locale.tsx';
import { baseKey } from './items.ts';

/** What names and values of history are read with. */
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

/** What was done, in words; an action that the catalogue does not know stands for itself. */
export const actionWords = (entry: HistoryEntry, { texts }: HistoryView): string =>
  known(texts, `action.${entry.action}`, entry.action);

/** Who did it: a member of staff by name, else a provider or the machine. */
export const actorWords = (actor: string, { texts, me }: HistoryView): string =>
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

/** What a changed path is called: a fact by its item, another thing by its kind. */
export const pathWords = (path: string, { texts, flow }: HistoryView): string => {
  const item = itemOf(path, flow);
  if (item) {
    const state = item.item === 'document' ? path.slice(path.lastIndexOf('.') + 1) : '';
    const stateWords = known(texts, `document.${state}`, '');
    return [texts.say(item.label), stateWords].filter(Boolean).join(' · ');
  }
  const kind = path.split(/[:.]/)[0] ?? path;
  return known(texts, `thing.${kind}`, path);
};

const shortened = (words: string): string =>
  words.length > lengthMax ? `${words.slice(0, lengthMax)}…` : words;

const partOf = (value: object, name: string): unknown => Reflect.get(value, name);

const objectWords = (value: object, { texts, currency }: HistoryView): string => {
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

const numberWords = (path: string, value: number, view: HistoryView): string => {
  const { texts, me, currency, flow } = view;
  const item = itemOf(path, flow);
  const kind = item?.item === 'field' ? item.kind : null;
  if (kind === 'instant') return formatInstant(value, texts.locale, me);
  if (kind === 'money' || path.endsWith('Minor')) return formatMoney(value, currency, texts.locale);
  if (kind === 'percent') return `${value}%`;
  return item?.item === 'field' && item.unit ? `${value} ${texts.say(item.unit)}` : String(value);
};

const rowState = /^(task|change-order|booking|notice):[^.]+\.state$/;

/** Under which names the states of rows stand in the catalogue. */
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

const textWords = (path: string, value: string, view: HistoryView): string => {
  const { texts, me, flow } = view;
  const item = itemOf(path, flow);
  if (path === 'stage') {
    const stage = flow.stages.find(({ key }) => key === value);
    return stage ? texts.say(stage.label) : value;
  }
  if (item?.item === 'field' && item.kind === 'date') return formatDate(value, texts.locale, me);
  const choice = item?.item === 'field' ? item.choices?.find(({ key }) => key === value) : undefined;
  if (choice) return texts.say(choice.label);
  return me.staff.find((person) => person.id === value)?.name ?? shortened(value);
};

/** A value as a reader of the history knows it. */
export const valueWords = (path: string, value: unknown, view: HistoryView): string => {
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'boolean') return view.texts.t(value ? 'panel.yes' : 'panel.no');
  if (typeof value === 'number') return numberWords(path, value, view);
  if (typeof value === 'string') return stateWords(path, value, view) ?? textWords(path, value, view);
  return typeof value === 'object' ? objectWords(value, view) : none;
};
