import type { DiaryEntry } from '#contract/diary/diary';
import type { DiaryOfDays } from '../api/diary.ts';
import {
  addDays,
  businessDate,
  clockOf,
  dateOf,
  endOfDay,
  instant,
  instantAt,
  isBusinessDate,
  minuteMs,
  weekdayOf,
  type BusinessDate,
  type Zone,
} from '#domain/time/day';

/** What the diary shows: the days of a week from Monday, one day, or who is where on the days of a week. */
export const diarySpans = ['week', 'day', 'people'] as const;
export type Span = (typeof diarySpans)[number];

const daysOfWeek = 7;

/** The Monday of a day's week. */
const mondayOf = (on: BusinessDate): BusinessDate =>
  addDays(on, -((weekdayOf(on) + daysOfWeek - 1) % daysOfWeek));

/** First and last day that are shown. */
export const rangeOf = (
  span: Span,
  on: BusinessDate,
): { readonly from: BusinessDate; readonly to: BusinessDate } => {
  if (span === 'day') return { from: on, to: on };
  const monday = mondayOf(on);
  return { from: monday, to: addDays(monday, daysOfWeek - 1) };
};

/** The day that is shown after turning one page on or back. */
export const turned = (span: Span, on: BusinessDate, pages: 1 | -1): BusinessDate =>
  addDays(on, pages * (span === 'day' ? 1 : daysOfWeek));

/** What the address says of the diary; the rest is as it opens. */
export interface DiaryPlace {
  readonly span: Span;
  readonly on: BusinessDate;
  /** `me`, `all` or a staff id. */
  readonly who: string;
}

/** Reads the query string of the address. */
export const readPlace = (search: string, otherwise: DiaryPlace): DiaryPlace => {
  const query = new URLSearchParams(search);
  const [span, on, who] = [query.get('span'), query.get('on'), query.get('who')];
  return {
    span: diarySpans.find((known) => known === span) ?? otherwise.span,
    on: on !== null && isBusinessDate(on) ? on : otherwise.on,
    who: who === null || who === '' ? otherwise.who : who,
  };
};

/** The address of a place in the diary. */
export const addressOf = ({ span, on, who }: DiaryPlace): string =>
  `/diary?${new URLSearchParams({ span, on, who }).toString()}`;

/** The hours that a day shows unless something is earlier or later. */
const shownHours = { first: 8, last: 20 } as const;
const hoursOfDay = 24;

/** An appointment's place in its day: in hours from midnight, and side by side with those at the same time. */
export interface PlacedEntry {
  readonly entry: DiaryEntry;
  readonly fromHour: number;
  readonly toHour: number;
  /** From 0; `lanes` stand side by side. */
  readonly lane: number;
  readonly lanes: number;
}

const hourOf = (at: number, on: BusinessDate, zone: Zone): number => {
  const start = instantAt(on, '00:00', zone);
  if (at <= start) return 0;
  if (at > endOfDay(on, zone)) return hoursOfDay;
  const [hours = 0, minutes = 0] = clockOf(instant(at), zone).split(':').map(Number);
  return hours + minutes / 60;
};

/** The appointments that touch a day, in the order of their time. */
export const entriesOn = (
  appointments: readonly DiaryEntry[],
  on: BusinessDate,
  zone: Zone,
): readonly DiaryEntry[] => {
  const [start, end] = [instantAt(on, '00:00', zone), endOfDay(on, zone)];
  return appointments
    .filter(({ startsAt, endsAt }) => startsAt <= end && endsAt > start)
    .toSorted((a, b) => a.startsAt - b.startsAt || a.jobNumber - b.jobNumber);
};

/** Least height of an appointment, in hours, so that its text can be read. */
const leastHours = 0.5;

/** Places a day's appointments in lanes, as few as their times allow. */
export const placedOn = (
  entries: readonly DiaryEntry[],
  on: BusinessDate,
  zone: Zone,
): readonly PlacedEntry[] => {
  const spans = entries.map((entry) => {
    const fromHour = hourOf(entry.startsAt, on, zone);
    return { entry, fromHour, toHour: Math.max(hourOf(entry.endsAt, on, zone), fromHour + leastHours) };
  });
  const placed: PlacedEntry[] = [];
  let group: { readonly span: (typeof spans)[number]; readonly lane: number }[] = [];
  let groupEnd = 0;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane + 1));
    placed.push(...group.map(({ span, lane }) => ({ ...span, lane, lanes })));
    group = [];
  };
  for (const span of spans) {
    if (span.fromHour >= groupEnd) close();
    const taken = new Set(
      group.filter(({ span: second }) => second.toHour > span.fromHour).map(({ lane }) => lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ span, lane });
    groupEnd = Math.max(groupEnd, span.toHour);
  }
  close();
  return placed;
};

/** The hours that all days show: eight to twenty, or more where something is earlier or later. */
export const hoursShown = (
  placed: readonly PlacedEntry[],
): { readonly first: number; readonly last: number } => ({
  first: Math.min(shownHours.first, ...placed.map(({ fromHour }) => Math.floor(fromHour))),
  last: Math.max(shownHours.last, ...placed.map(({ toHour }) => Math.min(Math.ceil(toHour), hoursOfDay))),
});

/** `10:00–11:30`. */
export const timesOf = ({ startsAt, endsAt }: DiaryEntry, zone: Zone): string =>
  `${clockOf(instant(startsAt), zone)}–${clockOf(instant(endsAt), zone)}`;

/** The rows of who is where: each of the staff, then suppliers and things that are at an appointment, then nobody. */
export const peopleRows = (
  staff: readonly { readonly id: string; readonly name: string }[],
  appointments: readonly DiaryEntry[],
): readonly PeopleRow[] => {
  const others = new Set(
    appointments.flatMap(({ people }) => people.flatMap(({ id, name }) => (id === null ? [name] : []))),
  );
  const hasNobody = appointments.some(({ people }) => people.length === 0);
  return [
    ...staff.map(({ id, name }) => ({
      key: id,
      name,
      entries: appointments.filter(({ people }) => people.some((person) => person.id === id)),
    })),
    ...[...others].map((name) => ({
      key: `other ${name}`,
      name,
      entries: appointments.filter(({ people }) =>
        people.some((person) => person.id === null && person.name === name),
      ),
    })),
    ...(hasNobody
      ? [{ key: '', name: null, entries: appointments.filter(({ people }) => people.length === 0) }]
      : []),
  ];
};

export interface PeopleRow {
  readonly key: string;
  /** Null for appointments at which nobody is named. */
  readonly name: string | null;
  readonly entries: readonly DiaryEntry[];
}

/** The business date of an instant. */
const dayOfInstant = (at: number, zone: Zone): BusinessDate => dateOf(instant(at), zone);

/** A day of the answer, with its date as a business date. */
export const daysOf = ({
  days,
}: DiaryOfDays): readonly (DiaryOfDays['days'][number] & { readonly on: BusinessDate })[] =>
  days.map((day) => ({ ...day, on: businessDate(day.on) }));

/** Where the line of the present moment stands, in hours; null on other days. */
export const nowHour = (now: number, on: BusinessDate, zone: Zone): number | null =>
  dayOfInstant(now, zone) === on ? hourOf(now - (now % minuteMs), on, zone) : null;
