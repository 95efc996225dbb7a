import { useSyncExternalStore } from 'react';

/** A hook that follows a media query. */
const mediaHook = (query: string) => {
  const subscribe = (onChange: () => void): (() => void) => {
    const media = matchMedia(query);
    media.addEventListener('change', onChange);
    return () => media.removeEventListener('change', onChange);
  };
  return (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
};

/** Whether the screen is as narrow as a phone's, on which the sheet cannot be used. */
export const useNarrow = mediaHook('(max-width: 640px)');

/** Whether the screen has room for all usual columns of the sheet. */
export const useWide = mediaHook('(min-width: 1680px)');
