import { z } from 'zod';
import { jobRow, milestoneCell } from '../jobs/job-answers.ts';

// A page of the sheet is a hundred rows with some hundreds of milestones. Their values stand in lists by position, so that
// no name is sent, or stored, more than once. A position is added at the end and never moved: an older tab reads what
// it knows.

const { shape: cell } = milestoneCell;

/** A milestone by position; what is false or null from the seventh on may be left out. */
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

const { shape: row } = jobRow;

/** A job's row by position; own fields that came later stand at the end. The name of its assignee is not in it: the reader has the staff. */
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
    /** Null where they are not asked for. */
    row.facts.unwrap().nullable(),
  ],
  z.unknown(),
);

export type RowValues = z.infer<typeof rowValues>;

/** A page of the sheet: its jobs by position. */
export const sheetPage = z.object({ rows: z.array(rowValues), nextCursor: z.string().nullable() });

export type SheetPage = z.infer<typeof sheetPage>;
