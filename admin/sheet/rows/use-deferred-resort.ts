import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { invalidateLists } from '../../api/sheet-queries.ts';
import { useLive } from '../../sync/live/live.tsx';
import { throttle } from '../../sync/live/throttle.ts';

/** Shortest interval between reloads of the lists after changes by others. */
const othersMs = 10_000;

/** Reloads a filtered, sorted or grouped sheet after changes by others; the edited row stays pinned. */
const useOthersMoves = (isOrdered: boolean) => {
  const client = useQueryClient();
  const { onOthersWrote } = useLive();
  useEffect(() => {
    if (!isOrdered) return undefined;
    const relist = throttle(() => void invalidateLists(client), othersMs, afterDelay);
    return onOthersWrote(relist);
  }, [client, isOrdered, onOthersWrote]);
};

const afterDelay = (delayMs: number, run: () => void) => void setTimeout(run, delayMs);

/**
 * Edited rows that may belong elsewhere keep their position while the person is in them; the lists are reloaded when
 * they are left. A sheet without filter, sort or group needs no reload.
 */
export const useDeferredResort = (isOrdered: boolean) => {
  const client = useQueryClient();
  useOthersMoves(isOrdered);
  const edited = useRef(new Set<string>());
  const left = (focusedId: string | null) => {
    const gone = [...edited.current].filter((id) => id !== focusedId);
    for (const id of gone) edited.current.delete(id);
    if (gone.length > 0 && isOrdered) void invalidateLists(client);
  };
  return {
    /** The focus moved to this row, or left the rows (null). */
    left,
    /** Edits of these rows were written while the focus was in `focusedId`. */
    wrote: (ids: readonly string[], focusedId: string | null) => {
      for (const id of ids) edited.current.add(id);
      left(focusedId);
    },
  };
};
