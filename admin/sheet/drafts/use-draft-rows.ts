import { useMemo, useSyncExternalStore } from 'react';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { newOperationId } from '../../api/client.ts';
import type { GridEdit, GridEditOutcome, GridRow } from '../../grid/index.ts';
import { useSync } from '../../sync/open-sync.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { gridOutcome } from '../../sync/edits/use-edit-submitter.ts';
import { flowOfDraft, openingOf, type Draft } from './draft.ts';
import { draftRowMaker } from './draft-rows.ts';
import { draftsOf } from './drafts-of.ts';
import type { OpeningHandlers } from './opening-run.ts';
import { writeDrafts } from './write-drafts.ts';

interface DraftSource {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly visibleFlow: string;
}

/** The sheet's handlers for operations with drafts. */
interface SheetHandlers {
  readonly writeJobs: (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;
}

/** The drafts as rows, with their operations. */
export const useDraftRows = ({ me, flows, visibleFlow }: DraftSource) => {
  const texts = useTexts();
  const { submit, openBatch, readLists } = useSync();
  const { store, opener, onOpened, notifyOpened } = draftsOf(me.id);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const makeRows = useMemo(
    () => draftRowMaker({ texts, me, flows, visibleFlow }),
    [texts, me, flows, visibleFlow],
  );
  const rows = useMemo(() => makeRows(state), [makeRows, state]);
  const openingNow = (draft: Draft) => openingOf(draft, flowOfDraft(draft, flows, visibleFlow), texts.locale);
  const refusalOf = (problem: Problem) =>
    gridOutcome({ ok: false, problem }, { texts, labelOf: (_, value) => String(value) });
  const labelOf = (problem: Problem): string => {
    const refusal = refusalOf(problem);
    return refusal.ok ? '' : refusal.message;
  };
  const handlersWith = ({ writeJobs }: SheetHandlers): OpeningHandlers => ({
    submit: (edits, send, operationId) =>
      submit({
        operationId,
        writes: edits.map((edit) => ({ entityId: edit.rowId, edit })),
        send: (positions) => send(positions.flatMap((position) => edits[position] ?? [])),
      }),
    openingOf: openingNow,
    openBatch,
    readLists,
    writeJob: writeJobs,
    labelOf,
    onOpened: notifyOpened,
  });
  const open = (ids: readonly string[], sheet: SheetHandlers) =>
    void opener.open(ids, newOperationId(), handlersWith(sheet));
  const refused = state.drafts.filter(({ id, refusal }) => refusal !== null && !state.opening.has(id));
  return {
    rows,
    blankId: state.blankId,
    replacements: state.replacements,
    isKept: state.isKept,
    refused,
    /** Whether a row is a complete draft that can be opened. */
    canOpen: (rowId: string): boolean => {
      const draft = state.opening.has(rowId) ? undefined : store.get(rowId);
      return draft !== undefined && (draft.sent !== null || openingNow(draft) !== null);
    },
    open,
    undo: store.undo,
    redo: store.redo,
    onOpened,
    /** Applies an operation's edits to drafts and opens the complete ones; returns an outcome for each edit. */
    write: (edits: readonly GridEdit[], operation: string, sheet: SheetHandlers) =>
      writeDrafts(edits, {
        store,
        opener,
        operation,
        handlers: handlersWith(sheet),
        refusalOf,
        gone: { ok: false, kind: 'refused', message: texts.t('draft.gone') },
      }),
  };
};

export type DraftRows = ReturnType<typeof useDraftRows>;

/** Adds the drafts below the jobs when the sheet shows drafts. */
export const useRowsWithDrafts = (
  jobs: readonly GridRow[],
  drafts: readonly GridRow[],
  hasPlace: boolean,
): readonly GridRow[] => useMemo(() => (hasPlace ? [...jobs, ...drafts] : jobs), [jobs, drafts, hasPlace]);
