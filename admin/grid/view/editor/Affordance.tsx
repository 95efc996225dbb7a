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

/** What opens beside typing: the list of a choice until it is open, a calendar; null where there is neither. */
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
 * The button in the active cell that opens its list of choices, or the browser's own calendar. Written, not rendered, and
 * never taken away: arrow keys pass many such cells, and each would be laid out anew.
 */
export function Affordance({ cellAt }: AffordanceProps) {
  const { controller } = useShared();
  const texts = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  // Not before the first day that is passed: the browser builds a dozen elements for it.
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
