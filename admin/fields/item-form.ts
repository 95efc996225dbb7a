import type { Me } from '#contract/jobs/job-answers';
import { isColumn } from '#domain/flow/find-item';
import type { FieldItem, Flow, Item } from '#domain/flow/flow';
import { locales, type Locale, type Text } from '#domain/texts/text';
import type { CellKindName } from '../grid/cells/registry.ts';
import type { CellValue, GridOption } from '../grid/index.ts';
import { yes } from './field.ts';
import { catalogue } from '../texts/catalogue.ts';
import { fillPlaceholders } from '../texts/fill-placeholders.ts';
import { formatDate } from '../texts/formats.ts';

/** How a cell displays, parses and bounds a job's value. */
export interface CellForm {
  readonly kind: CellKindName;
  readonly options?: readonly GridOption[];
  readonly min?: number;
  readonly max?: number;
  readonly lengthMax?: number;
  readonly isRequired?: boolean;
}

/** The sources of all forms. */
export interface Sheets {
  readonly flows: readonly Flow[];
  readonly me: Me;
  readonly locale: Locale;
}

/** Longest text of a fact, in characters. */
export const textMax = 4000;

/** An option with its names in every language, the reader's first. */
export const optionOf = (value: string, label: Text, locale: Locale): GridOption => ({
  value,
  label: label[locale],
  aliases: locales.filter((language) => language !== locale).map((language) => label[language]),
});

/** The next leave of a colleague, where one is picked; null without one. */
export const awayText = (
  { away = [] }: Me['staff'][number],
  { me, locale }: Pick<Sheets, 'me' | 'locale'>,
): string | null => {
  const next = away.toSorted((a, b) => a.from.localeCompare(b.from))[0];
  return next === undefined
    ? null
    : fillPlaceholders(catalogue['shell.away'][locale], {
        from: formatDate(next.from, locale, me),
        to: formatDate(next.to, locale, me),
      });
};

export const staffForm = (sheets: Pick<Sheets, 'me' | 'locale'>): CellForm => ({
  kind: 'person',
  options: sheets.me.staff.map((person) => {
    const hint = awayText(person, sheets);
    return { value: person.id, label: person.name, ...(hint === null ? {} : { hint }) };
  }),
});

/** Amounts in the shop's currency. */
export const moneyForm = ({ me }: Pick<Sheets, 'me'>) =>
  ({ kind: 'money', align: 'end', currency: me.shop.currency }) as const;

const no = 'false';

/** Values that people enter besides the labels. */
const yesSigns = ['y', '1', '✓', '√', '对', '對', '有', 'x'];
const noSigns = ['n', '0', '✗', '×', '无', '無'];

const withSigns = (option: GridOption, signs: readonly string[]): GridOption => ({
  ...option,
  aliases: [...(option.aliases ?? []), ...signs],
});

const yesNo = (locale: Locale): CellForm => ({
  kind: 'choice',
  options: [
    withSigns(optionOf(yes, catalogue['panel.yes'], locale), yesSigns),
    withSigns(optionOf(no, catalogue['panel.no'], locale), noSigns),
  ],
});

/** Whether a cell of this form is a yes-or-no choice. */
export const takesYesNo = ({ options }: CellForm): boolean => options?.[0]?.value === yes;

const fieldForms: Readonly<
  Record<Exclude<FieldItem['kind'], 'choices'>, (item: FieldItem, sheets: Sheets) => CellForm>
> = {
  text: () => ({ kind: 'longtext', lengthMax: textMax }),
  number: () => ({ kind: 'number' }),
  money: () => ({ kind: 'money', min: 0 }),
  percent: () => ({ kind: 'percent' }),
  date: () => ({ kind: 'date' }),
  instant: () => ({ kind: 'instant' }),
  choice: ({ choices = [] }, { locale }) => ({
    kind: 'choice',
    options: choices.map(({ key, label }) => optionOf(key, label, locale)),
  }),
  yesno: (_, { locale }) => yesNo(locale),
  staff: (_, sheets) => staffForm(sheets),
};

/**
 * How a trade's item is read and written in a cell; null for what is no single value of the job: documents, logs, several
 * choices, items of an entry and parts of another item.
 */
export const itemForm = (item: Item, sheets: Sheets): CellForm | null => {
  if (!isColumn(item)) return null;
  if (item.item === 'check') return yesNo(sheets.locale);
  if (item.item !== 'field' || item.kind === 'choices') return null;
  const { min, max, kind } = item;
  return {
    ...fieldForms[kind](item, sheets),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
};

/** Converts a stored value to its cell's value; null when no cell displays it. */
export const cellOfValue = (value: unknown): CellValue => {
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};
