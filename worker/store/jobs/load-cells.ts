import { literal, prepare, rowsIn, type Question } from '#store/database/batch';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { JobRow } from '#contract/jobs/job-answers';
import { staff } from '#db/schema/people/auth';
import { fact } from '#db/schema/jobs/fact';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { task } from '#db/schema/jobs/plan';
import { ownValuesOf } from '#domain/fields/own-values';
import type { Flow } from '#domain/flow/flow';
import type { FactValue } from '#domain/rules/fact';
import { noticeTaskPrefix } from '#domain/tasks/undelivered-tasks';
import { customerColumns } from '#store/customers/customer-columns';
import { objectOf, rowOf, type Read } from '#store/database/json-rows';
import { childRows } from '#store/jobs/rows/child-rows';
import { jobKey, staffRows } from '#store/jobs/job-query';
import { projectedColumns, rowColumns } from '#store/jobs/job-columns';
import type { FindFlow } from '#store/jobs/flow-versions';
import { jobOf, projectionOf } from '#store/jobs/load-job';
import type { CellsRequest, LoadedCells } from '#store/jobs/loaded-cells';

interface Beside {
  readonly ownerName: string | null;
  /** Whether the customer has further jobs. */
  readonly hasSiblings: number;
  /** Whether the job has an open task of an undelivered notice. */
  readonly hasNoticeTask: number;
  readonly factCount: number;
  readonly factBytes: number;
}

const prefix = literal(noticeTaskPrefix);
const behindPrefix = literal(`${noticeTaskPrefix.slice(0, -1)}0`);

const currentFactsOf = sql`from ${fact} indexed by fact_current where ${fact.jobId} = ${job.id} and ${fact.supersededVersion} is null`;

const record = {
  job: rowOf(rowColumns),
  projected: rowOf(projectedColumns),
  facts: sql<Readonly<Record<string, FactValue>>>`${job.factsJson}`,
  customer: rowOf(customerColumns),
  beside: sql<Beside>`json_object('ownerName', (select name from ${staff} where ${staff.id} = ${job.ownerId}),
    'hasSiblings', exists (select 1 from ${job} other where other.customer_id = ${job.customerId}
      and other.id <> ${job.id} and other.is_closed <> 2),
    'hasNoticeTask', exists (select 1 from ${task} where ${task.jobId} = ${job.id}
      and ${task.key} >= ${prefix} and ${task.key} < ${behindPrefix} and ${task.state} = 'open'),
    'factCount', (select count(*) ${currentFactsOf}),
    'factBytes', (select coalesce(sum(octet_length(key) + octet_length(value)), 0) ${currentFactsOf}))`,
};

const withPeople = { ...record, tasks: childRows.tasks, staff: staffRows };

type CellsRecord = Read<typeof record> & Partial<Pick<Read<typeof withPeople>, 'tasks' | 'staff'>>;

const prepareCells = (value: SQL) =>
  prepare(
    sql`select ${value} as "record" from ${job} join ${customer} on ${eq(customer.id, job.customerId)} where ${job.id} = ${jobKey}`,
  );

const statement = prepareCells(objectOf(record));
const statementWithPeople = prepareCells(objectOf(withPeople));

const rowIn = ({ job: own, projected, facts, customer: buyer, beside }: CellsRecord): JobRow => ({
  id: own.id,
  number: own.number,
  version: own.version,
  flow: own.flowKey,
  flowVersion: own.flowVersion,
  ...ownValuesOf(own),
  stage: own.stage,
  endedAs: own.endedAs,
  ownerName: beside.ownerName,
  customerName: buyer.name,
  currency: own.currency,
  ...projectionOf({ projected }),
  facts: { ...facts },
  updatedAt: own.updatedAt,
});

/** Whether the first edit of a holder may take the stage: then the edit is decided on the whole job. */
const mayBeTaken = ({ stages }: Flow, { job: own, projected }: CellsRecord): boolean => {
  const { heldBy } = stages.find(({ key }) => key === own.stage) ?? {};
  return heldBy !== undefined && (!('duty' in heldBy) || projected.holderId === null);
};

const loadedOf = async (found: CellsRecord, findFlow: FindFlow): Promise<LoadedCells> => {
  const { job: own, projected, facts, tasks, staff: members } = found;
  const flow = await findFlow(own.flowKey, own.flowVersion);
  return {
    state: {
      job: jobOf(found),
      customer: found.customer,
      stageEntries: own.stageEntries,
      facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
    },
    flow,
    stored: { ...own, ...projected },
    row: rowIn(found),
    plannedWith: projected.plannedWith,
    waitsForPlan: projected.creditMinor !== 0 || found.beside.hasNoticeTask === 1 || mayBeTaken(flow, found),
    hasSiblings: found.beside.hasSiblings === 1,
    factCount: found.beside.factCount,
    factBytes: found.beside.factBytes,
    people: tasks === undefined || members === undefined ? null : { tasks, staff: members },
  };
};

interface Row {
  readonly record: string;
}

/** Asks for a job as far as an edit of its own cells needs it: its row, and no row under it. */
export const cellsQuestion = (
  findFlow: FindFlow,
  { id, hasPeople }: CellsRequest,
): Question<LoadedCells | null> => ({
  statements: [(hasPeople ? statementWithPeople : statement)({ key: id })],
  read: async (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    const [row] = rows;
    return row === undefined ? null : loadedOf(JSON.parse(row.record), findFlow);
  },
});
