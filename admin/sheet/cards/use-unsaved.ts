import { useSyncExternalStore } from 'react';
import { useLive } from '../../sync/live/live.tsx';

/** Jobs with edits that no server has answered yet: of this tab, and of others, which tell by their storage. */
export const useUnsaved = (): ReadonlySet<string> => {
  const { outbox } = useLive();
  const subscribe = (tell: () => void) => {
    const stop = outbox.subscribe(tell);
    addEventListener('storage', tell);
    return () => {
      stop();
      removeEventListener('storage', tell);
    };
  };
  // As one text, which is the same as long as the jobs are.
  const ids = useSyncExternalStore(subscribe, () => [...outbox.waitingJobIds()].toSorted().join(' '));
  return new Set(ids.split(' '));
};
