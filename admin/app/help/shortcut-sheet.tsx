import { useTexts } from '../../texts/locale.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { chordHere } from '../../browser/chords.ts';
import { keyGroups } from './keys.ts';
import styles from './help.module.css';

/** All keys of the product, in the reader's language. */
export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, localize, locale } = useTexts();
  return (
    <Dialog title={t('help.shortcuts')} size="wide" onClose={onClose}>
      <div className={styles['groups']}>
        {keyGroups.map(({ title, lines }) => (
          <section key={title.en} aria-label={localize(title)}>
            <h3>{localize(title)}</h3>
            <dl className={styles['lines']}>
              {lines.map(({ keys, does }) => (
                <div key={does.en}>
                  <dt>{does[locale]}</dt>
                  <dd>
                    {keys.map((chord) => (
                      <kbd key={chord}>{chordHere(chord)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
