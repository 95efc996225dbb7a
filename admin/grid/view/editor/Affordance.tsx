import { useRef, useState } from 'react';
import type { GridCellRef } from '../../grid-props.ts';
import type { GridState } from '../../model/grid-state.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { useShared, useTexts } from '../grid-context.ts';
import { useDomSync } from '../writing/use-dom-sync.ts';
import { writeAttribute, writeStyles } from '../writing/dom-writes.ts';
import styles from './editor.module.css';

interface AffordanceProps {
  readonly cellAt: (cell: GridCellRef) => ResolvedCell | null;
}

/**
 * The control that the active cell offers: the list of a choice until it is open, or a calendar; null for
 * neither.
 */
const offeredIn = (
  { selection: { focus }, session }: GridState,
  cellAt: AffordanceProps['cellAt'],
): 'choice' | 'date' | null => {
  const target = focus && cellAt(focus);
  if (!target || target.isReadOnly) return null;
  if (target.kind.editor === 'date') return 'date';
  return target.kind.editor === 'choice' && session === null ? 'choice' : null;
};

/**
 * The button in the active cell that opens its list of choices or the browser's calendar. Written to the DOM
 * instead of rendered, and never removed, because arrow keys pass many such cells and each would cause a
 * layout.
 */
export function Affordance({ cellAt }: AffordanceProps) {
  const { controller } = useShared();
  const texts = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  // Mounted at the first date cell that is passed, because the browser builds a dozen elements for a date
  // input.
  const [hasCalendar, setHasCalendar] = useState(false);
  useDomSync((state) => {
    const offered = offeredIn(state, cellAt);
    writeStyles(button.current, { visibility: offered ? 'visible' : 'hidden' });
    if (!offered) return;
    if (offered === 'date') setHasCalendar(true);
    writeAttribute(button.current, 'data-opens', offered);
    writeAttribute(button.current, 'aria-label', offered === 'date' ? texts.openCalendar : texts.openChoices);
  });
  const open = () => {
    const { focus } = controller.store.get().selection;
    if (!focus) return;
    if (offeredIn(controller.store.get(), cellAt) === 'choice') controller.edit(focus);
    else if (calendar.current) {
      calendar.current.value = String(cellAt(focus)?.value ?? '');
      calendar.current.showPicker();
    }
  };
  return (
    <>
      <button ref={button} type="button" tabIndex={-1} className={styles['opener']} onClick={open} />
      {hasCalendar && (
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
      )}
    </>
  );
}
