import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { readListsAgain } from '../../api/sheet-queries.ts';

/**
 * Rows that were edited and may belong elsewhere now: they stay where they are while the person is in them, and the lists
 * are read again when they are left. A sheet without filter, sort or group has nothing to move.
 */
export const useMovedRows = (isOrdered: boolean) => {
  const client = useQueryClient();
  const edited = useRef(new Set<string>());
  const left = (focusedId: string | null) => {
    const gone = [...edited.current].filter((id) => id !== focusedId);
    for (const id of gone) edited.current.delete(id);
    if (gone.length > 0 && isOrdered) void readListsAgain(client);
  };
  return {
    /** The keyboard is in this row now, or in none. */
    left,
    /** Edits of these rows were written, while the keyboard was there. */
    wrote: (ids: readonly string[], focusedId: string | null) => {
      for (const id of ids) edited.current.add(id);
      left(focusedId);
    },
  };
};
