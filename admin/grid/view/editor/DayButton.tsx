import { useRef } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { ResolvedCell } from '../../model/resolve-cell.ts';
import { useShared, useTexts } from '../grid-context.ts';
import styles from './editor.module.css';

interface DayButtonProps {
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
}

/** Opens the browser's own calendar beside the typed date. */
export function DayButton({ cellAt }: DayButtonProps) {
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
          const { focus } = controller.store.get().selection;
          if (!calendar.current || !focus) return;
          calendar.current.value = String(cellAt(focus)?.value ?? '');
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
