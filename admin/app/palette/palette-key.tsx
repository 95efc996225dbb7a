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
 * Opens the palette by Ctrl+K or Command+K, and by a button on telephones. A draft in a cell is committed, as
 * when the focus leaves it.
 */
export function PaletteKey({ buttonClass }: { readonly buttonClass: string | undefined }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Prefetched at the modifier key, so that the palette takes what is typed right after the chord.
      if (event.key === 'Control' || event.key === 'Meta') preparePalette();
      if (isComposingKey(event) || !isAskedFor(event)) return;
      event.preventDefault();
      // Over another dialog the palette would hide that dialog's question.
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
        <Icon name="commands" />
        <span>{t('palette.title')}</span> <kbd>{chordHere('Mod+k')}</kbd>
      </Button>
      {isOpen ? <OpenPalette onClose={() => setOpen(false)} /> : null}
    </>
  );
}
