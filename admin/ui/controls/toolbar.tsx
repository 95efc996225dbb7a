import { useEffect, useRef, type ReactNode } from 'react';

interface ToolbarProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

const controls = 'button, input, select, a[href]';

/** The visible controls of a toolbar; those in its popovers do not belong to it. */
const stopsOf = (bar: HTMLElement): readonly HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>(controls)].filter(
    (item) => item.closest('[popover]') === null && item.checkVisibility(),
  );

/** In a text input the arrow keys move the caret until it is at the end in their direction. */
const keepsKey = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  if (selectionStart !== selectionEnd || key === 'Home' || key === 'End') return true;
  return key === 'ArrowLeft' ? selectionStart !== 0 : selectionStart !== value.length;
};

const nextOf = (stops: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined => {
  switch (key) {
    case 'ArrowRight':
      return stops[(at + 1) % stops.length];
    case 'ArrowLeft':
      return stops.at(at - 1);
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
};

/** Gives a toolbar a roving tabindex, and maintains it while controls are added, removed or hidden. */
const watch = (bar: HTMLElement): (() => void) => {
  let current: HTMLElement | null = null;
  let place = 0;
  let isInside = false;
  const updateTabStop = () => {
    const stops = stopsOf(bar);
    const isGone = current !== null && !current.isConnected;
    if (current === null || !stops.includes(current))
      current = stops[Math.min(place, stops.length - 1)] ?? null;
    for (const stop of stops) {
      const wanted = stop === current ? 0 : -1;
      if (stop.tabIndex !== wanted) stop.tabIndex = wanted;
    }
    // The focused control was removed, such as a filter: the focus stays in the toolbar.
    if (isGone && isInside && document.activeElement === document.body) current?.focus();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const stops = stopsOf(bar);
    const at = stops.findIndex((stop) => stop === target);
    isInside = true;
    if (at === -1) return;
    [current, place] = [stops[at] ?? null, at];
    updateTabStop();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    // `relatedTarget` is also null when the focused control is removed from the page.
    if (relatedTarget instanceof Node) isInside = bar.contains(relatedTarget);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keepsKey(event.target, event.key)) return;
    const stops = stopsOf(bar);
    const at = stops.findIndex((stop) => stop === event.target);
    const next = at === -1 ? undefined : nextOf(stops, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const changes = new MutationObserver(updateTabStop);
  const sizes = new ResizeObserver(updateTabStop);
  changes.observe(bar, { childList: true, subtree: true });
  sizes.observe(bar);
  bar.addEventListener('focusin', onFocus);
  bar.addEventListener('focusout', onBlur);
  bar.addEventListener('keydown', onKey);
  updateTabStop();
  return () => {
    changes.disconnect();
    sizes.disconnect();
    bar.removeEventListener('focusin', onFocus);
    bar.removeEventListener('focusout', onBlur);
    bar.removeEventListener('keydown', onKey);
  };
};

/** A toolbar with a roving tabindex: one tab stop; arrow keys move between its controls. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => (bar.current ? watch(bar.current) : undefined), []);
  return (
    <div ref={bar} role="toolbar" aria-label={label} className={className}>
      {children}
    </div>
  );
}
