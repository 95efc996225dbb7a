import { useSyncExternalStore } from 'react';
import { remember } from './remember.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'jobsheet.theme';

const storedTheme = (): Theme => {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
};

let chosen: Theme | null = null;
const listeners = new Set<() => void>();

/** The page's theme; without storage it is lost at the next visit. */
const theme = (): Theme => (chosen ??= storedTheme());

const show = (): void => {
  if (theme() === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme();
};

/** Applies the stored theme, before the first screen and regardless of a session. */
export const showChosenTheme = show;

const choose = (next: Theme): void => {
  chosen = next;
  remember(storageKey, next);
  show();
  for (const onChange of listeners) onChange();
};

const subscribe = (onChange: () => void): (() => void) => {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
};

/** The chosen theme and its setter; `system` follows the operating system. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => [
  useSyncExternalStore(subscribe, theme),
  choose,
];
