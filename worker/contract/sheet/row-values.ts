import { ownNames, type OwnName, type OwnValues } from '#domain/fields/own-values';
import type { JobRow, MilestoneCell } from '../jobs/job-answers.ts';
import type { NextAct } from '../jobs/next-act.ts';
import type { ActValues, CellValues, RowValues, SheetPage } from './rows.ts';

// The order of the values that `rows.ts` describes, and their readers. The schemas are apart, because the admin's first load
// must not contain zod.

/** The positions of a milestone's values. From `isProvisional` on, trailing values that are false or null may be omitted. */
export const cellPositions = [
  'id',
  'key',
  'amountMinor',
  'paidMinor',
  'dueOn',
  'state',
  'isProvisional',
  'title',
  'label',
] as const satisfies readonly (keyof MilestoneCell)[];

const isLeftOut = (value: unknown): boolean => value === null || value === false;

/** The JSON text of milestones, with values by position. */
export const writeCells = (cells: readonly MilestoneCell[]): string =>
  JSON.stringify(
    cells.map((milestone) => {
      const values = cellPositions.map((name) => milestone[name]);
      return values.slice(0, values.findLastIndex((value) => !isLeftOut(value)) + 1);
    }),
  );

const readCell = ([
  id,
  key,
  amountMinor,
  paidMinor,
  dueOn,
  state,
  isProvisional = false,
  title = null,
  label = null,
]: CellValues): MilestoneCell => ({
  id,
  key,
  amountMinor,
  paidMinor,
  dueOn,
  state,
  isProvisional,
  title,
  label,
});

const isByPosition = (values: CellValues | MilestoneCell): values is CellValues => Array.isArray(values);

/** The milestones of parsed values. Rows stored before positions were introduced have them by name. */
export const readCells = (cells: readonly (CellValues | MilestoneCell)[]): MilestoneCell[] =>
  cells.map((values) => (isByPosition(values) ? readCell(values) : values));

/** The JSON text of what is next, with values by position; null when the row's milestones tell it. */
export const writeNext = (next: NextAct | null): string | null =>
  next === null ? null : JSON.stringify([next.is, next.key, next.at, next.label]);

/** What is next, of parsed values. */
export const readNext = (values: ActValues | null): NextAct | null => {
  if (values === null) return null;
  const [is, key, at, label] = values;
  return { is, key, at, label };
};

/** The positions of a job row's values. The facts are null when they are not requested. */
const firstPositions = [
  'id',
  'number',
  'version',
  'flow',
  'flowVersion',
  'title',
  'stage',
  'ownerId',
  'customerName',
  'currency',
  'contractTotalMinor',
  'plannedMinor',
  'paidMinor',
  'outstandingMinor',
  'creditMinor',
  'nextDueOn',
  'keyDate',
  'progressPercent',
  'missingCount',
  'updatedAt',
  'milestones',
  'facts',
  'next',
] as const satisfies readonly (keyof JobRow)[];

type FirstPosition = (typeof firstPositions)[number];

/** Positions after the first ones. */
type AddedPosition = 'endedAs' | OwnName;

export type RowPosition = FirstPosition | AddedPosition;

const isFirst = (name: RowPosition): boolean => firstPositions.some((first) => first === name);

/** What was added later, in the order in which it was: how a job ended, then own fields. */
export const addedPositions: readonly AddedPosition[] = [
  'endedAs',
  ...ownNames.filter((name) => !isFirst(name)),
];

export const rowPositions: readonly RowPosition[] = [...firstPositions, ...addedPositions];

/** How a job ended; rows of an older server do not say. */
const endedAsIn = ([endedAs]: readonly unknown[]): string | null =>
  typeof endedAs === 'string' ? endedAs : null;

/** The own values of a row, from the first and the added positions. */
const ownOf = (first: Partial<OwnValues>, added: readonly unknown[]): OwnValues =>
  Object.assign({ ...first }, ...addedPositions.map((name, at) => ({ [name]: added[at] ?? null })));

/** The job's row of values by position. */
export const readRow = ([
  id,
  number,
  version,
  flow,
  flowVersion,
  title,
  stage,
  ownerId,
  customerName,
  currency,
  contractTotalMinor,
  plannedMinor,
  paidMinor,
  outstandingMinor,
  creditMinor,
  nextDueOn,
  keyDate,
  progressPercent,
  missingCount,
  updatedAt,
  milestones,
  facts,
  next,
  ...added
]: RowValues): JobRow => ({
  ...ownOf({ title, ownerId, contractTotalMinor }, added),
  id,
  number,
  version,
  flow,
  flowVersion,
  stage,
  endedAs: endedAsIn(added),
  customerName,
  currency,
  plannedMinor,
  paidMinor,
  outstandingMinor,
  creditMinor,
  nextDueOn,
  keyDate,
  progressPercent,
  missingCount,
  updatedAt,
  milestones: readCells(milestones),
  next: readNext(next),
  ...(facts === null ? {} : { facts }),
});

/** A page of jobs with their values by name. */
export interface JobListPage {
  readonly jobs: JobRow[];
  readonly nextCursor: string | null;
}

/** The page with its jobs' values by name. */
export const readSheetPage = ({ rows, nextCursor }: SheetPage): JobListPage => ({
  jobs: rows.map(readRow),
  nextCursor,
});
