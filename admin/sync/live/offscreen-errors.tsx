import { Link } from 'wouter';
import type { GridCellRef } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { useLive } from './live.tsx';
import styles from './offscreen.module.css';

/** An edit that was refused while its cell was not visible. */
export interface OffscreenError {
  readonly id: string;
  readonly cell: GridCellRef;
  readonly jobId: string;
  readonly job: string;
  readonly column: string;
  /** The text that the person entered. */
  readonly text: string;
  readonly message: string;
  /** The edit is saved, and the message is a warning. */
  readonly isSaved?: true;
}

/** Reports queued edits that were refused while their cells were not visible, so that none is lost unnoticed. */
export function OffscreenErrors({ className }: { readonly className: string | undefined }) {
  const { t } = useTexts();
  const { unseen, discard } = useLive();
  if (unseen.length === 0) return null;
  return (
    <div role="alert" className={[styles['unseen'], className].join(' ')}>
      <ul>
        {unseen.map(({ id, jobId, job, column, text, message, isSaved }) => (
          <li key={id}>
            {t(isSaved ? 'live.savedBut' : 'live.notSaved', {
              job,
              column,
              text: text || t('live.emptied'),
              message,
            })}{' '}
            <Link href={`/jobs/${jobId}`}>{t('live.open')}</Link>
          </li>
        ))}
      </ul>
      <Button onClick={discard}>
        {t(unseen.every(({ isSaved }) => isSaved) ? 'shell.close' : 'live.discard')}
      </Button>
    </div>
  );
}
