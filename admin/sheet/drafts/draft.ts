import { monotonicFactory } from 'ulid';
import { z } from 'zod';
import type { OpenJob } from '#contract/jobs/job-requests';
import { factValue } from '#contract/values';
import type { Flow } from '#domain/flow/flow';
import { locales, type Locale } from '#domain/texts/text';
import type { CellValue, GridEdit } from '../../grid/index.ts';
import { jobFields } from '../../fields/index.ts';
import { factWrite } from '../../fields/field.ts';

const prefix = 'draft:';

// Monotonic, so that drafts created in the same millisecond by a paste keep their order.
const nextId = monotonicFactory();

export const newDraftId = (): string => `${prefix}${nextId()}`;

export const isDraftId = (rowId: string): boolean => rowId.startsWith(prefix);

const cellsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const openingShape = z.object({
  flow: z.string(),
  title: z.string(),
  customer: z.object({ name: z.string(), locale: z.enum(locales) }),
  facts: z.record(z.string(), factValue),
});

/** The opening as it is kept: what is read again is the very text that was sent, which a repeated key must bring. */
const openingSchema = z.custom<OpenJob>((value) => openingShape.safeParse(value).success);

/** What a draft is read by where it is kept between visits. */
export const draftSchema = z.object({
  id: z.string(),
  cells: cellsSchema,
  faults: z.record(z.string(), z.object({ text: z.string(), message: z.string() })).default({}),
  sent: z.object({ key: z.string(), opening: openingSchema, cells: cellsSchema }).nullable().default(null),
  refusal: z.string().nullable().default(null),
});

type Cells = Readonly<Record<string, CellValue>>;

/** A row of the sheet that is not a job yet. No rule applies until its required cells are filled. */
export interface Draft {
  readonly id: string;
  /** By column id, as the grid's values. */
  readonly cells: Cells;
  /** Pasted texts that are invalid, by column id. */
  readonly faults: Readonly<Record<string, { readonly text: string; readonly message: string }>>;
  /**
   * The sent opening with its idempotency key and cells. It is stored until the answer is known; a repeat
   * after a reload returns the same job.
   */
  readonly sent: { readonly key: string; readonly opening: OpenJob; readonly cells: Cells } | null;
  /** Why the job was not opened. */
  readonly refusal: string | null;
}

export const emptyDraft = (id: string): Draft => ({ id, cells: {}, faults: {}, sent: null, refusal: null });

/** The required cells of a job. */
export const neededColumns = ['title', 'customer', 'trade'] as const;

/** Replaces the column id in the queue for a draft's opening. */
export const openingColumn = 'draft';

const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value : '');

/**
 * The trade of a draft: the chosen one, else the sheet's only one, else the only one that exists. None while the
 * entered trade is invalid.
 */
export const flowOfDraft = (draft: Draft, flows: readonly Flow[], visibleFlow: string): Flow | null => {
  if (draft.faults['trade']) return null;
  const key = textOf(draft.cells['trade']) || visibleFlow;
  return flows.find((flow) => flow.key === key) ?? (flows.length === 1 ? (flows[0] ?? null) : null);
};

/** The draft's values for its trade's own columns; values for another trade's columns are omitted. */
const factsOf = (draft: Draft, flow: Flow): NonNullable<OpenJob['facts']> => {
  const written = Object.entries(draft.cells).map(
    ([columnId, value]) => factWrite(columnId, value, flow) ?? {},
  );
  const facts = written.flatMap((item) => Object.entries(item));
  return Object.fromEntries(facts.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
};

/** What the draft says in the own fields of a job. */
const ownOf = ({ cells }: Draft, flow: Flow): Partial<OpenJob> =>
  Object.assign(
    {},
    ...jobFields.map(({ record: { id, edit }, write }) => {
      const value = cells[id] ?? null;
      const change = edit?.of === 'job' && value !== null && value !== '' ? write?.(value, { flow }) : null;
      return change?.kind === 'patch' ? change.patch : {};
    }),
  );

/** The opening of a draft's job; null while a required cell is empty or invalid. */
export const openingOf = (draft: Draft, flow: Flow | null, locale: Locale): OpenJob | null => {
  const { title, customer } = draft.cells;
  if (flow === null || neededColumns.some((columnId) => draft.faults[columnId])) return null;
  if (!textOf(title) || !textOf(customer)) return null;
  return {
    flow: flow.key,
    title: textOf(title),
    customer: { name: textOf(customer), locale },
    ...ownOf(draft, flow),
    facts: factsOf(draft, flow),
  };
};

/** A draft after an edit of a cell, or after an invalid paste into it. */
export const withCell = (draft: Draft, { columnId, value, text, fault: issue }: GridEdit): Draft => {
  const { [columnId]: _, ...issues } = draft.faults;
  return {
    ...draft,
    cells: { ...draft.cells, [columnId]: value },
    faults: issue === undefined ? issues : { ...issues, [columnId]: { text, message: issue } },
    refusal: null,
  };
};

/** Whether the draft is empty and was not sent. */
export const isEmptied = ({ cells, faults: issues, sent }: Draft): boolean =>
  sent === null && Object.keys(issues).length === 0 && Object.values(cells).every((value) => value === null);

/** The edits made to a draft after its opening was sent, as edits of its job. The trade is fixed by then. */
export const editsSince = (draft: Draft, sent: Cells, jobId: string): readonly GridEdit[] =>
  Object.entries(draft.cells).flatMap(([columnId, value]) => {
    const base = sent[columnId] ?? null;
    if (columnId === 'trade' || value === base) return [];
    return [{ rowId: jobId, columnId, parentId: null, value, base, text: String(value ?? '') }];
  });
