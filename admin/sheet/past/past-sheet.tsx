import { Grid } from '../../grid/index.ts';
import { SheetFrame } from '../sheet-frame.tsx';
import type { SheetProps } from '../sheet-props.ts';
import { useSheetView } from '../use-sheet-view.ts';
import type { JobCalls } from '../../sync/job-calls.ts';
import { useTexts } from '../../texts/locale.tsx';

export interface PastSheetProps extends SheetProps {
  /** The displayed instant, epoch ms. */
  readonly asOf: number;
  readonly actions: JobCalls;
  /** Opens a job in its current state. */
  readonly onOpen: (jobId: string) => void;
}

/** The sheet at a past moment: it can be sorted, filtered and searched, but not edited. */
export function PastSheet(props: PastSheetProps) {
  const { asOf, actions, onOpen } = props;
  const { t } = useTexts();
  const view = useSheetView(props, { asOf, onOpen });
  const { menu } = view;
  return (
    <SheetFrame view={view} visible={props} actions={actions} onOpen={onOpen}>
      <Grid
        {...view.grid}
        label={t('past.region')}
        rows={view.rows}
        onEdits={async () => []}
        cellItems={menu.cellItems}
        onOpenRow={(rowId, parentId) => menu.onRowHistory({ rowId, columnId: 'title' }, parentId)}
      />
    </SheetFrame>
  );
}
