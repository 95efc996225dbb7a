import { useMemo, useState } from 'react';
import { tradeOf } from '#contract/sheet/conditions';
import { may } from '#domain/rights/rights';
import { Grid, type RefusalView } from '../grid/index.ts';
import { useLive } from '../sync/live/live.tsx';
import { useMarks } from '../sync/live/use-marks.ts';
import type { PanelTarget } from '../ui/panel-target.ts';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts } from '../texts/locale.tsx';
import { isDraftId } from './drafts/draft.ts';
import { DraftsLine } from './drafts/drafts-line.tsx';
import { useDraftController } from './drafts/use-draft-controller.ts';
import { useDraftRows, useRowsWithDrafts } from './drafts/use-draft-rows.ts';
import { hasFilters } from './filters.ts';
import { OverrideDialog } from './edits/override-dialog.tsx';
import { CellRefusal } from './edits/refusal.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import type { SheetProps } from './sheet-props.ts';
import { lineOwners } from './rows/use-details.ts';
import { targetOf } from './edits/refusal-target.ts';
import { usePinnedEditRow, useLostRow } from './rows/use-pinned-edit-row.ts';
import { useOverride } from './edits/use-override.ts';
import { useDeferredResort } from './rows/use-deferred-resort.ts';
import { useSelectedCommands } from './use-selected-commands.ts';
import { useSheetEdits } from './edits/use-sheet-edits.ts';
import { useSheetView } from './use-sheet-view.ts';
import { useTradeOfDrafts } from './views/use-sheet-columns.ts';

interface JobSheetProps extends SheetProps {
  /** The job in the panel beside the sheet; null: none. */
  readonly openJobId: string | null;
  readonly onStep: (way: 'undo' | 'redo') => void;
  readonly onOpen: (jobId: string, at: PanelTarget | null) => void;
  /** The active row is of this job. */
  readonly onRow: (jobId: string) => void;
}

const noPlace = { rowId: null, columnId: null };
const groupRow = /^group:/;
const milestoneId = /^mil_/;

/** The current sheet: filtered jobs as rows, drafts below them, and their editing. */
export function JobSheet(props: JobSheetProps) {
  const { me, flows, flowOf, filters, sorts, grouping, onOpen, handle } = props;
  const { t } = useTexts();
  const { mutations } = useSync();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const openJob = (jobId: string) => onOpen(jobId, null);
  const drafts = useDraftRows({ me, flows, visibleFlow: tradeOf(filters) });
  const all = useTradeOfDrafts(props.columns, drafts);
  const view = useSheetView({ ...props, columns: all }, { asOf: null, onOpen: openJob });
  const { query, sheet, menu, columns, details, rows: jobRows, makeRow, isNarrow } = view;
  useSelectedCommands({
    me,
    job: sheet.jobs.get(props.openJobId ?? focusedId ?? ''),
    onOpen,
    onHistory: isNarrow ? null : (jobId) => menu.onRowHistory({ rowId: jobId, columnId: 'title' }, null),
  });
  const { place } = useLive();
  const marks = useMarks(me.id);
  const isDraftable = may(me.role, 'open-job') && !sheet.isPending && filters.q === '';
  const allRows = useRowsWithDrafts(jobRows, drafts.rows, isDraftable);
  const ownerOf = useMemo(() => lineOwners(sheet.jobs, details), [sheet.jobs, details]);
  const lost = useLostRow(focusedId, { jobs: sheet.jobs, makeRow });
  // A new grouping releases the pinned row, like a new sort.
  const request = useMemo(() => ({ query, grouping }), [query, grouping]);
  const { rows, hand, letGo } = usePinnedEditRow({
    rows: allRows,
    pinnedId: focusedId,
    query: request,
    lost,
  });
  const changed = useDeferredResort(sorts.length > 0 || grouping !== 'none' || hasFilters(filters));
  const {
    submit: submitJobs,
    override,
    discard,
    retry,
  } = useSheetEdits({ sheet, columns, flows, flowOf, me, handle, isNarrow });
  const overriding = useOverride({ jobs: sheet.jobs, override, grid: handle });
  const controller = useDraftController({
    drafts,
    submitJobs,
    focusedId,
    changed: changed,
    hand,
    letGo,
    makeRow,
    onStep: props.onStep,
  });
  const renderRefusal = (refusal: RefusalView) => (
    <CellRefusal
      view={refusal}
      role={me.role}
      onOpen={(jobId, detailId) => onOpen(jobId, targetOf(detailId))}
      onOverride={() => overriding.ask(refusal)}
    />
  );
  return (
    <SheetFrame
      view={view}
      visible={props}
      actions={mutations}
      onOpen={openJob}
      onAct={onOpen}
      lead={<DraftsLine drafts={drafts} isUndone={controller.isUndone} onRetry={controller.retry} />}
    >
      <Grid
        {...view.grid}
        label={t('jobs.sheet')}
        rows={rows}
        {...(isDraftable ? { newRowId: drafts.blankId } : {})}
        onEdits={controller.onEdits}
        onDiscard={discard}
        onRetry={retry}
        replacements={drafts.replacements}
        onUndo={controller.undo}
        onRedo={controller.redo}
        renderRefusal={renderRefusal}
        onNeedRows={sheet.needRows}
        cellItems={(cell, parentId) => [...controller.items(cell.rowId), ...menu.cellItems(cell, parentId)]}
        onOpenRow={(rowId, parentId) => {
          if (isDraftId(rowId) || groupRow.test(rowId)) return;
          onOpen(parentId ?? rowId, { item: null, milestone: milestoneId.test(rowId) ? rowId : null });
        }}
        onFocusChange={(cell) => {
          const focused = cell ? (ownerOf.get(cell.rowId) ?? cell.rowId) : null;
          setFocusedId(focused);
          if (focused !== null && !isDraftId(focused)) props.onRow(focused);
          changed.left(focused);
          place(cell && !isDraftId(cell.rowId) ? cell : noPlace);
        }}
        marks={marks}
      />
      {overriding.question ? (
        <OverrideDialog
          question={overriding.question}
          reason={overriding.reason}
          onReason={overriding.setReason}
          onOverride={overriding.send}
          onClose={overriding.close}
        />
      ) : null}
    </SheetFrame>
  );
}
