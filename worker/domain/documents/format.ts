import type { PlaceForm } from '#domain/documents/form';
import type { FieldValue } from '#domain/rules/fact';
import { isCurrency, minorDigits } from '#domain/money/money';
import { clockOf, dateOf, instant, isBusinessDate, isInstant } from '#domain/time/day';
import { text, type Locale } from '#domain/texts/text';

/**
 * Values as papers show them. They are written by hand and not by `Intl`: a newer release of a browser must not change a
 * signed paper.
 */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const yes = text('Yes', '是', '是');
const no = text('No', '否', '否');

/** A business date with its year: `5 March 2026`, `2026年3月5日`. */
export const documentDate = (on: string, locale: Locale): string => {
  if (!isBusinessDate(on)) return on;
  const [year, month, day] = on.split('-').map(Number);
  return locale === 'en' ? `${day} ${months[(month ?? 1) - 1] ?? ''} ${year}` : `${year}年${month}月${day}日`;
};

/** A whole number in groups of three digits. */
const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** A number with at most three decimals. */
export const documentNumber = (value: number): string => {
  const [whole = '0', decimals] = String(Math.round(Math.abs(value) * 1000) / 1000).split('.');
  const sign = value < 0 ? '-' : '';
  return `${sign}${grouped(whole)}${decimals === undefined ? '' : `.${decimals}`}`;
};

/** An amount of minor units: `¥1,234.50`, of other currencies `USD 1,234.50`. */
export const documentMoney = (amountMinor: number, currency: string): string => {
  const digits = isCurrency(currency) ? minorDigits[currency] : 2;
  const all = String(Math.abs(Math.round(amountMinor))).padStart(digits + 1, '0');
  const whole = grouped(all.slice(0, all.length - digits));
  const decimals = digits === 0 ? '' : `.${all.slice(-digits)}`;
  const sign = amountMinor < 0 ? '-' : '';
  return currency === 'CNY' ? `${sign}¥${whole}${decimals}` : `${currency} ${sign}${whole}${decimals}`;
};

/** What values are shown with: the paper's zone, currency and the names of its staff. */
export interface Showing {
  readonly zone: string;
  readonly currency: string;
  readonly people?: Readonly<Record<string, string>>;
}

const documentInstant = (value: number, locale: Locale, zone: string): string => {
  if (!isInstant(value)) return String(value);
  const at = instant(value);
  return `${documentDate(dateOf(at, zone), locale)} ${clockOf(at, zone)}`;
};

const withUnit = (formatted: string, { unit }: PlaceForm, locale: Locale): string =>
  unit === undefined ? formatted : `${formatted} ${unit[locale]}`;

const numberOf = (value: number, form: PlaceForm, locale: Locale, showing: Showing): string => {
  // The number of a job or a version counts nothing, so that its digits are not grouped.
  if (form.kind === 'text') return String(value);
  if (form.kind === 'money') return documentMoney(value, showing.currency);
  if (form.kind === 'instant') return documentInstant(value, locale, showing.zone);
  if (form.kind === 'percent') return `${documentNumber(value)}%`;
  return withUnit(documentNumber(value), form, locale);
};

const choiceOf = (key: string, { choices = [] }: PlaceForm, locale: Locale): string =>
  choices.find((choice) => choice.key === key)?.label[locale] ?? key;

/** A value as it stands on paper. */
export const documentValue = (
  value: FieldValue,
  form: PlaceForm,
  { locale, showing }: { readonly locale: Locale; readonly showing: Showing },
): string => {
  if (typeof value === 'boolean') return (value ? yes : no)[locale];
  if (typeof value === 'number') return numberOf(value, form, locale, showing);
  if (form.kind === 'date') return documentDate(value, locale);
  if (form.kind === 'staff') return showing.people?.[value] ?? value;
  if (form.kind === 'choice') return choiceOf(value, form, locale);
  if (form.kind !== 'choices') return value;
  return value
    .split(',')
    .map((key) => choiceOf(key, form, locale))
    .join(locale === 'en' ? ', ' : '、');
};
