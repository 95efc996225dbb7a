import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../controls/button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `wide` is for tables; `palette` has no header and grows downwards from a fixed top. */
  readonly size?: 'narrow' | 'wide' | 'palette';
  readonly children: ReactNode;
}

const firstFieldOf = (dialog: HTMLDialogElement | null): HTMLElement | null =>
  dialog?.querySelector<HTMLElement>('[data-first], input, select, textarea') ?? null;

/** A modal on the native dialog element: it traps the focus, closes on Escape and restores the focus. */
export function Dialog({ title, onClose, size = 'narrow', children }: DialogProps) {
  const { t } = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  // Closed before React removes it: only then does the browser restore the focus.
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
      // Escape closes this dialog only, not the part below it.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
      // A press on the backdrop closes the palette; inside it the event has another target.
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
