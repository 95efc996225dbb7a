import type { ReactNode } from 'react';
import { FindBar } from './find/find-bar.tsx';
import { AskedHistory } from './history/asked-history.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { JobCards } from './cards/job-cards.tsx';
import type { JobCalls } from '../sync/job-calls.ts';
import { PrintTable } from './print/print-table.tsx';
import type { SheetProps } from './sheet-props.ts';
import type { SheetView } from './use-sheet-view.ts';
import styles from './jobs.module.css';

interface SheetFrameProps {
  readonly view: SheetView;
  readonly shown: SheetProps;
  readonly actions: JobCalls;
  readonly onOpen: (jobId: string) => void;
  /** Above the sheet. */
  readonly lead?: ReactNode;
  /** The grid. */
  readonly children: ReactNode;
}

/** A sheet with what stands beside its grid: cards in its place on a narrow screen, a search, paper, the history asked for. */
export function SheetFrame({ view, shown, actions, onOpen, lead, children }: SheetFrameProps) {
  const { sheet, menu, find } = view;
  const { me, flowOf } = shown;
  if (sheet.error) return <LoadFailed error={sheet.error} onRetry={sheet.reload} />;
  const paper = (
    <PrintTable
      columns={view.columns}
      rows={view.rows}
      sheet={sheet}
      closedGroups={view.closedGroups}
      today={me.today}
    />
  );
  if (view.isNarrow)
    return (
      <JobCards {...{ sheet, me, flowOf, onOpen }} empty={shown.empty}>
        {paper}
      </JobCards>
    );
  return (
    <>
      {lead}
      <div className={styles['grid']}>
        {find.isOpen ? <FindBar key={find.turn} find={find} /> : null}
        {children}
        {paper}
        <AskedHistory
          asked={menu.asked}
          jobs={sheet.jobs}
          flowOf={flowOf}
          me={me}
          grid={shown.handle}
          actions={actions}
          onMoment={shown.onMoment}
          onClose={menu.close}
        />
      </div>
    </>
  );
}
