import { sql } from 'drizzle-orm';
import type { Change } from '#domain/jobs/change';
import type { Zone } from '#domain/time/day';
import type { JobState, Job } from '#domain/jobs/job';
import { ownValuesOf, searchedNames, searchedTexts } from '#domain/fields/own-values';
import { isSearched, searchWords } from '#domain/flow/search-words';
import { moneyDueOn } from '#domain/planning/next/next-due';
import type { KeptState } from '#store/jobs/loaded-cells';
import type { Statement } from '#store/database/batch';
import { updateBySets, type Updated } from '#store/database/json-rows';
import { searchText, searchVersion } from '#store/search/search-text';
import type { Base } from '#store/jobs/loaded-job';
import { job, type Visibility } from '#db/schema/jobs/job';
import { currentFacts, jobProjection, type FactsOfJob, type Projected } from '#contract/jobs/job-projection';
import { writeCells, writeNext } from '#contract/sheet/row-values';
import { pinyinKey, strokesKey } from '#domain/texts/han/name-keys';

/** The sort keys of a title. */
export const titleKeys = (title: string) => ({
  titlePinyin: pinyinKey(title),
  titleStrokes: strokesKey(title),
});

/** The sort keys of a customer's name. A character can have its own reading as a family name. */
export const customerKeys = (name: string) => ({
  customerPinyin: pinyinKey(name, true),
  customerStrokes: strokesKey(name),
});

const visibilityOf = ({ closedAt, endedAs, isWithdrawn }: Job): Visibility => {
  if (isWithdrawn) return 2;
  if (endedAs !== null) return 3;
  return closedAt === null ? 0 : 1;
};

/** The columns derived from the customer. */
const customerColumns = ({ customer: { name } }: Pick<Projected['state'], 'customer'>) => ({
  customerName: name,
  ...customerKeys(name),
});

/** The columns derived from the facts alone. */
const factColumns = (projected: FactsOfJob) => ({
  factsJson: JSON.stringify(currentFacts(projected)),
});

/** The columns derived from the plan. */
const planColumns = (projected: Projected) => {
  const { milestones, next, ...columns } = jobProjection(projected);
  const { state, plan } = projected;
  return {
    visibility: visibilityOf(state.job),
    milestonesJson: writeCells(milestones),
    moneyDueOn: moneyDueOn(plan.milestones),
    contactState: plan.contact,
    nextJson: writeNext(next),
    holderId: plan.holder?.staffId ?? null,
    holderDuty: plan.holder?.duty ?? null,
    ...plan.balances,
    ...columns,
  };
};

/** The columns that the sheet is listed, sorted and filtered by. */
export const projectionOf = (projected: Projected) => ({
  ...customerColumns(projected.state),
  ...factColumns(projected),
  ...planColumns(projected),
});

/** The part of a decision that a commit without a re-plan needs. */
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
  flowVersion: state.job.flowVersion,
  customerId: state.customer.id,
  ...ownValuesOf(state.job),
  stage: state.job.stage,
  stageEnteredAt: state.job.stageEnteredAt,
  stageEntries: { [state.job.stage]: state.job.stageEnteredAt, ...state.stageEntries },
  closedAt: state.job.closedAt,
  endedAs: state.job.endedAs,
  keptBecause: state.job.keptBecause,
  currency: state.job.currency,
  updatedAt: change.at,
  plannedWith: change.calendarVersion,
});

const rowOf = (writes: JobWrites) => {
  const { change, state, base, zone } = writes;
  return { ...ownColumns(writes), ...projectionOf({ state, flow: base.flow, plan: change.plan, zone }) };
};

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

// SQLite rewrites every index with a column in `set`, even when the value is unchanged.
const changed = <Row extends object>(row: Row, stored: Base['stored'] = {}): Partial<Row> => {
  const next: Partial<Row> = { ...row };
  for (const name in row) if (name in stored && isSame(row[name], stored[name])) delete next[name];
  return next;
};

const searchColumns = ({ state, base }: KeptWriting) => ({
  searchText: searchText({
    ...state.job,
    texts: searchedTexts(state.job),
    customer: state.customer,
    words: searchWords(base.flow, state.facts),
  }),
});

/** Columns derived from title, customer or facts are long or indexed, so they are written only when those change. */
const editedColumns = (writes: KeptWriting) => {
  const { change, state, base } = writes;
  const { customer: details, movesTo, facts = [] } = change.edits;
  const { title } = state.job;
  const isUnknown = base.stored === undefined;
  const hasTitle = title !== base.stored?.['title'];
  const hasText = searchedNames.some((name) => state.job[name] !== base.stored?.[name]);
  const hasFacts = isUnknown || facts.length > 0;
  const isFound = facts.some(({ key }) => isSearched(base.flow, key));
  return {
    ...(hasTitle ? titleKeys(title) : {}),
    ...(isUnknown || movesTo || details?.name !== undefined ? customerColumns(state) : {}),
    ...(hasFacts ? factColumns({ state, flow: base.flow }) : {}),
    ...(hasText || isFound || movesTo || details !== undefined ? searchColumns(writes) : {}),
  };
};

/** The changed columns of a commit without a re-plan. */
export const keptColumns = (writes: KeptWriting) => ({
  ...changed(ownColumns(writes), writes.base.stored),
  ...editedColumns(writes),
});

/** A row with its changed columns, and with all columns. */
export interface ReducedSets {
  readonly row: Updated;
  readonly whole: Updated;
}

/** The changed columns of a job. */
export const jobRow = (writes: JobWrites): ReducedSets => {
  const { change, state, base, zone } = writes;
  const { jobId: id, isPlanKept } = change;
  const { flow, stored } = base;
  return {
    row: {
      ...keptColumns(writes),
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
  // Only the database knows the number, which the search text begins with.
  const zeroed = searchText({
    ...state.job,
    texts: searchedTexts(state.job),
    number: 0,
    customer: state.customer,
    words: terms,
  });
  return {
    ...rowOf(writes),
    id,
    flowKey,
    flowVersion: version,
    openedAt,
    originId: state.job.origin?.jobId ?? null,
    originKind: state.job.origin?.kind ?? null,
    searchText: zeroed.slice('j0 0'.length),
    ...titleKeys(state.job.title),
    searchVersion,
  };
};

/** Most statements for one table in a batch; each statement has one set of columns. */
const setsMax = 4;

const bySet = (rows: readonly ReducedSets[]): readonly (readonly ReducedSets[])[] => {
  const sets = new Map<string, ReducedSets[]>();
  for (const row of rows) {
    const names = Object.keys(row.row).join(' ');
    sets.set(names, [...(sets.get(names) ?? []), row]);
  }
  return [...sets.values()];
};

const picked = (whole: Updated, names: readonly string[]): Updated => ({
  ...Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name))),
  id: whole.id,
});

/**
 * Rows in at most `setsMax` sets of columns, so that the statements of a batch do not grow with its jobs: the most
 * frequent sets stay narrow, and all other rows write the columns that any of them changed.
 */
export const withFewSets = (rows: readonly ReducedSets[]): readonly Updated[] => {
  const sets = bySet(rows);
  if (sets.length <= setsMax) return rows.map(({ row }) => row);
  const bySize = sets.toSorted((a, b) => b.length - a.length);
  const narrow = bySize.slice(0, setsMax - 1).flat();
  const others = bySize.slice(setsMax - 1).flat();
  const names = [...new Set(others.flatMap(({ row }) => Object.keys(row)))];
  return [...narrow.map(({ row }) => row), ...others.map(({ whole }) => picked(whole, names))];
};

// The past of a row is a chain of moments, so its time must not decrease. Clocks of two machines differ by a little.
const neverBack = {
  name: 'never back',
  computed: { updatedAt: sql`max(${job.updatedAt}, value->>'updatedAt')` },
};

/** Statements that update rows of jobs. Their number does not depend on the number of rows. */
export const updateJobs = (rows: readonly ReducedSets[]): readonly Statement[] =>
  updateBySets(job, withFewSets(rows), neverBack);

/** The statement that updates rows of jobs which all have the same changed columns. */
export const updateAlike = (rows: readonly Updated[]): readonly Statement[] =>
  updateBySets(job, rows, neverBack);
