import { Link } from 'wouter';
import type { GridCellRef } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { useLive } from './live.tsx';
import styles from './offscreen.module.css';

/** An edit that was refused while its cell was not on show. */
export interface OffscreenError {
  readonly id: string;
  readonly cell: GridCellRef;
  readonly jobId: string;
  readonly job: string;
  readonly column: string;
  /** What the person wrote. */
  readonly text: string;
  readonly message: string;
}

/** Tells of edits that waited and were refused where nobody sees their cells: nothing is lost unseen. */
export function OffscreenErrors({ className }: { readonly className: string | undefined }) {
  const { t } = useTexts();
  const { unseen, discard } = useLive();
  if (unseen.length === 0) return null;
  return (
    <div role="alert" className={[styles['unseen'], className].join(' ')}>
      <ul>
        {unseen.map(({ id, jobId, job, column, text, message }) => (
          <li key={id}>
            {t('live.notSaved', { job, column, text: text || t('live.emptied'), message })}{' '}
            <Link href={`/jobs/${jobId}`}>{t('live.open')}</Link>
          </li>
        ))}
      </ul>
      <Button onClick={discard}>{t('live.discard')}</Button>
    </div>
  );
}
