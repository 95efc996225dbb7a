import type { Change } from '#domain/jobs/change';
import type { Zone } from '#domain/time/day';
import type { JobState } from '#domain/jobs/job';
import { searchWords } from '#domain/flow/search-words';
import type { KeptState } from '#store/jobs/loaded-cells';
import { searchText, searchVersion } from '#store/search/search-text';
import type { Base } from '#store/jobs/loaded-job';
import type { Narrowed } from '#store/commit/few-sets';
import { titleKeys } from '#store/commit/name-keys';
import { customerColumns, factColumns, planColumns, projectionOf } from '#store/commit/projection';

/** A decision as far as a commit that keeps the plan needs it. */
export interface KeptWriting {
  readonly change: Change;
  readonly state: KeptState;
  readonly base: Base;
}

/** One decision with all that its batch writes. */
export interface Writing extends KeptWriting {
  readonly state: JobState;
  readonly zone: Zone;
}

/** What a commit says of a job besides what follows from the plan. */
const ownColumns = ({ change, state }: KeptWriting) => ({
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
});

const rowOf = (writing: Writing) => {
  const { change, state, base, zone } = writing;
  return { ...ownColumns(writing), ...projectionOf({ state, flow: base.flow, plan: change.plan, zone }) };
};

// SQLite writes every index of which a column is set, whether or not its value is another.
const changed = <Row extends object>(row: Row, stored: Base['stored'] = {}): Partial<Row> => {
  const next: Partial<Row> = { ...row };
  for (const name in row)
    if (name in stored && JSON.stringify(row[name]) === JSON.stringify(stored[name])) delete next[name];
  return next;
};

const searchColumns = ({ state, base }: KeptWriting) => ({
  searchText: searchText({
    ...state.job,
    customer: state.customer,
    words: searchWords(base.flow, state.facts),
  }),
});

/** What follows from the title, the customer or the facts is long or stands in indexes: it is written with these alone. */
const editedColumns = (writing: KeptWriting) => {
  const { change, state, base } = writing;
  const { customer: details, facts = [] } = change.edits;
  const { title } = state.job;
  const isUnknown = base.stored === undefined;
  const hasTitle = title !== base.stored?.['title'];
  return {
    ...(hasTitle ? titleKeys(title) : {}),
    ...(isUnknown || details?.name !== undefined ? customerColumns(state) : {}),
    ...(hasTitle || facts.length > 0 || details !== undefined ? searchColumns(writing) : {}),
  };
};

/** The columns that take new values where the plan is kept. */
export const keptColumns = (writing: KeptWriting) => ({
  ...changed(ownColumns(writing), writing.base.stored),
  ...editedColumns(writing),
});

/** The columns of a job that take new values. */
export const jobRow = (writing: Writing): Narrowed => {
  const { change, state, base, zone } = writing;
  const { jobId: id, edits, isPlanKept } = change;
  const { flow, stored } = base;
  const hasFacts = stored === undefined || (edits.facts ?? []).length > 0;
  return {
    row: {
      ...keptColumns(writing),
      ...(hasFacts ? factColumns({ state, flow }) : {}),
      ...(isPlanKept === true ? {} : changed(planColumns({ state, flow, plan: change.plan, zone }), stored)),
      id,
    },
    get whole() {
      return { ...rowOf(writing), ...searchColumns(writing), ...titleKeys(state.job.title), id };
    },
  };
};

/** The row of a new job, its number not given yet. */
export const newRow = (writing: Writing) => {
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
