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
  daysBetween,
  instantAt,
  weekdayOf,
  type BusinessDate,
} from '#domain/time/day';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { DiaryNote, DiaryRow, DiaryStore } from '#store/diary/diary-store';

/** Most rows of an answer. With what belongs to each it stays within 300 rows read. */
const rowsMax = 60;
const notesMax = 20;

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
  const { staff, rows, notes } = await deps.diary(
    {
      from: instantAt(first, '00:00', zone),
      to: instantAt(addDays(businessDate(to), 1), '00:00', zone),
      who: who === 'all' ? null : who === 'me' ? ctx.actor.id : who,
      hasCancelled: false,
      limit: rowsMax + 1,
    },
    { from: first, to: businessDate(to), limit: notesMax },
  );
  if (who !== 'all' && who !== 'me' && !staff.some(({ id }) => id === who))
    return refuse('not-found', { what: thingTexts.staff });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const visible = rows.slice(0, rowsMax);
  return succeed({
    days: days.map((on) => dayOf(ctx, on)),
    appointments: byAppointment(visible).map((group) => entryOf(group, { rows: visible, names })),
    allDay: notes.map(noteOf),
    isMore: rows.length > rowsMax,
  });
};
