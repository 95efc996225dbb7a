import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import type { DueItem, TaskItem, TaskList, TaskListQuery, TodayAnswer } from '#contract/shop/today-answers';
import { dutyLabel, shopDuties } from '#domain/flow/duties';
import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { endOfTime } from '#domain/tasks/task-times';
import { taskLabel } from '#domain/tasks/task-label';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { addDays, businessDate, dateOf } from '#domain/time/day';
import { fieldIssue } from '#domain/texts/field-texts';
import type {
  DueJobRow,
  OpenTaskRow,
  ReadyJobRow,
  TaskPageRequest,
  TodayStore,
  Whose,
} from '#store/today/today-store';

/** Tasks of a page: with their jobs and customers, and the ranges of three duties, they stay within 300 rows read. */
const taskPage = 16;
/** Jobs with money due of one answer. */
const duePage = 10;
/** Most jobs with money due that are counted beyond the page. */
const moreCountMax = 20;
/** Days ahead of which Today tells. */
const daysAhead = 7;

interface Reading {
  readonly store: TodayStore;
  readonly flows: readonly Flow[];
}

const dutyPrefix = 'duty:';

/** Whose work is listed: a duty of no trade is refused. */
export const whoseOf = (ctx: Ctx, who: string, flows: readonly Flow[]): Result<Whose> => {
  const duties = shopDuties(flows).map(({ key }) => key);
  if (who === 'all') return succeed({ kind: 'all' });
  if (!who.startsWith(dutyPrefix))
    return succeed({ kind: 'person', staffId: who === 'me' ? ctx.actor.id : who, shopDuties: duties });
  const duty = who.slice(dutyPrefix.length);
  if (duties.includes(duty)) return succeed({ kind: 'duty', duty });
  return refuse('unknown-duty', { duty, fields: [fieldIssue('who', 'not-a-duty')] });
};

const placeOf = (cursor: string | undefined): TaskPageRequest['after'] => {
  if (cursor === undefined) return null;
  const [dueOrder = '', id = ''] = cursor.split('~');
  return { dueOrder, id };
};

const cursorOf = (rows: readonly OpenTaskRow[]): string | null => {
  const last = rows.length > taskPage ? rows[taskPage - 1] : undefined;
  return last === undefined ? null : `${last.dueOrder}~${last.id}`;
};

/** The job of a row, with whom to call. */
export const jobOf = (row: OpenTaskRow | DueJobRow | ReadyJobRow) => ({
  jobId: row.jobId,
  jobNumber: row.jobNumber,
  jobTitle: row.jobTitle,
  jobVersion: row.jobVersion,
  flow: row.flowKey,
  flowVersion: row.flowVersion,
  customerName: row.customerName,
  customerPhone: row.customerPhone,
});

const taskItemOf = (ctx: Ctx, row: OpenTaskRow, flow: Flow): TaskItem => {
  const end = endOfTime(row, ctx.calendar.zone);
  const asks = findTaskPlan(flow, row.key)?.asks;
  return {
    ...jobOf(row),
    id: row.id,
    key: row.key,
    label: { ...taskLabel(flow, row) },
    party: row.party,
    assigneeId: row.assigneeId,
    duty: row.duty,
    dutyLabel: row.duty === null ? null : { ...dutyLabel(flow, row.duty) },
    isUnkept: row.isUnkept === 1,
    dueOn: row.dueOn,
    dueAt: row.dueAt,
    isProvisional: row.isProvisional === 1,
    isUrgent: row.isUrgent === 1,
    isLate: end !== null && end < ctx.now,
    missedAt: row.missedAt,
    asks: asks === undefined ? null : { list: asks.list, preset: { ...asks.preset } },
    isMovable: row.key.startsWith('manual/'),
  };
};

const taskItems = (ctx: Ctx, rows: readonly OpenTaskRow[]): Promise<TaskItem[]> =>
  Promise.all(
    rows
      .slice(0, taskPage)
      .map(async (row) => taskItemOf(ctx, row, await ctx.store.findFlow(row.flowKey, row.flowVersion))),
  );

/** The demand of a job that falls due first. */
const dueItemOf = (row: DueJobRow, flow: Flow): readonly DueItem[] => {
  const milestone = row.milestones.find(
    ({ dueOn, state }) => dueOn === row.dueOn && (state === 'due' || state === 'part'),
  );
  if (milestone === undefined) return [];
  const label = milestone.label ?? flow.milestones.find(({ key }) => key === milestone.key)?.label;
  if (label === undefined) return [];
  const { dueOn, ownerId, currency } = row;
  return [{ ...jobOf(row), milestone: { ...milestone, label: { ...label } }, dueOn, ownerId, currency }];
};

/** The open tasks of a person or a duty over all jobs: those of the earliest due first. */
export const listTasks = async (
  ctx: Ctx,
  { who, until, cursor }: TaskListQuery,
  { store, flows }: Reading,
): Promise<Result<TaskList>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const whose = whoseOf(ctx, who, flows);
  if (!whose.ok) return whose;
  const request = {
    whose: whose.value,
    until: until === undefined ? null : businessDate(until),
    after: placeOf(cursor),
    limit: taskPage + 1,
  };
  const rows = await store.openTasks(request);
  return succeed({ tasks: await taskItems(ctx, rows), nextCursor: cursorOf(rows) });
};

/** What a person or a duty has to do: tasks, and money that is due within a week. */
export const readToday = async (
  ctx: Ctx,
  { who, until }: Pick<TaskListQuery, 'who' | 'until'>,
  { store, flows }: Reading,
): Promise<Result<TodayAnswer>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const whose = whoseOf(ctx, who, flows);
  if (!whose.ok) return whose;
  const today = dateOf(ctx.now, ctx.calendar.zone);
  const last = until === undefined ? addDays(today, daysAhead) : businessDate(until);
  const { tasks, due } = await store.today(
    { whose: whose.value, until: last, after: null, limit: taskPage + 1 },
    { whose: whose.value, until: last, limit: duePage, countMax: duePage + moreCountMax + 1 },
  );
  const dueItems = await Promise.all(
    due.map(async (row) => dueItemOf(row, await ctx.store.findFlow(row.flowKey, row.flowVersion))),
  );
  const beyond = (due[0]?.dueCount ?? 0) - due.length;
  const more = { moreCount: Math.min(beyond, moreCountMax), isCapped: beyond > moreCountMax };
  return succeed({
    today,
    sections: [
      { kind: 'tasks', items: await taskItems(ctx, tasks), nextCursor: cursorOf(tasks) },
      { kind: 'milestones', items: dueItems.flat(), hasMore: beyond > 0, ...more },
    ],
  });
};
