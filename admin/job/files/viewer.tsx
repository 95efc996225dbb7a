import type { KeyboardEvent } from 'react';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { fileAddress, type JobFile } from './job-files.ts';
import type { Removal } from './use-removal.ts';
import styles from './files.module.css';

interface ViewerProps {
  readonly files: readonly JobFile[];
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly onClose: () => void;
  /** Null for those who may not edit the job. */
  readonly removal: Removal | null;
}

/** The photos of an item at full size, one at a time: left and right, download, remove. */
export function Viewer({ files, place, onPlace, onClose, removal }: ViewerProps) {
  const { t, locale } = useTexts();
  const { me } = usePanel();
  const file = files[place];
  if (file === undefined) return null;
  const { name, recordedBy, recordedAt } = file;
  const who = me.staff.find(({ id }) => id === recordedBy)?.name ?? recordedBy;
  const go = (step: number) => {
    const next = place + step;
    if (next >= 0 && next < files.length) onPlace(next);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(-1);
    if (key === 'ArrowRight') go(1);
  };
  const remove = async () => {
    if ((await removal?.remove(file)) !== true) return;
    // The next photo takes the place; after the last one the one before it.
    const after = files[place + 1] ?? files[place - 1];
    if (after === undefined) onClose();
    else onPlace(files.indexOf(after));
  };
  return (
    <Dialog title={name} size="wide" onClose={onClose}>
      <div className={styles['viewer']} onKeyDown={onKeyDown}>
        <figure tabIndex={-1} data-first>
          <img src={fileAddress(file)} alt={name} />
          <figcaption>
            {t('files.place', { place: place + 1, count: files.length })}
            {' · '}
            {t('files.added', { who, when: formatInstant(recordedAt, locale, me) })}
          </figcaption>
        </figure>
        <div className={styles['acts']}>
          <Button aria-label={t('files.before')} disabled={place === 0} onClick={() => go(-1)}>
            ←
          </Button>
          <Button aria-label={t('files.next')} disabled={place === files.length - 1} onClick={() => go(1)}>
            →
          </Button>
          <a href={fileAddress(file)} download={name}>
            {t('files.download')}
          </a>
          {removal === null ? null : (
            <Button look="danger" isBusy={removal.isBusy} onClick={() => void remove()}>
              {t('files.remove')}
            </Button>
          )}
        </div>
        {removal?.problem ? <p role="alert">{removal.problem.detail}</p> : null}
      </div>
    </Dialog>
  );
}
