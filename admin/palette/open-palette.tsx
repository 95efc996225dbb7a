import { lazy, Suspense, useId, useState } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useOfferedCommands } from './commands.tsx';
import { PaletteInput } from './palette-input.tsx';

const load = () => import('./palette.tsx');
const Palette = lazy(load);

/** Fetches the palette's code before it is asked for. */
export const preparePalette = (): void => {
  // Where it cannot be fetched now, the palette itself says so.
  load().catch(() => undefined);
};

/** The palette; while its code is on its way, it takes what is typed all the same. */
export function OpenPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const listId = useId();
  // As they are when it is asked for: the sheet has the keyboard, and its job is the selected one.
  const offered = useOfferedCommands();
  const [commands] = useState(offered);
  const [typed, setTyped] = useState('');
  const waiting = (
    <Dialog title={t('palette.title')} size="palette" onClose={onClose}>
      <PaletteInput listId={listId} typed={typed} onType={setTyped} />
      <p id={listId} role="status">
        {t('shell.loading')}
      </p>
    </Dialog>
  );
  return (
    <Suspense fallback={waiting}>
      <Palette commands={commands} typed={typed} onType={setTyped} onClose={onClose} />
    </Suspense>
  );
}
