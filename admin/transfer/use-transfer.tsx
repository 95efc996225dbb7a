import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { may } from '#domain/rights/rights';
import { invalidateLists } from '../api/sheet-queries.ts';
import { useCommands } from '../ui/commands.tsx';
import { catalogue } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { LoadingDialog } from '../ui/overlays/loading-dialog.tsx';

const ImportDialog = lazy(() => import('./import-dialog.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

interface TransferPorts {
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The trade that the list is filtered by, or empty. */
  readonly firstFlow: string;
  /** The list's query parameters. */
  readonly query: Readonly<Record<string, string>>;
  /** Undoes an import, whatever was done since. */
  readonly onUndo: (operationId: string) => void;
}

/** Opens import and export, from a menu and the palette; the dialogs are loaded lazily. */
export interface Transfer {
  /** Null: the person may not change jobs. */
  readonly openImport: (() => void) | null;
  readonly openExport: () => void;
  readonly dialog: ReactNode;
}

export const useTransfer = ({ me, flows, firstFlow, query, onUndo }: TransferPorts): Transfer => {
  const client = useQueryClient();
  const { t } = useTexts();
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  const close = () => setOpen(null);
  const openImport = may(me.role, 'open-job') || may(me.role, 'edit-job') ? () => setOpen('import') : null;
  const openExport = () => setOpen('export');
  useCommands([
    ...(openImport ? [{ id: 'import', text: catalogue['transfer.import'], run: openImport }] : []),
    { id: 'export', text: catalogue['transfer.export'], run: openExport },
  ]);
  return {
    openImport,
    openExport,
    dialog: (
      <Suspense
        fallback={
          open && (
            <LoadingDialog
              title={t(open === 'import' ? 'transfer.importTitle' : 'transfer.exportTitle')}
              onClose={close}
            />
          )
        }
      >
        {open === 'import' ? (
          <ImportDialog
            me={me}
            flows={flows}
            firstFlow={firstFlow}
            onWritten={() => void invalidateLists(client)}
            onUndo={onUndo}
            onClose={close}
          />
        ) : null}
        {open === 'export' ? <ExportDialog me={me} flows={flows} query={query} onClose={close} /> : null}
      </Suspense>
    ),
  };
};
