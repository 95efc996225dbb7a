import type { Change } from '#domain/jobs/change';
import type { Zone } from '#domain/time/day';
import type { JobState } from '#domain/jobs/job';
import { searchWords } from '#domain/flow/search-words';
import type { KeptState } from '#store/jobs/loaded-cells';
import { searchText, searchVersion } from '#store/search/search-text';
import type { Base } from '#store/jobs/loaded-job';
import type { ReducedSets } from '#store/commit/few-sets';
import { titleKeys } from '#store/commit/name-keys';
import { customerColumns, factColumns, planColumns, projectionOf } from '#store/commit/projection';

/** A decision, as far as a commit without a re-plan needs it. */
export interface KeptWriting {
  readonly change: Change;
  readonly state: KeptState;
  readonly base: Base;
}

/** A decision with all rows of its batch. */
export interface JobWrites extends KeptWriting {
  readonly state: JobState;
  readonly zone: Zone;
}

/** The columns of a job that do not depend on its plan. */
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

const rowOf = (writes: JobWrites) => {
  const { change, state, base, zone } = writes;
  return { ...ownColumns(writes), ...projectionOf({ state, flow: base.flow, plan: change.plan, zone }) };
};

// SQLite rewrites every index with a column in `set`, even when the value is unchanged.
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

/** Columns derived from title, customer or facts are long or indexed, so they are written only when those change. */
const editedColumns = (writes: KeptWriting) => {
  const { change, state, base } = writes;
  const { customer: details, facts = [] } = change.edits;
  const { title } = state.job;
  const isUnknown = base.stored === undefined;
  const hasTitle = title !== base.stored?.['title'];
  return {
    ...(hasTitle ? titleKeys(title) : {}),
    ...(isUnknown || details?.name !== undefined ? customerColumns(state) : {}),
    ...(hasTitle || facts.length > 0 || details !== undefined ? searchColumns(writes) : {}),
  };
};

/** The changed columns of a commit without a re-plan. */
export const keptColumns = (writes: KeptWriting) => ({
  ...changed(ownColumns(writes), writes.base.stored),
  ...editedColumns(writes),
});

/** The changed columns of a job. */
export const jobRow = (writes: JobWrites): ReducedSets => {
  const { change, state, base, zone } = writes;
  const { jobId: id, edits, isPlanKept } = change;
  const { flow, stored } = base;
  const hasFacts = stored === undefined || (edits.facts ?? []).length > 0;
  return {
    row: {
      ...keptColumns(writes),
      ...(hasFacts ? factColumns({ state, flow }) : {}),
      ...(isPlanKept === true ? {} : changed(planColumns({ state, flow, plan: change.plan, zone }), stored)),
      id,
    },
    get whole() {
      return { ...rowOf(writes), ...searchColumns(writes), ...titleKeys(state.job.title), id };
    },
  };
};

/** The row of a new job, without its number. */
export const newRow = (writes: JobWrites) => {
  const { state, base } = writes;
  const { id, flowKey, flowVersion: version, openedAt } = state.job;
  const terms = searchWords(base.flow, state.facts);
  // The search text begins with the number, which only the database knows.
  const zeroed = searchText({ ...state.job, number: 0, customer: state.customer, words: terms });
  return {
    ...rowOf(writes),
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
