import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../controls/button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `wide` holds a table; `palette` has no head, and grows downward from where it stands. */
  readonly size?: 'narrow' | 'wide' | 'palette';
  readonly children: ReactNode;
}

const firstFieldOf = (dialog: HTMLDialogElement | null): HTMLElement | null =>
  dialog?.querySelector<HTMLElement>('[data-first], input, select, textarea') ?? null;

/** A modal on the browser's own dialog: it traps focus, closes on Escape and gives focus back. */
export function Dialog({ title, onClose, size = 'narrow', children }: DialogProps) {
  const { t } = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  // Closed before React takes it out of the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    firstFieldOf(dialog)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles['dialog']}
      data-size={size}
      aria-label={title}
      // Escape is this dialog's: what it was opened from stays open.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
      // A press beside the palette leaves it; in it, the press has another target.
      onClick={(event) => {
        if (size === 'palette' && event.target === event.currentTarget) onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {size === 'palette' ? null : (
        <header className={styles['head']}>
          <h2>{title}</h2>
          <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
            ×
          </Button>
        </header>
      )}
      <div className={styles['body']}>{children}</div>
    </dialog>
  );
}
