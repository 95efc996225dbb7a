import type { UploadView } from '../../sync/uploads/upload-queue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { EditProblem } from '../../ui/edit-problem.tsx';
import styles from './files.module.css';

interface UploadRowProps {
  readonly upload: UploadView;
  readonly onRetry: () => void;
  readonly onGiveUp: () => void;
}

/** A picked file on its way: how far it is, why it stopped, and what to do. */
export function UploadRow({ upload, onRetry, onGiveUp }: UploadRowProps) {
  const { t, localize } = useTexts();
  const { name, preview, state, progress, problem, why } = upload;
  const isRefused = state === 'refused';
  return (
    <li className={styles['upload']} data-state={state}>
      {preview === null ? <span className={styles['blank']} /> : <img src={preview} alt="" />}
      <div>
        <span className={styles['name']}>{name}</span>
        {state === 'waiting' ? <small>{t('files.waiting')}</small> : null}
        {state === 'sending' ? (
          <progress aria-label={t('files.sending', { name })} value={Math.round(progress * 100)} max={100} />
        ) : null}
        {state === 'failed' ? <p role="status">{t('files.failed')}</p> : null}
        {why === null ? null : <p role="alert">{localize(why)}</p>}
        {isRefused && problem !== null ? <EditProblem problem={problem} /> : null}
      </div>
      {state === 'failed' ? <Button onClick={onRetry}>{t('files.retry')}</Button> : null}
      <Button
        look="quiet"
        aria-label={t(isRefused ? 'files.dismiss' : 'files.giveUp', { name })}
        onClick={onGiveUp}
      >
        ×
      </Button>
    </li>
  );
}
