import { useEffect } from 'react';
import { pendingEdits } from '../edit-queue.ts';
import type { Outbox } from './outbox.ts';

/** The browser asks before it leaves a page whose edits have no answer yet, or that alone holds some. */
export const useAskBeforeLeaving = ({ state }: Pick<Outbox, 'state'>): void => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (pendingEdits() > 0 || state().unkeptCount > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state]);
};
