import { literal } from '#store/database/sql-literal';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { JobRow } from '#contract/jobs/job-answers';
import { staff } from '#db/schema/people/auth';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { task } from '#db/schema/jobs/plan';
import type { FactValue } from '#domain/rules/fact';
import { noticeTaskPrefix } from '#domain/planning/undelivered-tasks';
import { prepare, rowsIn, type Question } from '#store/database/batch';
import { objectOf, rowOf, type Read } from '#store/database/json-rows';
import { jobKey } from '#store/jobs/job-query';
import { projectedColumns, rowColumns } from '#store/jobs/job-columns';
import type { FindFlow } from '#store/jobs/flow-versions';
import { jobOf, projectionOf } from '#store/jobs/load-job';
import type { LoadedCells } from '#store/jobs/loaded-cells';

interface Beside {
  readonly ownerName: string | null;
  /** Whether the job has an open task of an undelivered notice. */
  readonly hasNoticeTask: number;
}

const prefix = literal(noticeTaskPrefix);
const behindPrefix = literal(`${noticeTaskPrefix.slice(0, -1)}0`);

const record = {
  job: rowOf(rowColumns),
  projected: rowOf(projectedColumns),
  facts: sql<Readonly<Record<string, FactValue>>>`${job.factsJson}`,
  customer: rowOf(getTableColumns(customer)),
  beside: sql<Beside>`json_object('ownerName', (select name from ${staff} where ${staff.id} = ${job.ownerId}),
    'hasNoticeTask', exists (select 1 from ${task} where ${task.jobId} = ${job.id}
      and ${task.key} >= ${prefix} and ${task.key} < ${behindPrefix} and ${task.state} = 'open'))`,
};

type CellsRecord = Read<typeof record>;

const statement = prepare(
  sql`select ${objectOf(record)} as "record" from ${job} join ${customer} on ${eq(customer.id, job.customerId)} where ${job.id} = ${jobKey}`,
);

const rowIn = ({ job: own, projected, facts, customer: buyer, beside }: CellsRecord): JobRow => ({
  id: own.id,
  number: own.number,
  version: own.version,
  flow: own.flowKey,
  flowVersion: own.flowVersion,
  title: own.title,
  stage: own.stage,
  ownerId: own.ownerId,
  ownerName: beside.ownerName,
  customerName: buyer.name,
  currency: own.currency,
  contractTotalMinor: own.contractTotalMinor,
  ...projectionOf({ projected }),
  facts: { ...facts },
  updatedAt: own.updatedAt,
});

const loadedOf = async (found: CellsRecord, findFlow: FindFlow): Promise<LoadedCells> => {
  const { job: own, projected, facts } = found;
  return {
    state: {
      job: jobOf(found),
      customer: found.customer,
      stageEntries: own.stageEntries,
      facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
    },
    flow: await findFlow(own.flowKey, own.flowVersion),
    stored: { ...own, ...projected },
    row: rowIn(found),
    plannedWith: projected.plannedWith,
    waitsForPlan: projected.creditMinor !== 0 || found.beside.hasNoticeTask === 1,
  };
};

interface Row {
  readonly record: string;
}

/** Queries what an edit of a job's title or customer needs: its row, without child rows. */
export const cellsQuestion = (findFlow: FindFlow, id: string): Question<LoadedCells | null> => ({
  statements: [statement({ key: id })],
  read: async (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    const [row] = rows;
    return row === undefined ? null : loadedOf(JSON.parse(row.record), findFlow);
  },
});
