import { useState } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { GridCellRef, GridMenuItem } from '../grid/index.ts';
import type { CellRequest } from './history/cell-history.tsx';
import { useTexts } from '../texts/locale.tsx';

interface RowMenuPorts {
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly onOpen: (jobId: string) => void;
}

/** The job items of a cell's menu, and the history requested by menu or key. */
export const useRowMenu = ({ jobs, onOpen }: RowMenuPorts) => {
  const { t } = useTexts();
  const [cellRequest, setRequest] = useState<CellRequest | null>(null);
  const ask = (cell: GridCellRef, parentId: string | null, isOfRow: boolean) => {
    if (jobs.has(parentId ?? cell.rowId)) setRequest({ cell, parentId, isOfRow });
  };
  return {
    requests: cellRequest,
    close: () => setRequest(null),
    onRowHistory: (cell: GridCellRef, parentId: string | null) => ask(cell, parentId, true),
    onCellHistory: (cell: GridCellRef, parentId: string | null) => ask(cell, parentId, false),
    cellItems: (cell: GridCellRef, parentId: string | null): readonly GridMenuItem[] => {
      const jobId = parentId ?? cell.rowId;
      if (!jobs.has(jobId)) return [];
      return [
        { id: 'open', label: t('menu.open'), keys: 'Alt+Enter', run: () => onOpen(jobId) },
        {
          id: 'history',
          label: t('menu.history'),
          keys: 'Ctrl+Shift+H',
          run: () => ask(cell, parentId, false),
        },
        { id: 'row-history', label: t('menu.rowHistory'), run: () => ask(cell, parentId, true) },
      ];
    },
  };
};
