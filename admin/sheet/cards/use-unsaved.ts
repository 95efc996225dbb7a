import { useSyncExternalStore } from 'react';
import { useSync } from '../../sync/open-sync.tsx';

/** Jobs with edits that no server has answered yet: of this tab, and of others, which tell by their storage. */
export const useUnsaved = (): ReadonlySet<string> => {
  const sync = useSync();
  const subscribe = (tell: () => void) => {
    const stop = sync.subscribe(tell);
    addEventListener('storage', tell);
    return () => {
      stop();
      removeEventListener('storage', tell);
    };
  };
  // As one text, which is the same as long as the jobs are.
  const ids = useSyncExternalStore(subscribe, () => [...sync.waitingJobIds()].toSorted().join(' '));
  return new Set(ids.split(' '));
};
