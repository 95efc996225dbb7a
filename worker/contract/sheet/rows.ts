import { z } from 'zod';
import { jobRow, milestoneCell } from '../jobs/job-answers.ts';
import { nextAct } from '../jobs/next-act.ts';

// A page of the sheet is a hundred rows with hundreds of milestones. Their values are lists by position, so that property
// names are not repeated in answers and in storage. New positions are added at the end and existing ones never move,
// because older tabs read the positions that they know.

const { shape: cell } = milestoneCell;

/** A milestone's values by position. From the seventh on, trailing values that are false or null may be omitted. */
const cellValues = z.tuple([
  cell.id,
  cell.key,
  cell.amountMinor,
  cell.paidMinor,
  cell.dueOn,
  cell.state,
  cell.isProvisional.optional(),
  cell.title.optional(),
  cell.label.optional(),
]);

export type CellValues = z.infer<typeof cellValues>;

const { shape: act } = nextAct;

/** What is next by position. */
const actValues = z.tuple([act.is, act.key, act.at, act.label]);

export type ActValues = z.infer<typeof actValues>;

const { shape: row } = jobRow;

/**
 * A job row's values by position; own fields added later are at the end. The assignee's name is absent, because the
 * reader has the staff.
 */
export const rowValues = z.tuple(
  [
    row.id,
    row.number,
    row.version,
    row.flow,
    row.flowVersion,
    row.title,
    row.stage,
    row.ownerId,
    row.customerName,
    row.currency,
    row.contractTotalMinor,
    row.plannedMinor,
    row.paidMinor,
    row.outstandingMinor,
    row.creditMinor,
    row.nextDueOn,
    row.keyDate,
    row.progressPercent,
    row.missingCount,
    row.updatedAt,
    z.array(cellValues),
    /** Null when the facts are not requested. */
    row.facts.unwrap().nullable(),
    actValues.nullable(),
  ],
  z.unknown(),
);

export type RowValues = z.infer<typeof rowValues>;

/** A page of the sheet, its rows as values by position. */
export const sheetPage = z.object({ rows: z.array(rowValues), nextCursor: z.string().nullable() });

export type SheetPage = z.infer<typeof sheetPage>;
