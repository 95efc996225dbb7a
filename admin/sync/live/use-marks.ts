import { useMemo } from 'react';
import type { GridMark } from '../../grid/index.ts';
import { useLive } from './live.tsx';
import { hueOf } from './people.ts';

/** The active cells of other people. A person's own other tabs are not shown. */
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
