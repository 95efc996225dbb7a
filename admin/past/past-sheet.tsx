import { useMemo } from 'react';
import type { JobDetail } from '#contract/job-answers';
import type { JobActions } from '../api/job-actions.ts';
import { FindBar } from '../find/find-bar.tsx';
import { useFind } from '../find/use-find.ts';
import { Grid, type GridFlash } from '../grid/index.ts';
import { AskedHistory } from '../history/asked-history.tsx';
import { JobCards } from '../jobs/cards/job-cards.tsx';
import { useNarrow } from '../jobs/cards/use-narrow.ts';
import { listQuery } from '../jobs/filters.ts';
import { PrintTable } from '../jobs/print/print-table.tsx';
import type { SheetProps } from '../jobs/sheet/sheet-props.ts';
import { groupOrderOf, sheetTotals } from '../jobs/sheet/sheet-rows.ts';
import { useColumnDoors } from '../jobs/sheet/use-column-doors.ts';
import { useClosedGroups, useExpanded } from '../jobs/sheet/use-expanded.ts';
import { useJobRows } from '../jobs/sheet/use-job-rows.ts';
import { useRowMenu } from '../jobs/sheet/use-row-menu.ts';
import { useSheet } from '../jobs/sheet/use-sheet.ts';
import { LoadFailed } from '../shell/load-failed.tsx';
import { useTexts } from '../texts/locale.tsx';
import styles from '../jobs/jobs.module.css';

interface PastSheetProps extends SheetProps {
  /** The moment that is shown, epoch ms. */
  readonly asOf: number;
  readonly actions: JobActions;
  /** Opens a job as it is now. */
  readonly onOpen: (jobId: string) => void;
}

// Tasks and change orders are known as they are now only: they are left out of a row of the past.
const noDetails: ReadonlyMap<string, JobDetail> = new Map();
const noFlashes: readonly GridFlash[] = [];

/** The sheet as it stood at a moment: looked at, sorted, narrowed and searched, and never written. */
export function PastSheet(props: PastSheetProps) {
  const { me, asOf, flows, flowOf, filters, sorts, grouping, onOpen, handle } = props;
  const texts = useTexts();
  const [closedGroups, setClosedGroups] = useClosedGroups();
  const query = useMemo(() => ({ ...listQuery(filters, sorts), asOf: String(asOf) }), [filters, sorts, asOf]);
  const groupOrder = useMemo(() => groupOrderOf({ flows, me }), [flows, me]);
  const sheet = useSheet({ query, by: grouping, closedGroups, groupOrder });
  const menu = useRowMenu({ jobs: sheet.jobs, onOpen });
  const { columns, ...columnDoors } = useColumnDoors(props);
  const expanded = useExpanded({ parts: sheet.parts, closedGroups, setClosedGroups });
  const { tintOf } = props;
  const { rows } = useJobRows({ sheet, flows, details: noDetails, texts, me, flowOf, tintOf });
  const totals = useMemo(() => sheetTotals(sheet, texts), [sheet, texts]);
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
    flashes: noFlashes,
  });
  if (sheet.error) return <LoadFailed error={sheet.error} onRetry={sheet.reload} />;
  const paper = (
    <PrintTable columns={columns} rows={rows} sheet={sheet} closedGroups={closedGroups} today={me.today} />
  );
  if (isNarrow)
    return (
      <JobCards {...{ sheet, me, flowOf, onOpen }} empty={props.empty}>
        {paper}
      </JobCards>
    );
  return (
    <div className={styles['grid']}>
      {find.isOpen ? <FindBar key={find.turn} find={find} /> : null}
      <Grid
        label={texts.t('past.region')}
        locale={texts.locale}
        columns={columns}
        today={me.today}
        rows={rows}
        {...(sheet.count === null ? {} : { totalRowCount: sheet.count })}
        expandedIds={expanded.ids}
        onExpandedIdsChange={expanded.change}
        sorts={sorts}
        onSort={props.onSort}
        {...columnDoors}
        onEdits={async () => []}
        onRowsShown={sheet.onRowsShown}
        hasMore={sheet.layout.hasMore}
        isLoadingMore={sheet.isPending}
        totals={totals}
        onCellHistory={menu.onCellHistory}
        cellItems={menu.cellItems}
        onOpenRow={(rowId, parentId) => menu.onRowHistory({ rowId, columnId: 'title' }, parentId)}
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
        actions={props.actions}
        onMoment={props.onMoment}
        onClose={menu.close}
      />
    </div>
  );
}
