import { lazy, Suspense, useId, useState } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { useOfferedCommands } from '../../ui/commands.tsx';
import { PaletteInput } from './palette-input.tsx';

const load = () => import('./palette.tsx');
const Palette = lazy(load);

/** Prefetches the palette's code. */
export const preparePalette = (): void => {
  // A failed fetch is reported by the palette itself when it opens.
  load().catch(() => undefined);
};

/** The palette. It takes typed text while its code is loading. */
export function OpenPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const listId = useId();
  // Read at the moment of opening, while the sheet still has the focus and its selected job.
  const offered = useOfferedCommands();
  const [selected] = useState(() => offered().filter(({ group }) => group === 'selected'));
  const [typed, setTyped] = useState('');
  const [isTaken, setTaken] = useState(false);
  const waiting = (
    <Dialog title={t('palette.title')} size="palette" onClose={onClose}>
      <PaletteInput
        listId={listId}
        typed={typed}
        onType={(text) => {
          setTyped(text);
          setTaken(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposingKey(event)) setTaken(true);
        }}
      />
      <p id={listId} role="status">
        {t('shell.loading')}
      </p>
    </Dialog>
  );
  return (
    <Suspense fallback={waiting}>
      <Palette selected={selected} isTaken={isTaken} typed={typed} onType={setTyped} onClose={onClose} />
    </Suspense>
  );
}
