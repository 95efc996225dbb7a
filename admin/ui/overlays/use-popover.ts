import { useCallback, useEffect, useId, useRef, useState } from 'react';

/** Between a popover and the edge of the screen, and its button (pixels). */
const gap = 4;
const margin = 8;

/** Under its button, or as far to the left of that as the screen asks; no higher than what is left below. */
const place = (popover: HTMLElement, button: HTMLElement): void => {
  // A button that has no room is left out of its bar: then it stands under the bar.
  const at = button.checkVisibility() ? button : button.parentElement;
  const { left, bottom } = (at ?? button).getBoundingClientRect();
  const width = Math.min(Number(popover.dataset['width']), innerWidth - 2 * margin);
  popover.style.width = `${width}px`;
  popover.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  popover.style.top = `${bottom + gap}px`;
  popover.style.maxHeight = `${innerHeight - bottom - gap - margin}px`;
};

const controls = 'input:not([type="hidden"]), select, textarea, button, a[href], [tabindex="0"]';

const firstControlOf = (popover: HTMLElement): HTMLElement | undefined =>
  ['[data-first]', controls]
    .flatMap((wanted) => [...popover.querySelectorAll<HTMLElement>(wanted)])
    .find((control) => control.checkVisibility());

/** The state of a popover: what its button and the popover itself need, and ways to open and to close it from elsewhere. */
export interface PopoverState {
  readonly id: string;
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Finds its place anew, when it has become another size. */
  readonly applyOutcome: () => void;
  readonly button: (element: HTMLButtonElement | null) => void;
  readonly popover: (element: HTMLDivElement | null) => void;
}

/**
 * A popover of the browser's own, at its button: it lies above everything, closes by Escape and by a press beside it, gives
 * the focus back, and keeps nobody from what is under it.
 */
export const usePopover = (): PopoverState => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    const [visible, at] = [popover.current, button.current];
    if (!isOpen || !visible || !at) return undefined;
    const again = () => place(visible, at);
    addEventListener('resize', again);
    return () => removeEventListener('resize', again);
  }, [isOpen]);
  return {
    id,
    isOpen,
    open: useCallback(() => {
      const visible = popover.current;
      if (visible?.matches(':popover-open') === false) visible.showPopover();
    }, []),
    close: useCallback(() => popover.current?.hidePopover(), []),
    applyOutcome: useCallback(() => {
      if (popover.current && button.current) place(popover.current, button.current);
    }, []),
    button: useCallback((element) => {
      button.current = element;
    }, []),
    popover: useCallback((element) => {
      popover.current = element;
      if (!element) return undefined;
      const before = ({ newState }: ToggleEvent) => {
        if (newState !== 'open') return;
        if (button.current) place(element, button.current);
        setOpen(true);
      };
      // Emptied when it is closed, and not while it closes: only then has the browser given the focus back.
      const after = ({ newState }: ToggleEvent) => {
        setOpen(newState === 'open');
        // Only now can it be focused: what is in it was made before it was shown.
        if (newState === 'open') firstControlOf(element)?.focus();
        // What had the focus went while it was open: the browser gave it back to nothing.
        if (newState === 'closed' && document.activeElement === document.body) button.current?.focus();
      };
      element.addEventListener('beforetoggle', before);
      element.addEventListener('toggle', after);
      return () => {
        element.removeEventListener('beforetoggle', before);
        element.removeEventListener('toggle', after);
      };
    }, []),
  };
};
