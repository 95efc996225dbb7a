import { useEffect, useState } from 'react';
import { remember } from './remember.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'jobsheet.theme';

const storedTheme = (): Theme => {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
};

const show = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** Shows the appearance that was chosen before: from the first screen on, whether somebody is signed in or not. */
export const showChosenTheme = (): void => show(storedTheme());

/** The chosen appearance and its setter; `system` leaves the choice to the browser. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    remember(storageKey, theme);
    show(theme);
  }, [theme]);
  return [theme, setTheme];
};
