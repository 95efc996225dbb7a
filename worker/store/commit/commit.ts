import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { idempotency, inbox } from '#db/schema/money/arrival';
import { customer } from '#db/schema/people/customer';
import { history } from '#db/schema/jobs/history';
import { job } from '#db/schema/jobs/job';
import { flowVersion } from '#db/schema/shop/shop';
import type { Change } from '#domain/jobs/change';
import type { Instant, Zone } from '#domain/time/day';
import type { JobState } from '#domain/jobs/job';
import { searchWords } from '#domain/flow/search-words';
import { batch, rowsIn } from '#store/database/batch';
import { insertEach, updateBySets } from '#store/database/json-rows';
import { searchText, searchVersion } from '#store/search/search-text';
import { factWrites, noticeWrites, planWrites, workWrites } from '#store/commit/child-writes';
import { lostOrThrow } from '#store/database/commit-error';
import { moneyWrites } from '#store/commit/money-writes';
import { titleKeys } from '#store/commit/name-keys';
import { projectionOf } from '#store/commit/projection';
import { withFewSets, type Narrowed } from '#store/commit/few-sets';
import { updateJobs } from '#store/commit/update-jobs';
import type { Base } from '#store/jobs/loaded-job';
import type { CommitExtras, CommitOutcome, OpenOutcome } from '#store/database/outcomes';

/** One decision with all that its batch writes. */
export interface Writing {
  readonly change: Change;
  readonly state: JobState;
  readonly base: Base;
  readonly zone: Zone;
}

type Db = ReturnType<typeof drizzle>;

/** What rides in the batch besides the changes, at the time of its first. */
const extraWrites = (
  db: Db,
  { inbox: event, idempotency: kept }: CommitExtras,
  at: Instant,
): SQLWrapper[] => [
  ...(event === undefined ? [] : [db.insert(inbox).values({ ...event, receivedAt: at })]),
  ...(kept === undefined ? [] : [db.insert(idempotency).values({ ...kept, recordedAt: at })]),
];

// The history row is the lock: its trigger refuses any version but the job's plus one, and with it the whole batch.
const historyWrite = (writings: readonly Writing[]): SQL =>
  insertEach(
    history,
    writings.map(({ change }) => ({
      jobId: change.jobId,
      version: change.baseVersion + 1,
      at: change.at,
      actor: change.actor,
      action: change.edits.action,
      reason: change.edits.reason,
      requestId: change.requestId,
      changes: change.edits.changes,
      gestureId: change.gestureId,
    })),
  );

const childWrites = (writings: readonly Writing[]): readonly SQL[] => {
  const changes = writings.map(({ change }) => change);
  return [
    ...factWrites(changes),
    ...workWrites(changes),
    ...planWrites(writings.map(({ change, base: { flow } }) => ({ change, flow }))),
    ...noticeWrites(changes),
    ...writings.slice(0, 1).flatMap(({ zone }) => moneyWrites(changes, zone)),
  ];
};

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

const customerRows = ({ change: { edits }, state }: Writing): readonly Narrowed[] =>
  edits.customer === undefined
    ? []
    : [{ row: { ...edits.customer, id: state.customer.id }, whole: { ...state.customer } }];

const jobRow = (writing: Writing): Narrowed => {
  const { change, state, base } = writing;
  const words = searchWords(base.flow, state.facts);
  const row = {
    ...rowOf(writing),
    searchText: searchText({ ...state.job, customer: state.customer, words }),
  };
  const { title } = state.job;
  const { jobId: id } = change;
  const keys = titleKeys(title);
  // They stand in the indexes of each filter: they are written with the title alone.
  const changedKeys = title === base.stored?.['title'] ? {} : keys;
  return { row: { ...changed(row, base.stored), ...changedKeys, id }, whole: { ...row, ...keys, id } };
};

/**
 * Writes decisions on different jobs in one batch, or nothing at all: history rows first, the jobs' rows last. Its
 * statements are few, however many jobs there are.
 */
export const commitChanges = async (
  d1: D1Database,
  writings: readonly Writing[],
  extras: CommitExtras = {},
): Promise<CommitOutcome> => {
  const [first] = writings;
  if (first === undefined) return { done: true };
  try {
    await batch(d1, [
      historyWrite(writings),
      ...extraWrites(drizzle(d1), extras, first.change.at),
      ...updateBySets(customer, withFewSets(writings.flatMap(customerRows))),
      ...childWrites(writings),
      ...updateJobs(withFewSets(writings.map(jobRow))),
    ]);
  } catch (error) {
    return lostOrThrow(error);
  }
  return { done: true };
};

const firstNumber = 1001;
// Numbers go on from the newest in the order of the rows.
const nextNumber = sql`((select coalesce(max(number), ${firstNumber - 1}) from ${job}) + key + 1)`;

const newRow = (writing: Writing) => {
  const { state, base } = writing;
  const { id, flowKey, flowVersion: version, openedAt } = state.job;
  const words = searchWords(base.flow, state.facts);
  // The number is known to the database only: the text it is found by begins with it.
  const zeroed = searchText({ ...state.job, number: 0, customer: state.customer, words });
  return {
    ...rowOf(writing),
    id,
    flowKey,
    flowVersion: version,
    openedAt,
    customerId: state.customer.id,
    searchText: zeroed.slice('j0 0'.length),
    ...titleKeys(state.job.title),
    searchVersion,
  };
};

/** Writes new jobs in one batch, or none, and gives them the next numbers; their children come after their rows. */
export const openJobs = async (
  d1: D1Database,
  writings: readonly Writing[],
  extras: CommitExtras = {},
): Promise<OpenOutcome> => {
  const [first] = writings;
  if (first === undefined) return { done: true, numbers: [] };
  const db = drizzle(d1);
  const flows = new Map(writings.map(({ base: { flow } }) => [`${flow.key} ${flow.version}`, flow]));
  try {
    const results = await batch(d1, [
      historyWrite(writings),
      ...[...flows.values()].map((flow) =>
        db.insert(flowVersion).values({ key: flow.key, version: flow.version, flow }).onConflictDoNothing(),
      ),
      sql`${insertEach(
        customer,
        writings.map(({ state }) => state.customer),
      )} on conflict do nothing`,
      sql`${insertEach(job, writings.map(newRow), {
        number: nextNumber,
        searchText: sql`'j' || ${nextNumber} || ' ' || ${nextNumber} || (value->>'searchText')`,
      })} returning number, id`,
      ...extraWrites(db, extras, first.change.at),
      ...childWrites(writings),
    ]);
    const opened: readonly { readonly number: number; readonly id: string }[] = rowsIn(
      results,
      flows.size + 2,
    );
    const numbers = new Map(opened.map(({ id, number }) => [id, number]));
    return { done: true, numbers: writings.map(({ change }) => numberOf(numbers, change.jobId)) };
  } catch (error) {
    return lostOrThrow(error);
  }
};

const numberOf = (numbers: ReadonlyMap<string, number>, jobId: string): number => {
  const number = numbers.get(jobId);
  if (number === undefined) throw new Error('an inserted job returns its number');
  return number;
};
