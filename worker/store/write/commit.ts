import { eq, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { idempotency, inbox } from '#db/schema/arrival';
import { customer } from '#db/schema/customer';
import { history } from '#db/schema/history';
import { job } from '#db/schema/job';
import { flowVersion } from '#db/schema/shop';
import type { Change } from '#domain/change';
import type { Zone } from '#domain/day';
import type { JobState } from '#domain/job';
import { searchWords } from '#domain/search-words';
import { batch, rowsIn } from '#store/batch';
import { searchText } from '#store/list/search-text';
import { factWrites, noticeWrites, planWrites, workWrites } from '#store/write/child-writes';
import { lostBy } from '#store/write/commit-error';
import { moneyWrites } from '#store/write/money-writes';
import { projectionOf } from '#store/write/projection';
import type { Base, CommitExtras, CommitOutcome, OpenOutcome } from '#store/store';

/** One decision with all that its batch writes. */
export interface Writing {
  readonly change: Change;
  readonly state: JobState;
  readonly base: Base;
  readonly extras: CommitExtras;
  readonly zone: Zone;
}

type Db = ReturnType<typeof drizzle>;

const extraWrites = (db: Db, { extras, change }: Writing): readonly SQLWrapper[] => [
  ...(extras.inbox === undefined
    ? []
    : [db.insert(inbox).values({ ...extras.inbox, receivedAt: change.at })]),
  ...(extras.idempotency === undefined
    ? []
    : [db.insert(idempotency).values({ ...extras.idempotency, recordedAt: change.at })]),
];

// The history row is the lock: its trigger refuses any version but the job's plus one, and with it the whole batch.
const historyWrite = (db: Db, { change }: Writing): SQLWrapper =>
  db.insert(history).values({
    jobId: change.jobId,
    version: change.baseVersion + 1,
    at: change.at,
    actor: change.actor,
    action: change.edits.action,
    reason: change.edits.reason,
    requestId: change.requestId,
    changes: change.edits.changes,
    gestureId: change.gestureId,
  });

const childWrites = ({ change, base: { flow }, zone }: Writing): readonly SQL[] => [
  ...factWrites(change),
  ...workWrites(change),
  ...planWrites(change, flow),
  ...noticeWrites(change),
  ...moneyWrites(change, zone),
];

const rowOf = ({ change, state, base: { flow }, zone }: Writing) => ({
  version: change.baseVersion + 1,
  title: state.job.title,
  stage: state.job.stage,
  stageEnteredAt: state.job.stageEnteredAt,
  stageEntries: { [state.job.stage]: state.job.stageEnteredAt, ...state.stageEntries },
  closedAt: state.job.closedAt,
  ownerId: state.job.ownerId,
  currency: state.job.currency,
  contractTotalMinor: state.job.contractTotalMinor,
  updatedAt: change.at,
  plannedWith: change.calendarVersion,
  ...projectionOf({ state, flow, plan: change.plan, zone }),
});

// SQLite writes every index of which a column is set, whether or not its value is another.
const changed = <Row extends object>(row: Row, stored: Base['stored'] = {}): Partial<Row> => {
  const next: Partial<Row> = { ...row };
  for (const name in row)
    if (name in stored && JSON.stringify(row[name]) === JSON.stringify(stored[name])) delete next[name];
  return next;
};

/** Writes a decision in one batch, or nothing: the history row first, the job's row last. */
export const commitChange = async (d1: D1Database, writing: Writing): Promise<CommitOutcome> => {
  const db = drizzle(d1);
  const { change, state, base } = writing;
  const customers =
    change.edits.customer === undefined
      ? []
      : [db.update(customer).set(change.edits.customer).where(eq(customer.id, state.customer.id))];
  const words = searchWords(base.flow, state.facts);
  const row = {
    ...rowOf(writing),
    searchText: searchText({ ...state.job, customer: state.customer, words }),
  };
  try {
    await batch(d1, [
      historyWrite(db, writing),
      ...extraWrites(db, writing),
      ...customers,
      ...childWrites(writing),
      db.update(job).set(changed(row, base.stored)).where(eq(job.id, change.jobId)),
    ]);
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
  return { done: true };
};

const firstNumber = 1001;
const nextNumber = sql`(select coalesce(max(number), ${firstNumber - 1}) + 1 from ${job})`;

/** Writes a new job in one batch and gives it the next number; its children come after its row. */
export const openJob = async (d1: D1Database, writing: Writing): Promise<OpenOutcome> => {
  const db = drizzle(d1);
  const {
    state,
    base: { flow },
  } = writing;
  const { id, flowKey, flowVersion: version, openedAt } = state.job;
  // The number is known to the database only: the text it is found by begins with it.
  const words = searchWords(flow, state.facts);
  const zeroed = searchText({ ...state.job, number: 0, customer: state.customer, words });
  const unnumbered = zeroed.slice('j0 0'.length);
  const numbered = sql<string>`${nextNumber} || ${unnumbered}`;
  const row = {
    ...rowOf(writing),
    number: sql<number>`${nextNumber}`,
    id,
    flowKey,
    flowVersion: version,
    openedAt,
    customerId: state.customer.id,
    searchText: sql<string>`'j' || ${nextNumber} || ' ' || ${numbered}`,
  };
  try {
    const results = await batch(d1, [
      historyWrite(db, writing),
      db.insert(flowVersion).values({ key: flow.key, version: flow.version, flow }).onConflictDoNothing(),
      db.insert(customer).values(state.customer).onConflictDoNothing(),
      db.insert(job).values(row).returning({ number: job.number }),
      ...extraWrites(db, writing),
      ...childWrites(writing),
    ]);
    const opened: readonly { readonly number: number }[] = rowsIn(results, 3);
    const [first] = opened;
    if (first === undefined) throw new Error('an inserted job returns its number');
    return { done: true, number: first.number };
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};
