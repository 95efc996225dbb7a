import { useEffect, useState } from 'react';
import { chordHere } from '../../browser/chords.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';
import { OpenPalette, preparePalette } from './open-palette.tsx';

const isAskedFor = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';

/**
 * Opens the palette by Ctrl+K, or Command+K; by a button where there are no such keys, on a telephone. What was being
 * typed into a cell is taken, as when one goes elsewhere.
 */
export function PaletteKey({ buttonClass }: { readonly buttonClass: string | undefined }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Fetched as the hand reaches for the chord: what is typed right after it is for the palette.
      if (event.key === 'Control' || event.key === 'Meta') preparePalette();
      if (isComposingKey(event) || !isAskedFor(event)) return;
      event.preventDefault();
      // Over another dialog it would hide what that asks.
      if (document.querySelector('dialog[open]') === null) setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        className={buttonClass}
        title={t('palette.title')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span>{t('palette.title')}</span> <kbd>{chordHere('Mod+k')}</kbd>
      </Button>
      {isOpen ? <OpenPalette onClose={() => setOpen(false)} /> : null}
    </>
  );
}
