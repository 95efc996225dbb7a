import {
  factOf,
  kindOf,
  type Condition,
  type ConditionField,
  type ConditionOperator,
} from '#contract/sheet/conditions';
import { nobody } from '#contract/sheet/job-list';
import type { Me } from '#contract/jobs/job-answers';
import { readSpan, type Span } from '#contract/spans';
import type { Flow } from '#domain/flow/flow';
import { formatMoney, isCurrency, minorDigits, type Currency } from '#domain/money/money';
import type { GridColumn, GridOption } from '../../grid/index.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { formatDate } from '../../texts/formats.ts';
import type { Texts } from '../../texts/locale.tsx';
import { columnOfField } from './fact-fields.ts';

/** The labels of columns, amounts and options. */
export interface Naming {
  readonly columns: readonly GridColumn[];
  readonly currency: Currency;
  /** The shop's business date; dates of other years show their year. */
  readonly today: string;
  readonly choices: (field: ConditionField) => readonly GridOption[];
}

/** A field's label: its column's header; for a trade that is not displayed, its key. */
export const nameOf = (columns: readonly GridColumn[], field: ConditionField): string =>
  columnOfField(columns, field)?.header ?? factOf(field)?.key ?? field;

/** An amount in minor units as plain decimal text, without sign and groups. */
export const amountText = (minor: number, currency: Currency): string => {
  const digits = minorDigits[currency];
  return (minor / 10 ** digits).toFixed(digits);
};

interface SetSources {
  readonly columns: readonly GridColumn[];
  readonly flows: readonly Flow[];
  readonly staff: Me['staff'];
  readonly texts: Texts;
}

/** The options of a set column, in display order; empty for other columns. */
const setChoices = (
  field: ConditionField,
  { columns, flows, staff, texts }: SetSources,
): readonly GridOption[] => {
  const { localize, t } = texts;
  if (factOf(field)) return columnOfField(columns, field)?.options ?? [];
  if (field === 'trade') return flows.map(({ key, label }) => ({ value: key, label: localize(label) }));
  if (field === 'stage')
    return flows.flatMap(({ key, label, stages }) =>
      stages.map((stage) => ({
        value: `${key}/${stage.key}`,
        label: `${localize(label)} · ${localize(stage.label)}`,
      })),
    );
  if (field !== 'owner') return [];
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));
  return [...people, { value: nobody, label: t('jobs.nobody') }];
};

interface NamingSources extends SetSources {
  /** The shop's currency, for amounts; CNY when the product does not know it. */
  readonly currency: string;
  readonly today: string;
}

/** Builds the labels for conditions. */
export const namingOf = ({ currency, today, ...sources }: NamingSources): Naming => ({
  columns: sources.columns,
  today,
  currency: isCurrency(currency) ? currency : 'CNY',
  choices: (field) => setChoices(field, sources),
});

/** Most options that are named; the others are counted. */
const namedMax = 3;

const setLabel = (value: string, options: readonly GridOption[], { t }: Texts): string => {
  const keys = value.split(',');
  const all = keys.map((key) => options.find((option) => option.value === key)?.label ?? key);
  const names = all.slice(0, namedMax).join(t('where.and'));
  const count = all.length - namedMax;
  return count > 0 ? t('where.more', { names, count }) : names;
};

const spanLabel = (span: Span, { t }: Texts): string =>
  'named' in span
    ? t(`where.${span.named}`)
    : t(span.counted === 'next' ? 'where.nextDays' : 'where.lastDays', { count: span.dayCount });

const formatValue = (condition: Condition, { currency, today, choices }: Naming, texts: Texts): string => {
  const { field, operator, value } = condition;
  const span = operator === 'on' ? readSpan(value) : null;
  if (span) return spanLabel(span, texts);
  if (value === '') return '';
  switch (kindOf(field)) {
    case 'set':
      return setLabel(value, choices(field), texts);
    case 'money':
      return formatMoney(Number(value), currency, texts.locale);
    case 'date':
      return formatDate(value, texts.locale, { today });
    default:
      return value;
  }
};

/** The label of an operator for a field: amounts are "at least", dates "from". */
export const operatorText = (field: ConditionField, operator: ConditionOperator): TextKey => {
  const isDate = kindOf(field) === 'date';
  switch (operator) {
    case 'from':
      return isDate ? 'where.from' : 'where.atLeast';
    case 'to':
      return isDate ? 'where.to' : 'where.atMost';
    default:
      return `where.${operator}`;
  }
};

/** A condition as a sentence: "Outstanding at least ¥1,000". */
export const conditionLabel = (condition: Condition, naming: Naming, texts: Texts): string =>
  [
    nameOf(naming.columns, condition.field),
    texts.t(operatorText(condition.field, condition.operator)),
    formatValue(condition, naming, texts),
  ]
    .join(' ')
    .trim();
