import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal on the browser's own dialog: it traps focus, closes on Escape and gives focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles['dialog']}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <h2>{title}</h2>
        <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
          ×
        </Button>
      </header>
      <div className={styles['body']}>{children}</div>
    </dialog>
  );
}
