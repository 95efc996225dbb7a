import { useEffect, useMemo, useRef, useState } from 'react';
import { tradeOf } from '#contract/conditions';
import type { JobRow } from '#contract/job-answers';
import { may } from '#domain/rights';
import type { JobDoors } from '../../api/use-job-actions.ts';
import { Grid, type GridEdit, type GridEditOutcome, type RefusalView } from '../../grid/index.ts';
import { useLive } from '../../live/live.tsx';
import { useFlashes } from '../../live/use-flashes.ts';
import { useMarks } from '../../live/use-marks.ts';
import { FindBar } from '../../find/find-bar.tsx';
import { useFind } from '../../find/use-find.ts';
import { AskedHistory } from '../../history/asked-history.tsx';
import type { PanelTarget } from '../../panel/panel-target.ts';
import { LoadFailed } from '../../shell/load-failed.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { isDraftId } from '../drafts/use-drafts.ts';
import { JobCards } from '../cards/job-cards.tsx';
import { useNarrow } from '../cards/use-narrow.ts';
import { useDraftRows, useRowsWithDrafts } from '../drafts/use-draft-rows.ts';
import { hasFilters, listQuery } from '../filters.ts';
import { CellRefusal } from '../refusal.tsx';
import { PrintTable } from '../print/print-table.tsx';
import { useSeenVersions } from '../use-seen-versions.ts';
import { useAdoptedEdits, useSendEdits } from '../use-send-edits.ts';
import type { SheetProps } from './sheet-props.ts';
import { groupOrderOf, sheetTotals } from './sheet-rows.ts';
import { lineOwners, useDetails } from './use-details.ts';
import { useClosedGroups, useExpanded } from './use-expanded.ts';
import { targetOf } from './refusal-target.ts';
import { storedWords } from './stored-words.ts';
import { useJobRows } from './use-job-rows.ts';
import { useHeldRow } from './use-held-row.ts';
import { useColumnDoors } from './use-column-doors.ts';
import { useMovedRows } from './use-moved-rows.ts';
import { useSheet } from './use-sheet.ts';
import { useRowMenu } from './use-row-menu.ts';
import { writeApart } from './write-apart.ts';
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
  const drafts = useDraftRows({ me, flows, shownFlow: tradeOf(filters), openJobs: doors.openJobs });
  const isDraftable = may(me.role, 'open-job') && !sheet.isPending && filters.q === '';
  const allRows = useRowsWithDrafts(jobRows, drafts.rows, isDraftable);
  const ownerOf = useMemo(() => lineOwners(sheet.jobs, details), [sheet.jobs, details]);
  const { rows, hold } = useHeldRow(allRows, focusedId, query);
  const moved = useMovedRows(sorts.length > 0 || grouping !== 'none' || hasFilters(filters));
  const latest = useRef({ rows, focusedId });
  useEffect(() => {
    latest.current = { rows, focusedId };
  });

  const { onEdits: writeJobs, override } = useSendEdits({
    jobs: sheet.jobs,
    details,
    flowOf,
    inGesture: doors.inGesture,
    wordsOf: (job, path, value) => storedWords(path, value, { job, flow: flowOf(job), texts, me }),
  });
  const isNarrow = useNarrow();
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
  useAdoptedEdits(handle, sheet, flows, !isNarrow);
  const onEdits = async (edits: readonly GridEdit[]): Promise<readonly GridEditOutcome[]> => {
    const outcomes = await writeApart(edits, {
      drafts: (ofDrafts) => drafts.write(ofDrafts, onOpened),
      jobs: writeJobs,
    });
    const written = edits.filter(({ rowId }, index) => !isDraftId(rowId) && outcomes[index]?.ok === true);
    moved.wrote(
      written.map(({ rowId, parentId }) => parentId ?? rowId),
      latest.current.focusedId,
    );
    return outcomes;
  };
  /** A draft that became a job keeps its place as long as the person is in it. */
  const onOpened = (draftId: string, job: JobRow) => {
    const at = latest.current.rows.findIndex(({ id }) => id === draftId);
    if (at >= 0 && latest.current.focusedId === draftId) hold({ row: makeRow(job), at });
  };
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
        onEdits={onEdits}
        onUndo={() => props.onStep('undo')}
        onRedo={() => props.onStep('redo')}
        renderRefusal={renderRefusal}
        onRowsShown={sheet.onRowsShown}
        hasMore={sheet.layout.hasMore}
        isLoadingMore={sheet.isPending}
        totals={totals}
        onCellHistory={menu.onCellHistory}
        cellItems={menu.cellItems}
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
  );
}
