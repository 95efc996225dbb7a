import { lazy, Suspense, useEffect, useState } from 'react';
import { useCommands } from '../../ui/commands.tsx';
import { catalogue } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LoadingDialog } from '../../ui/overlays/loading-dialog.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));

const isWriting = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/**
 * Opens the list of shortcuts: by Ctrl+/ anywhere, and by `?` outside text inputs. In the sheet `?` starts to
 * edit the cell, like any other character.
 */
export function HelpButton() {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  useCommands([
    {
      id: 'help',
      group: 'settings',
      keys: 'Mod+/',
      text: catalogue['help.shortcuts'],
      run: () => setOpen(true),
    },
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isChord = event.key === '/' && (event.ctrlKey || event.metaKey);
      if (isComposingKey(event) || !(isChord || (event.key === '?' && !isWriting(event)))) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        look="quiet"
        data-tour="keys"
        aria-label={t('help.shortcuts')}
        title={t('help.shortcuts')}
        onClick={() => setOpen(true)}
      >
        ?
      </Button>
      {isOpen ? (
        <Suspense fallback={<LoadingDialog title={t('help.shortcuts')} onClose={() => setOpen(false)} />}>
          <ShortcutSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
