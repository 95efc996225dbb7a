import { useMemo } from 'react';
import type { GridMark } from '../../grid/index.ts';
import { useLive } from './live.tsx';
import { hueOf } from './people.ts';

/** Where the other people are, for the sheet. A person's own other tabs are not shown to them. */
export const useMarks = (ownId: string): readonly GridMark[] => {
  const { people } = useLive();
  return useMemo(
    () =>
      [...people.values()].flatMap(({ id, staffId, name, rowId, columnId }) =>
        rowId === null || columnId === null || staffId === ownId
          ? []
          : [{ id, rowId, columnId, name, hue: hueOf(staffId) }],
      ),
    [people, ownId],
  );
};
