import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { may } from '#domain/rights';
import type { CellMark, GridRow } from '../../grid/index.ts';
import type { Texts } from '../../texts/locale.tsx';
import { flowOfDraft, type Draft } from './draft.ts';

interface DraftView {
  readonly texts: Texts;
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The trade that the sheet is narrowed to; empty: none. */
  readonly shownFlow: string;
}

const readOnly: CellMark = { readOnly: true };

/** A draft as a row of the grid: what a job is opened with can be written, the rest comes with the job. */
export const draftRow = (draft: Draft, view: DraftView): GridRow => {
  const { texts, me, flows, shownFlow } = view;
  const flow = flowOfDraft(draft, flows, shownFlow);
  const isBlank = Object.keys(draft.cells).length === 0;
  const needed = texts.t('draft.needed');
  const mark = (columnId: string): CellMark =>
    isBlank || (draft.cells[columnId] ?? null) !== null ? {} : { tone: 'blocked', suffix: needed };
  return {
    id: draft.id,
    name: isBlank ? texts.t('draft.blank') : texts.t('draft.row'),
    values: { ...draft.cells, trade: flow?.key ?? null },
    marks: {
      title: isBlank ? { suffix: texts.t('draft.hint') } : mark('title'),
      customer: mark('customer'),
      trade: flow === null && !isBlank ? { readOnly: false, ...mark('trade') } : { readOnly: false },
      contractTotal: { readOnly: !may(me.role, 'edit-amounts') },
      stage: readOnly,
      keyDate: readOnly,
      progress: readOnly,
    },
    ...(isBlank ? {} : { tone: 'blocked' as const }),
  };
};
