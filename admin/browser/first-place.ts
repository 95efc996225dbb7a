import { remember } from './remember.ts';

/** Places where the page may open, by their addresses. */
export const firstPlaces = ['/', '/today', '/notices', '/money'] as const;

export type FirstPlace = (typeof firstPlaces)[number];

const storageKey = 'jobsheet.first-place';

/** The place that this browser's person chose to open first. */
export const firstPlace = (): FirstPlace => {
  const stored = localStorage.getItem(storageKey);
  return firstPlaces.find((place) => place === stored) ?? '/';
};

/** Chooses where the page opens in this browser. */
export const chooseFirstPlace = (place: FirstPlace): void => remember(storageKey, place);
