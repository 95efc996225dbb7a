import type { ReactNode } from 'react';
import { FindBar } from './find/find-bar.tsx';
import { AskedHistory } from './history/history-popover.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { JobCards } from './cards/job-cards.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { AskedCard } from './payments/asked-card.tsx';
import type { JobCalls } from '../sync/job-calls.ts';
import { PrintTable } from './print/print-table.tsx';
import type { SheetProps } from './sheet-props.ts';
import type { SheetView } from './use-sheet-view.ts';
import styles from './jobs.module.css';

interface SheetFrameProps {
  readonly view: SheetView;
  readonly visible: SheetProps;
  readonly actions: JobCalls;
  readonly onOpen: (jobId: string) => void;
  /** Opens a job where an act stands; absent in the past. */
  readonly onAct?: (jobId: string, target: PanelTarget) => void;
  /** Content above the sheet. */
  readonly lead?: ReactNode;
  /** The grid, displayed on wide screens. */
  readonly children: ReactNode;
}

/** A sheet with its surroundings: cards instead of the grid on a narrow screen, search, print, and history. */
export function SheetFrame({ view, visible, actions, onOpen, onAct, lead, children }: SheetFrameProps) {
  const { sheet, menu, find } = view;
  const { me, flowOf } = visible;
  if (sheet.error) return <LoadFailed error={sheet.error} onRetry={sheet.reload} />;
  const document = (
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
      <JobCards {...{ sheet, me, flowOf, onOpen }} onAct={onAct ?? null} empty={visible.empty}>
        {document}
      </JobCards>
    );
  return (
    <>
      {lead}
      <div className={styles['grid']}>
        {find.isOpen ? <FindBar key={find.turn} find={find} /> : null}
        {children}
        {document}
        <AskedHistory
          request={menu.requests}
          jobs={sheet.jobs}
          flowOf={flowOf}
          me={me}
          grid={visible.handle}
          actions={actions}
          onMoment={visible.onMoment}
          onClose={menu.close}
        />
        <AskedCard
          request={view.cards}
          jobs={sheet.jobs}
          flowOf={flowOf}
          me={me}
          grid={visible.handle}
          onAct={onAct ?? null}
        />
      </div>
    </>
  );
}
