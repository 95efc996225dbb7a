import { useMemo, useState } from 'react';
import { tradeOf } from '#contract/conditions';
import { may } from '#domain/rights';
import type { JobDoors } from '../../api/use-job-actions.ts';
import { Grid, type RefusalView } from '../../grid/index.ts';
import { useLive } from '../../live/live.tsx';
import { useFlashes } from '../../live/use-flashes.ts';
import { useMarks } from '../../live/use-marks.ts';
import { FindBar } from '../../find/find-bar.tsx';
import { useFind } from '../../find/use-find.ts';
import { AskedHistory } from '../../history/asked-history.tsx';
import type { PanelTarget } from '../../panel/panel-target.ts';
import { LoadFailed } from '../../shell/load-failed.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { isDraftId } from '../drafts/draft.ts';
import { DraftsLine } from '../drafts/drafts-line.tsx';
import { useDraftDesk } from '../drafts/use-draft-desk.ts';
import { JobCards } from '../cards/job-cards.tsx';
import { useNarrow } from '../cards/use-narrow.ts';
import { useDraftRows, useRowsWithDrafts } from '../drafts/use-draft-rows.ts';
import { hasFilters, listQuery } from '../filters.ts';
import { CellRefusal } from '../refusal.tsx';
import { PrintTable } from '../print/print-table.tsx';
import { useSeenVersions } from '../use-seen-versions.ts';
import type { SheetProps } from './sheet-props.ts';
import { groupOrderOf, sheetTotals } from './sheet-rows.ts';
import { lineOwners, useDetails } from './use-details.ts';
import { useClosedGroups, useExpanded } from './use-expanded.ts';
import { targetOf } from './refusal-target.ts';
import { useJobRows } from './use-job-rows.ts';
import { useHeldRow } from './use-held-row.ts';
import { useColumnDoors } from './use-column-doors.ts';
import { useMovedRows } from './use-moved-rows.ts';
import { useSheet } from './use-sheet.ts';
import { useSheetEdits } from './use-sheet-edits.ts';
import { useRowMenu } from './use-row-menu.ts';
import styles from '../jobs.module.css';

interface JobSheetProps extends SheetProps {
  readonly doors: JobDoors;
  readonly onStep: (way: 'undo' | 'redo') => void;
  readonly onOpen: (jobId: string, at: PanelTarget | null) => void;
}

const noPlace = { rowId: null, columnId: null };
const groupRow = /^group:/;
const milestoneId = /^mil_/;

/** The sheet: the jobs of the filters as rows, the drafts under them, and what is done in it. */
export function JobSheet(props: JobSheetProps) {
  const { me, flows, flowOf, filters, sorts, grouping, doors, onOpen, handle } = props;
  const texts = useTexts();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [closedGroups, setClosedGroups] = useClosedGroups();
  const query = useMemo(() => listQuery(filters, sorts), [filters, sorts]);
  const groupOrder = useMemo(() => groupOrderOf({ flows, me }), [flows, me]);
  const sheet = useSheet({ query, by: grouping, closedGroups, groupOrder });
  useSeenVersions(sheet.jobs);
  const menu = useRowMenu({ jobs: sheet.jobs, onOpen: (jobId) => onOpen(jobId, null) });

  const { columns, ...columnDoors } = useColumnDoors(props);
  const expanded = useExpanded({ parts: sheet.parts, closedGroups, setClosedGroups });
  const details = useDetails(expanded.jobIds);
  const { rows: jobRows, makeRow } = useJobRows({
    sheet,
    flows,
    details,
    texts,
    me,
    flowOf,
    tintOf: props.tintOf,
  });
  const totals = useMemo(() => sheetTotals(sheet, texts), [sheet, texts]);
  const { place } = useLive();
  const marks = useMarks(me.id);
  const drafts = useDraftRows({ me, flows, shownFlow: tradeOf(filters), doors });
  const isDraftable = may(me.role, 'open-job') && !sheet.isPending && filters.q === '';
  const allRows = useRowsWithDrafts(jobRows, drafts.rows, isDraftable);
  const ownerOf = useMemo(() => lineOwners(sheet.jobs, details), [sheet.jobs, details]);
  const { rows, hold } = useHeldRow(allRows, focusedId, query);
  const moved = useMovedRows(sorts.length > 0 || grouping !== 'none' || hasFilters(filters));

  const isNarrow = useNarrow();
  const {
    onEdits: writeJobs,
    override,
    putBack,
  } = useSheetEdits({ sheet, columns, flows, flowOf, me, doors, handle, isNarrow });
  const desk = useDraftDesk({
    drafts,
    writeJobs,
    rows,
    focusedId,
    moved,
    hold,
    makeRow,
    onUndo: () => props.onStep('undo'),
  });
  const find = useFind({
    query,
    by: filters.q === '' ? grouping : 'none',
    sheet,
    columns,
    closedGroups,
    setClosedGroups,
    handle,
    flows,
    isNarrow,
    flashes: useFlashes(makeRow),
  });
  const renderRefusal = (view: RefusalView) => (
    <CellRefusal
      view={view}
      role={me.role}
      onOpen={(jobId, detailId) => onOpen(jobId, targetOf(detailId))}
      onOverride={(given) => {
        override(view.edit, given);
        view.retry();
      }}
    />
  );
  if (sheet.error) return <LoadFailed error={sheet.error} onRetry={sheet.reload} />;
  const paper = (
    <PrintTable columns={columns} rows={jobRows} sheet={sheet} closedGroups={closedGroups} today={me.today} />
  );
  if (isNarrow)
    return (
      <JobCards {...{ sheet, me, flowOf }} onOpen={(jobId) => onOpen(jobId, null)} empty={props.empty}>
        {paper}
      </JobCards>
    );
  return (
    <>
      <DraftsLine drafts={drafts} isUndone={desk.isUndone} onRetry={desk.retry} />
      <div className={styles['grid']}>
        {find.isOpen ? <FindBar key={find.turn} find={find} /> : null}
        <Grid
          label={texts.t('jobs.sheet')}
          locale={texts.locale}
          columns={columns}
          today={me.today}
          rows={rows}
          {...(sheet.count === null ? {} : { totalRowCount: sheet.count })}
          {...(isDraftable ? { newRowId: drafts.blankId } : {})}
          expandedIds={expanded.ids}
          onExpandedIdsChange={expanded.change}
          sorts={sorts}
          onSort={props.onSort}
          {...columnDoors}
          onEdits={desk.onEdits}
          onPutBack={putBack}
          successors={drafts.successors}
          onUndo={desk.undo}
          onRedo={() => props.onStep('redo')}
          renderRefusal={renderRefusal}
          onRowsShown={sheet.onRowsShown}
          onNeedRows={sheet.needRows}
          hasMore={sheet.layout.hasMore}
          isLoadingMore={sheet.isPending}
          totals={totals}
          onCellHistory={menu.onCellHistory}
          cellItems={(cell, parentId) => [...desk.items(cell.rowId), ...menu.cellItems(cell, parentId)]}
          onOpenRow={(rowId, parentId) => {
            if (isDraftId(rowId) || groupRow.test(rowId)) return;
            onOpen(parentId ?? rowId, { item: null, milestone: milestoneId.test(rowId) ? rowId : null });
          }}
          onFocusChange={(cell) => {
            const focused = cell ? (ownerOf.get(cell.rowId) ?? cell.rowId) : null;
            setFocusedId(focused);
            moved.left(focused);
            place(cell && !isDraftId(cell.rowId) ? cell : noPlace);
          }}
          marks={marks}
          flashes={find.flashes}
          empty={sheet.isPending ? null : props.empty}
          handle={handle}
        />
        {paper}
        <AskedHistory
          asked={menu.asked}
          jobs={sheet.jobs}
          flowOf={flowOf}
          me={me}
          grid={handle}
          actions={doors.actions}
          onMoment={props.onMoment}
          onClose={menu.close}
        />
      </div>
    </>
  );
}
