import { sql, type SQL } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { customer } from '#db/schema/people/customer';
import { staffDuty } from '#db/schema/people/duty';
import { job } from '#db/schema/jobs/job';
import { task } from '#db/schema/jobs/plan';
import type { MilestoneCell } from '#contract/jobs/job-answers';
import { readCells } from '#contract/sheet/row-values';
import type { Currency } from '#domain/money/money';
import type { BusinessDate, Instant } from '#domain/time/day';
import { ask, rowsIn, whole, type Question } from '#store/database/batch';

/** Whose work is listed. */
export type Whose =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'person';
      readonly staffId: string;
      /** The duties of all flows: of these, one that nobody keeps is everybody's. */
      readonly shopDuties: readonly string[];
    }
  | { readonly kind: 'duty'; readonly duty: string };

/** A page of open tasks, as asked. */
export interface TaskPageRequest {
  readonly whose: Whose;
  readonly until: BusinessDate | null;
  /** After this place in the order of due; null: from the start. */
  readonly after: { readonly dueOrder: string; readonly id: string } | null;
  readonly limit: number;
}

interface JobOfRow {
  readonly jobId: string;
  readonly jobNumber: number;
  readonly jobTitle: string;
  readonly jobVersion: number;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly customerName: string;
  readonly customerPhone: string | null;
}

/** An open task with its job and whom to call. */
export interface OpenTaskRow extends JobOfRow {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly party: string | null;
  readonly assigneeId: string | null;
  readonly duty: string | null;
  readonly isUnkept: number;
  readonly dueOn: BusinessDate | null;
  readonly dueAt: Instant | null;
  readonly dueOrder: string;
  readonly isProvisional: number;
  readonly isUrgent: number;
  readonly missedAt: Instant | null;
}

/** A job with its earliest open demand. */
export interface DueJobRow extends JobOfRow {
  readonly milestones: readonly MilestoneCell[];
  readonly dueOn: BusinessDate;
  readonly ownerId: string | null;
  readonly currency: Currency;
  /** How many such jobs there are in all, counted up to a most. */
  readonly dueCount: number;
}

/** A job whose stage needs nothing more. */
export interface ReadyJobRow extends JobOfRow {
  readonly stage: string;
}

/** What is to be done over all jobs. Each method is one round trip. */
export interface TodayStore {
  openTasks(request: TaskPageRequest): Promise<readonly OpenTaskRow[]>;
  readyJobs(request: ReadyJobsRequest): Promise<readonly ReadyJobRow[]>;
  today(
    tasks: TaskPageRequest,
    due: DueJobsRequest,
  ): Promise<{ readonly tasks: readonly OpenTaskRow[]; readonly due: readonly DueJobRow[] }>;
}

export interface ReadyJobsRequest {
  readonly whose: Whose;
  readonly limit: number;
}

export interface DueJobsRequest extends ReadyJobsRequest {
  readonly until: BusinessDate;
  /** Most jobs that are counted. */
  readonly countMax: number;
}

const first = { dueOrder: '', id: '' };

// The words of the partial indexes: an index serves a question only where its condition is asked too.
const isListed = sql.raw("state = 'open' and is_shown = 1");

/** One range of an index: the places of the first open tasks after the page's place, in the order of their due. */
const range = (index: string, where: SQL, { until, after, limit }: TaskPageRequest): SQL => {
  const { dueOrder, id } = after ?? first;
  const last = until === null ? sql`` : sql`and due_order < ${`${until} ~`}`;
  return sql`select due_order, id, rowid as place from ${task} indexed by ${sql.identifier(index)} where ${isListed} and ${where}
    and (due_order, id) > (${dueOrder}, ${id}) ${last} order by due_order, id limit ${limit}`;
};

const assignedDuties = sql`assigned(duty) as materialized (select distinct ${staffDuty.duty} from ${staffDuty}
  join ${staff} on ${staff.id} = ${staffDuty.staffId} where ${staff.isActive} = 1)`;

/**
 * The places of a page's tasks: of a person the own ones, and those to take of the own duties and of duties that nobody
 * keeps. Each duty is a range of its own, for a table that is joined by a list of duties would be read whole.
 */
const placesOf = (request: TaskPageRequest): SQL => {
  const { whose } = request;
  if (whose.kind === 'all') return range('task_due', sql`true`, request);
  if (whose.kind === 'duty')
    return range('task_duty_due', sql`duty is not null and duty = ${whose.duty}`, request);
  const toTake = sql`duty is not null and assignee_id is null and duty = mine.duty`;
  return sql`select due_order, id, place from (${range('task_assignee_due', sql`assignee_id = ${whose.staffId}`, request)})
    union all
    select place.value ->> 0, place.value ->> 1, place.value ->> 2 from (
      select ${staffDuty.duty} as duty from ${staffDuty} where ${staffDuty.staffId} = ${whose.staffId}
      union select value from json_each(${JSON.stringify(whose.shopDuties)})
        where value not in (select duty from assigned)
    ) mine cross join json_each((
      select json_group_array(json_array(due_order, id, place)) from (${range('task_to_take', toTake, request)}))) place`;
};

const jobColumns = sql`${job.id} as "jobId", ${job.number} as "jobNumber", ${job.title} as "jobTitle",
  ${job.version} as "jobVersion", ${job.flowKey} as "flowKey", ${job.flowVersion} as "flowVersion",
  ${customer.name} as "customerName", ${customer.phone} as "customerPhone"`;

const taskStatement = (request: TaskPageRequest): SQL => sql`with ${assignedDuties}
  select ${task.id} as "id", ${task.key} as "key", ${task.title} as "title", ${task.party} as "party",
    ${task.assigneeId} as "assigneeId", ${task.duty} as "duty", ${task.dueOn} as "dueOn", ${task.dueAt} as "dueAt",
    ${task.dueOrder} as "dueOrder", ${task.isProvisional} as "isProvisional", ${task.isUrgent} as "isUrgent",
    ${task.missedAt} as "missedAt",
    ${task.duty} is not null and ${task.duty} not in (select duty from assigned) as "isUnkept", ${jobColumns}
  from (select due_order, id, place from (${placesOf(request)}) order by due_order, id limit ${request.limit}) page
  cross join ${task} on ${task}.rowid = page.place
  cross join ${job} on ${job.id} = ${task.jobId} cross join ${customer} on ${customer.id} = ${job.customerId}
  order by page.due_order, page.id`;

const tasksQuestion = (request: TaskPageRequest): Question<readonly OpenTaskRow[]> => ({
  statements: [taskStatement(request)],
  read: (results) => Promise.resolve(rowsIn(results, 0)),
});

interface JobRange {
  readonly index: SQL;
  readonly where: SQL;
}

/** The range of open jobs in an order: of one person, or of the shop. */
const jobRange = (order: 'due' | 'money_due', whose: Whose): JobRange =>
  whose.kind === 'person'
    ? {
        index: sql`${sql.identifier(`job_owner_${order}`)}`,
        where: sql`is_closed = 0 and owner_id = ${whose.staffId}`,
      }
    : { index: sql`${sql.identifier(`job_${order}`)}`, where: sql`is_closed = 0` };

const dueStatement = ({ whose, until, limit, countMax }: DueJobsRequest): SQL => {
  const { index, where } = jobRange('money_due', whose);
  const due = sql`${job} indexed by ${index} where ${where} and money_due_on is not null and money_due_on <= ${until}`;
  return sql`select ${jobColumns}, ${job.milestonesJson} as "milestonesJson", money_due_on as "dueOn",
      ${job.ownerId} as "ownerId", ${job.currency} as "currency",
      (select count(*) from (select 1 from ${due} limit ${whole(countMax)})) as "dueCount"
    from (select number as place from ${due} order by money_due_on, number limit ${whole(limit)}) page
    cross join ${job} on ${job.number} = page.place cross join ${customer} on ${customer.id} = ${job.customerId}
    order by money_due_on, ${job.number}`;
};

type DueRow = Omit<DueJobRow, 'milestones'> & { readonly milestonesJson: string };

const dueIn = (rows: readonly DueRow[]): readonly DueJobRow[] =>
  rows.map(({ milestonesJson, ...row }) => ({ ...row, milestones: readCells(JSON.parse(milestonesJson)) }));

/** Jobs that are looked through for those that may move on: the ones with the nearest days. */
const readyScan = 80;

// No index has what a stage lacks, so the rows that are looked through are bounded, and not those that are found.
const readyStatement = ({ whose, limit }: ReadyJobsRequest): SQL => {
  const { index, where } = jobRange('due', whose);
  return sql`select ${jobColumns}, ${job.stage} as "stage"
    from (select number as place from (select number, missing_count from ${job} indexed by ${index} where ${where}
      order by due_order, number limit ${readyScan}) where missing_count = 0 limit ${limit}) near
    cross join ${job} on ${job.number} = near.place cross join ${customer} on ${customer.id} = ${job.customerId}`;
};

/** Creates the store of what is to be done. */
export const todayStore = (d1: D1Database): TodayStore => ({
  openTasks: (request) => ask(d1, tasksQuestion(request)),
  readyJobs: (request) =>
    ask(d1, {
      statements: [readyStatement(request)],
      read: (results) => Promise.resolve(rowsIn(results, 0)),
    }),
  today: (tasks, due) => {
    // Money is of jobs and of whoever is in charge of them, not of a duty.
    const isOfDuty = due.whose.kind === 'duty';
    return ask(d1, {
      statements: [taskStatement(tasks), ...(isOfDuty ? [] : [dueStatement(due)])],
      read: (results) =>
        Promise.resolve({ tasks: rowsIn(results, 0), due: isOfDuty ? [] : dueIn(rowsIn(results, 1)) }),
    });
  },
});
