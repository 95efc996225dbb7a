import { conditionFields, spans, type Condition, type ConditionField } from '#contract/conditions';
import { nobody } from '#contract/job-list';
import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { formatMoney, isCurrency, minorDigits, type Currency } from '#domain/money';
import type { GridColumn, GridOption } from '../grid/index.ts';
import { formatDate } from '../texts/formats.ts';
import type { Texts } from '../texts/locale.tsx';

/** What columns, amounts and the values of sets are called. */
export interface Naming {
  readonly columns: readonly GridColumn[];
  readonly currency: Currency;
  readonly choices: (field: ConditionField) => readonly GridOption[];
}

export const nameOf = (columns: readonly GridColumn[], field: ConditionField): string =>
  columns.find(({ id }) => id === field)?.header ?? field;

/** An amount in minor units as a person would type it, without sign and groups. */
export const amountText = (minor: number, currency: Currency): string => {
  const digits = minorDigits[currency];
  return (minor / 10 ** digits).toFixed(digits);
};

interface SetSources {
  readonly flows: readonly Flow[];
  readonly staff: Me['staff'];
  readonly texts: Texts;
}

/** What may be chosen in the set of a column, in the order to offer; other columns have none. */
const setChoices = (field: ConditionField, { flows, staff, texts }: SetSources): readonly GridOption[] => {
  const { say, t } = texts;
  if (field === 'trade') return flows.map(({ key, label }) => ({ value: key, label: say(label) }));
  if (field === 'stage')
    return flows.flatMap(({ key, label, stages }) =>
      stages.map((stage) => ({
        value: `${key}/${stage.key}`,
        label: `${say(label)} · ${say(stage.label)}`,
      })),
    );
  if (field !== 'owner') return [];
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));
  return [...people, { value: nobody, label: t('jobs.nobody') }];
};

interface NamingSources extends SetSources {
  readonly columns: readonly GridColumn[];
  /** The shop's, of amounts that are typed and shown; CNY where the product does not know it. */
  readonly currency: string;
}

/** What conditions are said with. */
export const namingOf = ({ columns, currency, ...sources }: NamingSources): Naming => ({
  columns,
  currency: isCurrency(currency) ? currency : 'CNY',
  choices: (field) => setChoices(field, sources),
});

/** Values of a set that are named before the others are counted. */
const namedMax = 3;

const setWords = (value: string, options: readonly GridOption[]): string => {
  const keys = value.split(',');
  const names = keys.map((key) => options.find((option) => option.value === key)?.label ?? key);
  const more = names.length - namedMax;
  return names.slice(0, namedMax).join(', ') + (more > 0 ? ` + ${more}` : '');
};

const valueWords = (condition: Condition, { currency, choices }: Naming, { t, locale }: Texts): string => {
  const { field, operator, value } = condition;
  const span = operator === 'on' ? spans.find((one) => one === value) : undefined;
  if (span) return t(`where.${span}`);
  if (value === '') return '';
  const kind = conditionFields[field];
  if (kind === 'set') return setWords(value, choices(field));
  if (kind === 'money') return formatMoney(Number(value), currency, locale);
  return kind === 'date' ? formatDate(value, locale) : value;
};

/** A condition as a sentence: "Outstanding from ¥1,000". */
export const conditionWords = (condition: Condition, naming: Naming, texts: Texts): string =>
  [
    nameOf(naming.columns, condition.field),
    texts.t(`where.${condition.operator}`),
    valueWords(condition, naming, texts),
  ]
    .join(' ')
    .trim();
