import { useSyncExternalStore } from 'react';
import { useSync } from '../../sync/open-sync.tsx';

/** Jobs with unacknowledged edits, of this tab and, through their storage, of others. */
export const useUnsaved = (): ReadonlySet<string> => {
  const sync = useSync();
  const subscribe = (onChange: () => void) => {
    const stop = sync.subscribe(onChange);
    addEventListener('storage', onChange);
    return () => {
      stop();
      removeEventListener('storage', onChange);
    };
  };
  // As one text, so that an equal snapshot is identical.
  const ids = useSyncExternalStore(subscribe, () => [...sync.waitingJobIds()].toSorted().join(' '));
  return new Set(ids.split(' '));
};
