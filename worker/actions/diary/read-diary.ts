import type { Ctx } from '#actions/decide/context';
import { peopleOf } from '#actions/decide/present/people-of';
import { byAppointment, placeOf, type RowsOfOne } from '#actions/diary/diary-rows';
import type { Diary, DiaryEntry, DiaryQuery } from '#contract/diary/diary';
import { readCells } from '#contract/sheet/row-values';
import { compile } from '#domain/flow/compile/compile';
import { itemsOf } from '#domain/flow/items-of';
import { isClash } from '#domain/appointments/appointment';
import { thingTexts } from '#domain/texts/thing-texts';
import { isWorkingDay } from '#domain/time/calendar';
import {
  addDays,
  businessDate,
  dateOf,
  daysBetween,
  instantAt,
  weekdayOf,
  type BusinessDate,
} from '#domain/time/day';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { DiaryNote, DiaryRow, DiaryStore } from '#store/diary/diary-store';

/** Most rows of an answer. With what belongs to each it stays within 300 rows read; of one person's, all who are there belong to it. */
const rowsMax = { everybody: 40, person: 24 } as const;
/** Most notes of each kind. */
const notesMax = 12;

export type DiaryDeps = Pick<DiaryStore, 'diary'>;

const dayOf = ({ calendar }: Ctx, on: BusinessDate): Diary['days'][number] => {
  const { isWorking, isProvisional } = isWorkingDay(calendar, on);
  const weekday = weekdayOf(on);
  const isWeekend = weekday === 0 || weekday === 6;
  return {
    on,
    kind: isWorking ? (isWeekend ? 'make-up' : 'work') : 'rest',
    isHoliday: !isWorking && !isWeekend,
    isProvisional,
  };
};

const clashesIn = (row: DiaryRow, rows: readonly DiaryRow[]): boolean =>
  rows.some(
    (second) =>
      isClash(row, second) &&
      (second.jobId !== row.jobId || second.key !== row.key || second.entry !== row.entry),
  );

const entryOf = (
  group: RowsOfOne,
  { rows, names }: { readonly rows: readonly DiaryRow[]; readonly names: ReadonlyMap<string, string> },
): DiaryEntry => {
  const [row] = group;
  const item = compile(row.flow).appointments.find(({ key }) => key === row.key);
  const label = item?.label ?? { en: row.key, 'zh-Hans': row.key, 'zh-Hant': row.key };
  return {
    jobId: row.jobId,
    jobNumber: row.jobNumber,
    title: row.title,
    customerName: row.customerName,
    flow: row.flow.key,
    stage: row.stage,
    key: row.key,
    entry: row.entry === '' ? null : row.entry,
    label: { ...label },
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    state: row.state,
    ...placeOf(row),
    people: [
      ...peopleOf(
        group.flatMap(({ everybody }) => everybody),
        names,
      ),
    ],
    isClash: group.some((each) => clashesIn(each, rows)),
  };
};

const noteOf = (note: DiaryNote): Diary['allDay'][number] => {
  const { jobId, jobNumber, title, kind, on, flow, currency } = note;
  const shared = { jobId, jobNumber, title, kind, on, currency };
  if (kind === 'key-date') {
    const item = itemsOf(flow).find(({ key }) => key === flow.keyDate);
    return { ...shared, label: { ...(item?.label ?? flow.label) }, amountMinor: null };
  }
  const due = readCells(JSON.parse(note.milestonesJson)).find(
    ({ dueOn, state }) => dueOn === on && (state === 'due' || state === 'part'),
  );
  const planned = flow.milestones.find(({ key }) => key === due?.key)?.label;
  return {
    ...shared,
    label: { ...(due?.label ?? planned ?? thingTexts.milestone) },
    amountMinor: due?.amountMinor === null || due === undefined ? null : due.amountMinor - due.paidMinor,
  };
};

/** The rows of a page. Those at the instant at which it ends are left to the next one, for rows of one appointment stay together. */
const pageOf = (rows: readonly DiaryRow[], max: number): readonly DiaryRow[] => {
  const left = rows[max];
  if (left === undefined) return rows;
  const whole = rows.slice(0, max).filter(({ startsAt }) => startsAt < left.startsAt);
  return whole.length === 0 ? rows.slice(0, max) : whole;
};

const later = (a: BusinessDate, b: BusinessDate): BusinessDate => (a > b ? a : b);

/** The first day on which something is left out, of all kinds; null: nothing is. */
const earliest = (days: readonly (BusinessDate | undefined)[]): BusinessDate | null =>
  days.reduce<BusinessDate | null>(
    (first, day) => (day === undefined || (first !== null && first <= day) ? first : day),
    null,
  );

/** The diary of some days: one indexed range of appointments, and the key dates and money of those days. */
export const readDiary = async (
  ctx: Ctx,
  deps: DiaryDeps,
  { from, to, who }: DiaryQuery,
): Promise<Result<Diary>> => {
  const { zone } = ctx.calendar;
  const first = businessDate(from);
  const days = Array.from({ length: daysBetween(first, businessDate(to)) + 1 }, (_, index) =>
    addDays(first, index),
  );
  const person = who === 'all' ? null : who === 'me' ? ctx.actor.id : who;
  const max = person === null ? rowsMax.everybody : rowsMax.person;
  const { staff, rows, notes } = await deps.diary(
    {
      from: instantAt(first, '00:00', zone),
      to: instantAt(addDays(businessDate(to), 1), '00:00', zone),
      who: person,
      hasCancelled: false,
      limit: max + 1,
    },
    { from: first, to: businessDate(to), limit: notesMax + 1 },
  );
  if (who !== 'all' && who !== 'me' && !staff.some(({ id }) => id === who))
    return refuse('not-found', { what: thingTexts.staff });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const visible = pageOf(rows, max);
  const byKind = (['key-date', 'money'] as const).map((kind) => notes.filter((note) => note.kind === kind));
  const left = rows[max];
  const moreFrom = earliest([
    left === undefined ? undefined : later(first, dateOf(left.startsAt, zone)),
    ...byKind.map((those) => those[notesMax]?.on),
  ]);
  return succeed({
    days: days.map((on) => dayOf(ctx, on)),
    appointments: byAppointment(visible).map((group) => entryOf(group, { rows: visible, names })),
    allDay: byKind.flatMap((those) => those.slice(0, notesMax).map(noteOf)),
    moreFrom,
  });
};
