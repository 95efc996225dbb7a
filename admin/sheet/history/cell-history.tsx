import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry, JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { cellHistoryQuery } from '../../api/queries.ts';
import type { CellValue, GridCellRef } from '../../grid/index.ts';
import { fieldLabel, formatValue, type HistoryView } from '../../fields/history-labels.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { cellOfValue } from '../../fields/item-form.ts';
import { cellPath } from './cell-path.ts';
import { EntryHead } from './entry-head.tsx';
import { RowHistory, type RestoreRow } from './row-history.tsx';
import lists from '../../ui/lists.module.css';
import { addTexts } from '../../texts/catalogue.ts';
import { rowHistoryTexts } from '../../texts/sheet/row-history.ts';

// What is shown here comes later, and so do its texts.
addTexts(rowHistoryTexts);

/** The cell whose history is displayed. */
export interface CellRequest {
  readonly cell: GridCellRef;
  readonly parentId: string | null;
  /** The history of the whole row is displayed. */
  readonly isOfRow: boolean;
}

interface CellHistoryProps extends CellRequest {
  readonly job: JobRow;
  readonly me: Me;
  readonly flow: Flow;
  /** Restores an old value as if it were typed. */
  readonly onRestore: (value: CellValue) => void;
  readonly onRestoreRow: RestoreRow;
  /** Shows the sheet at a past instant, epoch ms. */
  readonly onMoment: (asOf: number) => void;
  readonly onClose: () => void;
}

/**
 * The changes of a cell or its row: who, when, and the old value, which can be restored under the rules of ordinary
 * edits.
 */
export default function CellHistory(props: CellHistoryProps) {
  const { cell, parentId, isOfRow, job, me, flow, onClose } = props;
  const texts = useTexts();
  const { t } = texts;
  const [showsRow, setShowsRow] = useState(isOfRow);
  const path = cellPath(cell, parentId, flow);
  const view: HistoryView = {
    texts,
    me,
    flow,
    currency: isCurrency(job.currency) ? job.currency : 'CNY',
  };
  const ofCell = path === null ? job.title : `${job.title} · ${fieldLabel(path, view)}`;
  const title = showsRow
    ? t('rowHistory.title', { name: job.title })
    : t('cellHistory.title', { name: ofCell });
  return (
    <Dialog title={title} onClose={onClose}>
      <Button onClick={() => setShowsRow(!showsRow)}>
        {t(showsRow ? 'rowHistory.toCell' : 'rowHistory.show')}
      </Button>
      {showsRow ? (
        <RowHistory job={job} view={view} onRestore={props.onRestoreRow} onMoment={props.onMoment} />
      ) : path === null ? (
        <p>{t('cellHistory.workedOut')}</p>
      ) : (
        <Changes {...props} path={path} view={view} />
      )}
    </Dialog>
  );
}

interface ChangesProps extends CellHistoryProps {
  readonly path: string;
  readonly view: HistoryView;
}

function Changes({ job, path, view, onRestore, onMoment }: ChangesProps) {
  const { t } = useTexts();
  const history = useInfiniteQuery(cellHistoryQuery(job.id, job.version, path));
  if (history.isError) return <LoadFailed error={history.error} onRetry={() => void history.refetch()} />;
  if (history.isPending) return <p role="status">{t('shell.loading')}</p>;
  const entries = history.data.pages.flatMap((page) => page.entries);
  return (
    <>
      {entries.length === 0 && !history.hasNextPage ? <p>{t('cellHistory.none')}</p> : null}
      <ol className={lists['list']} aria-label={t('cellHistory.list')}>
        {entries.map((entry) => (
          <Change key={entry.version} entry={entry} view={view} onRestore={onRestore} onMoment={onMoment} />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button onClick={() => void history.fetchNextPage()}>{t('history.more')}</Button>
      ) : null}
    </>
  );
}

/** Whether the sheet can display a value; document filings and log entries are objects, which it cannot. */
const isShown = (value: unknown): boolean => value === null || typeof value !== 'object';

interface ChangeProps extends Pick<ChangesProps, 'view' | 'onRestore' | 'onMoment'> {
  readonly entry: HistoryEntry;
}

function Change({ entry, view, onRestore, onMoment }: ChangeProps) {
  const { t } = useTexts();
  const [change] = entry.changes;
  if (change === undefined) return null;
  const { path, before, after } = change;
  return (
    <li className={lists['entry']}>
      <EntryHead entry={entry} view={view} onMoment={onMoment} />
      <p>
        {t('history.from', {
          before: formatValue(path, before, view),
          after: formatValue(path, after, view),
        })}{' '}
        {isShown(before) && may(view.me.role, 'edit-job') ? (
          <Button look="quiet" onClick={() => onRestore(cellOfValue(before))}>
            {t('cellHistory.restore', { value: formatValue(path, before, view) })}
          </Button>
        ) : null}
      </p>
    </li>
  );
}
