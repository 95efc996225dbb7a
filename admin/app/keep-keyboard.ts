import { useEffect, type MouseEvent, type RefObject } from 'react';

const controls = 'a, button, input, select, textarea, summary, label, [tabindex]:not(main)';
/** Places whose text may be selected, or which have a keyboard of their own. */
const own = 'aside, dialog, [popover], [role="grid"], [role="treegrid"]';

/** The sheet inside an element, and its input; null: no sheet is displayed. */
export const sheetKeyboard = (inside: ParentNode | null): HTMLElement | null => {
  const sheet = inside?.querySelector('[role="treegrid"], [role="grid"]');
  return sheet ? document.querySelector<HTMLElement>(`[aria-controls="${sheet.id}"]`) : null;
};

/**
 * A press on a place that takes no keyboard leaves the keyboard in the sheet. Without this, a press on a
 * message over the rows or on the empty part of a bar takes the next typed text from the active cell.
 */
export const keepKeyboard = (event: MouseEvent<HTMLElement>): void => {
  const keyboard = sheetKeyboard(event.currentTarget);
  if (keyboard === null || document.activeElement !== keyboard) return;
  if (event.target instanceof Element && event.target.closest(`${controls}, ${own}`) === null)
    event.preventDefault();
};

/**
 * An arrow that nothing on the screen takes goes into the sheet: after loading, or after the card that had the
 * keyboard is gone.
 */
export const useArrowsIntoSheet = (inside: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return;
      if (document.activeElement !== document.body || document.querySelector('dialog[open]') !== null) return;
      const keyboard = sheetKeyboard(inside.current);
      if (keyboard === null) return;
      event.preventDefault();
      keyboard.focus({ preventScroll: true });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [inside]);
};
