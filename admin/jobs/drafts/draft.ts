import { z } from 'zod';
import type { OpenJob } from '#contract/job-requests';
import type { Flow } from '#domain/flow';
import type { Locale } from '#domain/text';
import type { CellValue, GridEdit } from '../../grid/index.ts';
import { factWrite } from '../columns/trade-columns.ts';

/** A row that is typed into the sheet and is no job yet: no rule fires on it until its required cells are there. */
export interface Draft {
  readonly id: string;
  /** By column id, as the grid reads them. */
  readonly cells: Readonly<Record<string, CellValue>>;
}

const draftSchema = z.object({
  id: z.string(),
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** Drafts as they are kept between visits. */
export const draftsSchema = z.array(draftSchema);

const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value : '');

/** The trade of a draft: what was chosen, else what the sheet shows only, else the only one there is. */
export const flowOfDraft = ({ cells }: Draft, flows: readonly Flow[], shownFlow: string): Flow | null => {
  const key = textOf(cells['trade']) || shownFlow;
  return flows.find((flow) => flow.key === key) ?? (flows.length === 1 ? (flows[0] ?? null) : null);
};

/** What the draft says in the trade's own columns; what was meant for another trade stays out. */
const factsOf = ({ cells }: Draft, flow: Flow): NonNullable<OpenJob['facts']> => {
  const written = Object.entries(cells).map(([columnId, value]) => factWrite(columnId, value, flow) ?? {});
  const facts = written.flatMap((one) => Object.entries(one));
  return Object.fromEntries(facts.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
};

/** What opens the job of a draft; null while a required cell is empty. */
export const openingOf = (draft: Draft, flow: Flow | null, locale: Locale): OpenJob | null => {
  const { title, customer, owner, contractTotal } = draft.cells;
  if (flow === null || !textOf(title) || !textOf(customer)) return null;
  return {
    flow: flow.key,
    title: textOf(title),
    customer: { name: textOf(customer), locale },
    ...(textOf(owner) ? { ownerId: textOf(owner) } : {}),
    ...(typeof contractTotal === 'number' ? { contractTotalMinor: contractTotal } : {}),
    facts: factsOf(draft, flow),
  };
};

const withCell = (draft: Draft, { columnId, value }: GridEdit): Draft => ({
  ...draft,
  cells: { ...draft.cells, [columnId]: value },
});

const isEmpty = ({ cells }: Draft): boolean => Object.values(cells).every((value) => value === null);

/**
 * The drafts after a gesture's edits of them: cells of new rows below the last one make new drafts, named by `newId`,
 * and a draft that was emptied is gone.
 */
export const withEdits = (
  drafts: readonly Draft[],
  edits: readonly GridEdit[],
  newId: () => string,
): readonly Draft[] => {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const newIds = new Map<number, string>();
  for (const edit of edits) {
    const id = edit.newRow === undefined ? edit.rowId : (newIds.get(edit.newRow) ?? newId());
    if (edit.newRow !== undefined) newIds.set(edit.newRow, id);
    byId.set(id, withCell(byId.get(id) ?? { id, cells: {} }, edit));
  }
  return [...byId.values()].filter((draft) => !isEmpty(draft));
};
