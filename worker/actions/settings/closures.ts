import { planChange } from '#actions/decide/plan-change';
import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { ClosureMoves, ClosureMovesQuery, SaveClosure } from '#contract/shop/settings';
import { findNoticePlan, findTaskPlan } from '#domain/flow/find-item';
import type { JobState } from '#domain/jobs/job';
import { noticeLabel } from '#domain/notices/notice-texts';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { text, type Text } from '#domain/texts/text';
import { thingTexts } from '#domain/texts/thing-texts';
import { calendarOf, type Calendar, type Closure } from '#domain/time/calendar';
import { businessDate, daysBetween } from '#domain/time/day';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { SettingStore } from '#store/settings/setting-store';

const daysMax = 366;
/** Jobs that one call plans on trial. */
const sliceMax = 50;

interface ClosureRequest {
  readonly from: string;
  readonly to: string;
  readonly reason?: string | null | undefined;
  readonly isRemoved?: unknown;
}

const spanOf = ({ from, to, reason }: ClosureRequest): Result<Closure> => {
  const days = daysBetween(businessDate(from), businessDate(to)) + 1;
  if (days < 1) return refuse('invalid-input', { fields: [fieldIssue('to', 'ends-before')] });
  if (days > daysMax)
    return refuse('invalid-input', { fields: [fieldIssue('to', 'span-too-long', { most: daysMax })] });
  return succeed({
    from: businessDate(from),
    to: businessDate(to),
    ...(typeof reason === 'string' ? { reason } : {}),
  });
};

/** The calendar with a closure, or without it. */
const calendarAfter = (calendar: Calendar, closed: Closure, isRemoved: boolean): Calendar => {
  const others = calendar.closures.filter(({ from, to }) => from !== closed.from || to !== closed.to);
  return calendarOf({ ...calendar, closures: isRemoved ? others : [...others, closed] });
};

const hasClosure = ({ closures }: Calendar, { from, to }: Closure): boolean =>
  closures.some((known) => known.from === from && known.to === to);

type Move = ClosureMoves['moves'][number];
type MovedRow = Pick<Move, 'kind' | 'label' | 'from' | 'to'> & { readonly id: string };

const named = (title: string | null, label: Text | undefined, key: string): Text =>
  title === null ? (label ?? text(key, key, key)) : text(title, title, title);

/** The dates of a job that a closure can move: those of open milestones and tasks, and of notices to be sent. */
const datesOf = (
  { flow }: LoadedJob,
  { milestones, tasks, notices }: JobState,
): ReadonlyMap<string, MovedRow> => {
  const rows: MovedRow[] = [
    ...milestones.flatMap(({ id, key, title, dueOn, isCancelled }): readonly MovedRow[] => {
      const label = named(title, flow.milestones.find((plan) => plan.key === key)?.label, key);
      return dueOn === null || isCancelled ? [] : [{ id, kind: 'milestone', label, from: dueOn, to: dueOn }];
    }),
    ...tasks.flatMap(({ id, key, title, dueOn, dueAt, state }): readonly MovedRow[] => {
      const label = named(title, findTaskPlan(flow, key)?.label, key);
      const due = dueAt ?? dueOn;
      return due === null || state !== 'open' ? [] : [{ id, kind: 'task', label, from: due, to: due }];
    }),
    // A notice of money or of a late task follows its milestone or task, which is told of.
    ...notices.flatMap(({ key, sendAt, state }): readonly MovedRow[] =>
      state === 'pending' && findNoticePlan(flow, key) !== undefined
        ? [{ id: `notice ${key}`, kind: 'notice', label: noticeLabel(flow, key), from: sendAt, to: sendAt }]
        : [],
    ),
  ];
  return new Map(rows.map((row) => [row.id, row]));
};

/** What moves in one job when it is planned by another calendar. */
const movesOf = (ctx: Ctx, loaded: LoadedJob): readonly Move[] => {
  const { after } = planChange(ctx, loaded, { action: 'replan', reason: 'closure', changes: [] });
  const { id: jobId, number, title } = loaded.state.job;
  const later = datesOf(loaded, after);
  return [...datesOf(loaded, loaded.state).values()].flatMap(({ id, kind, label, from }): readonly Move[] => {
    const to = later.get(id)?.from ?? null;
    return to === from ? [] : [{ jobId, number, title, kind, label: { ...label }, from, to }];
  });
};

/** What is planned by the calendar of today, so that what cron has yet to move is not laid to the closure. */
const plannedNow = (ctx: Ctx, loaded: LoadedJob): LoadedJob => {
  const { after } = planChange(ctx, loaded, { action: 'replan', reason: 'closure', changes: [] });
  return { ...loaded, state: after, stored: {} };
};

/** What a closure, or its removal, would move, a slice of the open jobs at a time. Nothing is written. */
export const readClosureMoves = async (
  ctx: Ctx,
  store: SettingStore,
  query: ClosureMovesQuery,
): Promise<Result<ClosureMoves>> => {
  const right = allowed(ctx, 'edit-closures');
  if (!right.ok) return right;
  const closed = spanOf(query);
  if (!closed.ok) return closed;
  const calendar = calendarAfter(ctx.calendar, closed.value, query.isRemoved === 'true');
  const ids = await store.openJobIds(query.after ?? null, sliceMax);
  const jobs = ids.length === 0 ? [] : await ctx.store.loadJobs('id', ids);
  const trial = { ...ctx, calendar };
  return succeed({
    moves: jobs.flatMap((loaded) => movesOf(trial, plannedNow(ctx, loaded))),
    jobCount: ids.length,
    after: ids.length === sliceMax ? (ids.at(-1) ?? null) : null,
  });
};

/** Closes the shop on days, or opens it again; cron then plans the open jobs by the new calendar. */
export const saveClosure = async (
  ctx: Ctx,
  store: SettingStore,
  input: SaveClosure,
): Promise<Result<Calendar>> => {
  const right = allowed(ctx, 'edit-closures');
  if (!right.ok) return right;
  const closed = spanOf(input);
  if (!closed.ok) return closed;
  const isRemoved = input.isRemoved === true;
  if (isRemoved && !hasClosure(ctx.calendar, closed.value))
    return refuse('not-found', { what: thingTexts.closure });
  const entry = shopEntryOf(ctx, {
    action: isRemoved ? 'remove-closure' : 'add-closure',
    subject: `${input.from}/${input.to}`,
    [isRemoved ? 'before' : 'after']: closed.value,
  });
  await store.writeClosure(closed.value, isRemoved, entry);
  return succeed(calendarAfter(ctx.calendar, closed.value, isRemoved));
};
