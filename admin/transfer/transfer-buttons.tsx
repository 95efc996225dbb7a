import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { may } from '#domain/rights';
import { readListsAgain } from '../api/sheet-queries.ts';
import { useCommands } from '../palette/commands.tsx';
import { catalogue } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';

const ImportDialog = lazy(() => import('./import-dialog.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

interface TransferButtonsProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The trade that the list is narrowed to, or empty. */
  readonly firstFlow: string;
  /** The list's own query. */
  readonly query: Readonly<Record<string, string>>;
  /** Takes back an import, whatever was done since. */
  readonly onUndo: (gestureId: string) => void;
}

/** Import and export, loaded when they are asked for. */
export function TransferButtons({ me, flows, firstFlow, query, onUndo }: TransferButtonsProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  const close = () => setOpen(null);
  const mayImport = may(me.role, 'open-job') || may(me.role, 'edit-job');
  useCommands([
    ...(mayImport
      ? [{ id: 'import', text: catalogue['transfer.import'], run: () => setOpen('import') }]
      : []),
    { id: 'export', text: catalogue['transfer.export'], run: () => setOpen('export') },
  ]);
  return (
    <>
      {mayImport ? <Button onClick={() => setOpen('import')}>{t('transfer.import')}</Button> : null}
      <Button onClick={() => setOpen('export')}>{t('transfer.export')}</Button>
      <Suspense>
        {open === 'import' ? (
          <ImportDialog
            me={me}
            flows={flows}
            firstFlow={firstFlow}
            onWritten={() => void readListsAgain(client)}
            onUndo={onUndo}
            onClose={close}
          />
        ) : null}
        {open === 'export' ? <ExportDialog me={me} flows={flows} query={query} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
