import { useEffect, type RefObject } from 'react';
import { isComposingKey } from '../browser/composing-key.ts';

interface DiaryKeys {
  readonly onToday: () => void;
  readonly onTurn: (pages: 1 | -1) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, select, textarea, dialog, [contenteditable]') !== null;

const entriesIn = (part: Element): readonly HTMLElement[] => [
  ...part.querySelectorAll<HTMLElement>('[data-entry]'),
];

/** The appointment to which an arrow key leads: up and down within a day, left and right to the next day that has one. */
const neighbour = (root: Element, key: string): HTMLElement | undefined => {
  const all = entriesIn(root);
  const here = all.findIndex((entry) => entry === document.activeElement);
  const current = all[here];
  if (current === undefined) return all[0];
  const days = [...root.querySelectorAll('section, tr')]
    .map(entriesIn)
    .filter((entries) => entries.length > 0);
  const day = days.findIndex((entries) => entries.includes(current));
  const place = days[day]?.indexOf(current) ?? 0;
  if (key === 'ArrowUp') return days[day]?.[place - 1];
  if (key === 'ArrowDown') return days[day]?.[place + 1];
  const next = days[day + (key === 'ArrowRight' ? 1 : -1)];
  return next?.[Math.min(place, next.length - 1)];
};

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** The keys of the diary: arrows, T for today, Page Up and Page Down. Enter opens, as on any link. */
export const useDiaryKeys = (root: RefObject<HTMLElement | null>, { onToday, onTurn }: DiaryKeys): void => {
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      if (event.key === 't' || event.key === 'T') onToday();
      else if (event.key === 'PageUp') onTurn(-1);
      else if (event.key === 'PageDown') onTurn(1);
      else if (arrows.has(event.key) && root.current !== null) neighbour(root.current, event.key)?.focus();
      else return false;
      return true;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isComposingKey(event) || isTyping(event.target))
        return;
      if (act(event)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [root, onToday, onTurn]);
};
