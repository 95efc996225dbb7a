import { useSyncExternalStore } from 'react';

const query = '(max-width: 640px)';

const subscribe = (tell: () => void): (() => void) => {
  const media = matchMedia(query);
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
};

/** The screen is a telephone's: a sheet of many columns is no use on it. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
