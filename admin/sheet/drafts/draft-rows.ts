import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { may } from '#domain/rights/rights';
import type { CellMark, GridRow } from '../../grid/index.ts';
import type { Texts } from '../../texts/locale.tsx';
import type { JobField } from '../../fields/field.ts';
import { jobFields } from '../../fields/index.ts';
import { emptyDraft, flowOfDraft, neededColumns, type Draft } from './draft.ts';
import type { DraftsState } from './draft-store.ts';

interface DraftView {
  readonly texts: Texts;
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The trade that the sheet is filtered to; empty: none. */
  readonly visibleFlow: string;
}

const readOnly: CellMark = { readOnly: true };

/** The last row, which takes the first cell of a new draft. */
const blankRow = (id: string, view: DraftView): GridRow => {
  const { t } = view.texts;
  const trade = flowOfDraft(emptyDraft(id), view.flows, view.visibleFlow)?.key ?? null;
  return {
    id,
    name: t('draft.blank'),
    values: { trade },
    marks: { ...cellMarks(view), title: { suffix: t('draft.hint') } },
  };
};

/** A job is opened with its own fields and its customer; its stage and dates come with the job. */
const draftMark = ({ id, edit }: JobField['record'], { me }: DraftView): CellMark => {
  if (id === 'trade') return { readOnly: false };
  const isWritten = edit?.of === 'job' || edit?.of === 'customer';
  return { readOnly: !isWritten || !may(me.role, edit.right) };
};

const cellMarks = (view: DraftView): Record<string, CellMark> =>
  Object.fromEntries(jobFields.map(({ record }) => [record.id, draftMark(record, view)]));

const blocked = (suffix: string, note?: string): CellMark => ({
  readOnly: false,
  tone: 'blocked',
  suffix,
  ...(note === undefined ? {} : { note }),
});

/** The mark beside the title: the job is being opened, or the reason why it was not. */
const stateMark = (draft: Draft, isOpening: boolean, { texts: { t } }: DraftView): CellMark | null => {
  const { refusal, sent } = draft;
  if (isOpening) return blocked(t(refusal === null ? 'draft.opening' : 'draft.waits'), refusal ?? undefined);
  if (refusal !== null) return blocked(t('draft.refused', { reason: refusal }), refusal);
  return sent === null ? null : blocked(t('draft.unsent'));
};

const draftRow = (draft: Draft, isOpening: boolean, view: DraftView): GridRow => {
  const { texts, flows, visibleFlow } = view;
  const flow = flowOfDraft(draft, flows, visibleFlow);
  const values: Draft['cells'] = {
    ...draft.cells,
    trade: draft.faults['trade'] ? null : (flow?.key ?? null),
  };
  const needed = neededColumns.flatMap((columnId) =>
    (values[columnId] ?? null) === null ? [[columnId, blocked(texts.t('draft.needed'))] as const] : [],
  );
  const issues = Object.entries(draft.faults).map(
    ([columnId, { text, message }]) =>
      [columnId, blocked(texts.t('draft.unread', { text }), message)] as const,
  );
  const state = stateMark(draft, isOpening, view);
  return {
    id: draft.id,
    name: texts.t('draft.row'),
    values,
    marks: {
      ...cellMarks(view),
      ...Object.fromEntries([...needed, ...issues]),
      ...(state ? { title: state } : {}),
      // A job's trade is fixed once its opening was sent.
      ...(draft.sent ? { trade: readOnly } : {}),
    },
    tone: 'blocked',
    ...(draft.refusal === null ? {} : { note: draft.refusal }),
  };
};

/**
 * Creates the rows of drafts, with the blank row below. Only columns that can be set when opening a job are
 * editable. A draft keeps its row while it is the same object.
 */
export const draftRowMaker = (view: DraftView): ((state: DraftsState) => readonly GridRow[]) => {
  const created = { still: new WeakMap<Draft, GridRow>(), opening: new WeakMap<Draft, GridRow>() };
  return ({ drafts, opening, blankId }) => {
    const rows = drafts.map((draft) => {
      const isOpening = opening.has(draft.id);
      const known = isOpening ? created.opening : created.still;
      const row = known.get(draft) ?? draftRow(draft, isOpening, view);
      known.set(draft, row);
      return row;
    });
    return [...rows, blankRow(blankId, view)];
  };
};
