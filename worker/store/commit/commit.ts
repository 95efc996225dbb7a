import { sql } from 'drizzle-orm';
import { idempotency, inbox } from '#db/schema/money/arrival';
import { reply } from '#db/schema/notices/reply';
import { customer } from '#db/schema/people/customer';
import { history } from '#db/schema/jobs/history';
import { job } from '#db/schema/jobs/job';
import { flowVersion } from '#db/schema/shop/shop';
import { applyToCells } from '#domain/jobs/apply';
import type { Change } from '#domain/jobs/change';
import type { Instant } from '#domain/time/day';
import { missingChange } from '#domain/planning/gate';
import { batch, rowsIn, type Statement } from '#store/database/batch';
import { insertEach, updateBySets } from '#store/database/json-rows';
import {
  factWrites,
  fileWrites,
  noticeWrites,
  planWrites,
  workWrites,
  moneyWrites,
} from '#store/commit/child-writes';
import { customerWrites } from '#store/commit/customer-writes';
import { newCustomer } from '#store/customers/customer-columns';
import { lostOrThrow } from '#store/database/failures';
import type { KeptState, LoadedCells } from '#store/jobs/loaded-cells';
import { appointmentWrites } from '#store/jobs/rows/appointment-rows';
import {
  jobRow,
  keptColumns,
  newRow,
  updateAlike,
  updateJobs,
  type JobWrites,
  type KeptWriting,
} from '#store/commit/job-row';
import type { CommitExtras, CommitOutcome, OpenOutcome } from '#store/database/outcomes';

const attachedRow = ({ id, jobId, by }: NonNullable<CommitExtras['reply']>, at: Instant) => ({
  id,
  jobId,
  decidedBy: by,
  decidedAt: at,
});

/** Additional writes of the batch, with the time of its first change. */
const extraWrites = (
  { inbox: event, idempotency: retained, reply: attached }: CommitExtras,
  at: Instant,
): readonly Statement[] => [
  ...(event === undefined ? [] : [insertEach(inbox, [{ ...event, receivedAt: at }])]),
  ...(attached === undefined ? [] : updateBySets(reply, [attachedRow(attached, at)])),
  ...(retained === undefined ? [] : [insertEach(idempotency, [{ ...retained, recordedAt: at }])]),
];

// The history row is the lock: its trigger refuses any version except the job's plus one, which rolls back the batch.
const historyWrite = (writes: readonly KeptWriting[]): Statement =>
  insertEach(
    history,
    writes.map(({ change }) => ({
      jobId: change.jobId,
      version: change.baseVersion + 1,
      at: change.at,
      actor: change.actor,
      action: change.edits.action,
      reason: change.edits.reason,
      requestId: change.requestId,
      changes: change.edits.changes,
      operationId: change.operationId,
    })),
  );

const unlessThere = { name: 'unless there', end: sql`on conflict do nothing` };

/** Keeps the flow versions that the jobs go by from now on. */
const storeFlows = (writes: readonly JobWrites[]): Statement => {
  const flows = new Map(writes.map(({ base: { flow } }) => [`${flow.key} ${flow.version}`, flow]));
  return insertEach(
    flowVersion,
    [...flows.values()].map((flow) => ({ key: flow.key, version: flow.version, flow })),
    unlessThere,
  );
};

const childWrites = (writes: readonly JobWrites[]): readonly Statement[] => {
  const changes = writes.map(({ change }) => change);
  return [
    ...factWrites(changes),
    ...fileWrites(changes),
    ...workWrites(changes),
    ...planWrites(writes.map(({ change, base: { flow } }) => ({ change, flow }))),
    ...noticeWrites(changes),
    ...appointmentWrites(changes),
    ...writes.slice(0, 1).flatMap(({ zone }) => moneyWrites(changes, zone)),
  ];
};

/**
 * Commits decisions on different jobs in one batch or not at all: history rows first, job rows last. The number of
 * statements does not depend on the number of jobs.
 */
export const commitChanges = async (
  d1: D1Database,
  writes: readonly JobWrites[],
  extras: CommitExtras = {},
): Promise<CommitOutcome> => {
  const [first] = writes;
  if (first === undefined) return { done: true };
  try {
    const upgraded = writes.filter(({ change }) => change.edits.job?.flowVersion !== undefined);
    await batch(d1, [
      historyWrite(writes),
      ...(upgraded.length === 0 ? [] : [storeFlows(upgraded)]),
      ...extraWrites(extras, first.change.at),
      ...customerWrites(writes),
      ...childWrites(writes),
      ...updateJobs(writes.map(jobRow)),
    ]);
  } catch (error) {
    return lostOrThrow(error);
  }
  return { done: true };
};

/** Writes edits of a job's own fields and facts that keep its plan. The history row, which is the lock, comes first. */
export const commitCells = async (
  d1: D1Database,
  { change, loaded }: { readonly change: Change; readonly loaded: LoadedCells },
): Promise<CommitOutcome> => {
  const state: KeptState = applyToCells(loaded.state, change.edits);
  const keptWriting: KeptWriting = { change, state, base: loaded };
  const { flow, row } = loaded;
  const more = missingChange({ flow, stage: state.job.stage }, loaded.state.facts, state.facts);
  const missing = more === 0 ? {} : { missingCount: row.missingCount + more };
  try {
    await batch(d1, [
      historyWrite([keptWriting]),
      ...customerWrites([keptWriting]),
      ...factWrites([change]),
      ...planWrites([{ change, flow }]),
      ...noticeWrites([change]),
      ...updateAlike([{ ...keptColumns(keptWriting), ...missing, id: change.jobId }]),
    ]);
  } catch (error) {
    return lostOrThrow(error);
  }
  return { done: true };
};

const firstNumber = 1001;
// Numbers continue from the highest one, in the order of the rows.
const nextNumber = sql`((select coalesce(max(number), ${sql`${firstNumber - 1}`.inlineParams()}) from ${job}) + key + 1)`;

const numbered = {
  name: 'numbered',
  computed: {
    number: nextNumber,
    searchText: sql`'j' || ${nextNumber} || ' ' || ${nextNumber} || (value->>'searchText')`,
  },
  end: sql`returning number, id`,
};

/** New jobs, and decisions on other jobs that are written with them. */
interface Openings {
  readonly opened: readonly JobWrites[];
  readonly alongside: readonly JobWrites[];
}

/** Writes new jobs with the next numbers in one batch, or none; child rows come after their jobs. */
export const openJobs = async (
  d1: D1Database,
  { opened: writes, alongside }: Openings,
  extras: CommitExtras = {},
): Promise<OpenOutcome> => {
  const [first] = writes;
  if (first === undefined) return { done: true, numbers: [] };
  try {
    const results = await batch(d1, [
      historyWrite([...writes, ...alongside]),
      storeFlows(writes),
      insertEach(
        customer,
        writes.map(({ state }) => newCustomer(state.customer)),
        unlessThere,
      ),
      insertEach(job, writes.map(newRow), numbered),
      ...extraWrites(extras, first.change.at),
      ...childWrites([...writes, ...alongside]),
      ...updateJobs(alongside.map(jobRow)),
    ]);
    const opened: readonly { readonly number: number; readonly id: string }[] = rowsIn(results, 3);
    const numbers = new Map(opened.map(({ id, number }) => [id, number]));
    return { done: true, numbers: writes.map(({ change }) => numberOf(numbers, change.jobId)) };
  } catch (error) {
    return lostOrThrow(error);
  }
};

const numberOf = (numbers: ReadonlyMap<string, number>, jobId: string): number => {
  const number = numbers.get(jobId);
  if (number === undefined) throw new Error('an inserted job returns its number');
  return number;
};
