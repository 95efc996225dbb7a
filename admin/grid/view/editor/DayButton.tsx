import { useRef } from 'react';
import type { ResolvedCell } from '../../model/resolve-cell.ts';
import { useShared, useTexts } from '../grid-context.ts';
import styles from './editor.module.css';

/** Opens the browser's own calendar beside the typed date. */
export function DayButton({ target }: { readonly target: ResolvedCell }) {
  const { controller } = useShared();
  const texts = useTexts();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={styles['day']}
        aria-label={texts.openCalendar}
        onClick={() => {
          if (!calendar.current) return;
          calendar.current.value = String(target.value ?? '');
          calendar.current.showPicker();
        }}
      />
      <input
        ref={calendar}
        type="date"
        className={styles['calendar']}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          if (event.currentTarget.value !== '') controller.pickText(event.currentTarget.value);
        }}
      />
    </>
  );
}
