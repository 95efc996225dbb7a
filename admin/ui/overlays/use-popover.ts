import { useCallback, useEffect, useId, useRef, useState } from 'react';

/** Px between a popover and its button, and between a popover and the screen's edge. */
const gap = 4;
const margin = 8;

/** Places the popover below its button, shifted left to fit the screen, and limits its height to the space below. */
const place = (popover: HTMLElement, button: HTMLElement): void => {
  // A button without room is hidden by its toolbar; the popover is then placed below the toolbar.
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

/** The state of a popover, with the refs for its button and its element. */
export interface PopoverState {
  readonly id: string;
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** Computes its position again after a change of size. */
  readonly reposition: () => void;
  /** Does what opening does, for contents that came after it: position, and focus if it is nowhere in them. */
  readonly arrive: () => void;
  readonly button: (element: HTMLButtonElement | null) => void;
  readonly popover: (element: HTMLDivElement | null) => void;
}

/**
 * A native popover at its button: it is in the top layer, closes by Escape and by a press outside, restores
 * the focus, and is not modal.
 */
export const usePopover = (): PopoverState => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    const [element, at] = [popover.current, button.current];
    if (!isOpen || !element || !at) return undefined;
    const again = () => place(element, at);
    addEventListener('resize', again);
    return () => removeEventListener('resize', again);
  }, [isOpen]);
  return {
    id,
    isOpen,
    open: useCallback(() => {
      const element = popover.current;
      if (element?.matches(':popover-open') === false) element.showPopover();
    }, []),
    close: useCallback(() => popover.current?.hidePopover(), []),
    reposition: useCallback(() => {
      if (popover.current && button.current) place(popover.current, button.current);
    }, []),
    arrive: useCallback(() => {
      const element = popover.current;
      if (!element || !button.current) return;
      place(element, button.current);
      const { activeElement } = document;
      if (activeElement === document.body || activeElement === button.current)
        firstControlOf(element)?.focus();
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
      // The contents are unmounted after closing, because the browser restores the focus before that.
      const after = ({ newState }: ToggleEvent) => {
        setOpen(newState === 'open');
        // Focus is possible only now: the contents were mounted before the popover was shown.
        if (newState === 'open') firstControlOf(element)?.focus();
        // The element that had the focus was removed meanwhile, so the browser restored the focus to nothing.
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
