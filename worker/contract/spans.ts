import { addDays, addMonths, businessDate, weekdayOf, type BusinessDate } from '#domain/time/day';

/** Named spans of days relative to today. Weeks begin on Monday. */
export const namedSpans = ['today', 'tomorrow', 'week', 'nextWeek', 'month', 'nextMonth', 'past'] as const;

/** Spans of a number of days after or before today. */
export const countedSpans = ['next', 'last'] as const;

export type NamedSpan = (typeof namedSpans)[number];
export type CountedSpan = (typeof countedSpans)[number];

export type Span =
  | { readonly named: NamedSpan }
  | { readonly counted: CountedSpan; readonly dayCount: number };

/** Most days of a counted span: two years. */
export const spanDaysMax = 731;

/** Parses a condition's span, such as `week` or `next30`; null for other texts. */
export const readSpan = (text: string): Span | null => {
  const named = namedSpans.find((namedSpan) => namedSpan === text);
  if (named !== undefined) return { named };
  const counted = countedSpans.find((countedSpan) => text.startsWith(countedSpan));
  const days = counted === undefined ? '' : text.slice(counted.length);
  const dayCount = /^[1-9]\d{0,2}$/.test(days) ? Number(days) : 0;
  return counted === undefined || dayCount < 1 || dayCount > spanDaysMax ? null : { counted, dayCount };
};

/** Both ends inclusive; null: without a first day. */
interface SpanDays {
  readonly first: BusinessDate | null;
  readonly last: BusinessDate;
}

const sunday = 0;
const daysOfWeek = 7;

const mondayOf = (today: BusinessDate): BusinessDate => {
  const weekday = weekdayOf(today);
  return addDays(today, weekday === sunday ? 1 - daysOfWeek : 1 - weekday);
};

const monthFrom = (first: BusinessDate): SpanDays => ({ first, last: addDays(addMonths(first, 1), -1) });

const namedDays = (span: NamedSpan, today: BusinessDate): SpanDays => {
  const monday = mondayOf(today);
  const firstOfMonth = businessDate(`${today.slice(0, 7)}-01`);
  switch (span) {
    case 'past':
      return { first: null, last: addDays(today, -1) };
    case 'today':
      return { first: today, last: today };
    case 'tomorrow':
      return { first: addDays(today, 1), last: addDays(today, 1) };
    case 'week':
      return { first: monday, last: addDays(monday, daysOfWeek - 1) };
    case 'nextWeek':
      return { first: addDays(monday, daysOfWeek), last: addDays(monday, 2 * daysOfWeek - 1) };
    case 'month':
      return monthFrom(firstOfMonth);
    case 'nextMonth':
      return monthFrom(addMonths(firstOfMonth, 1));
  }
};

/** The days of a span, relative to a business date. */
export const spanDays = (span: Span, today: BusinessDate): SpanDays => {
  if ('named' in span) return namedDays(span.named, today);
  return span.counted === 'next'
    ? { first: addDays(today, 1), last: addDays(today, span.dayCount) }
    : { first: addDays(today, -span.dayCount), last: addDays(today, -1) };
};
