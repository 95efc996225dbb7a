import { useEffect, useState } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { GridFlash, GridRow } from '../../grid/index.ts';
import { useLive } from './live.tsx';

/** How long (ms) a change by others is tinted, equal to its animation. */
const flashMs = 1600;

/** Most tinted cells; more do not fit on a screen. */
const flashesMax = 200;

let turn = 0;

/** The cells that differ between two states of a row or its child rows. */
const changedCells = (before: GridRow | undefined, after: GridRow): readonly GridFlash[] => {
  turn += 1;
  const own = Object.entries(after.values)
    .filter(([columnId, value]) => (before?.values[columnId] ?? null) !== value)
    .map(([columnId]) => ({ id: `${turn} ${after.id} ${columnId}`, rowId: after.id, columnId }));
  const below = (after.children ?? []).flatMap((child) =>
    changedCells(
      before?.children?.find(({ id }) => id === child.id),
      child,
    ),
  );
  return [...own, ...below];
};

/** The cells that others changed just now. */
export const useFlashes = (makeRow: (job: JobRow) => GridRow): readonly GridFlash[] => {
  const { onRemote } = useLive();
  const [flashes, setFlashes] = useState<readonly GridFlash[]>([]);
  useEffect(
    () =>
      onRemote((changes) => {
        const cells = changes.flatMap(({ before, after }) => changedCells(makeRow(before), makeRow(after)));
        const fresh = new Set(cells.slice(0, flashesMax));
        setFlashes((known) => [...known, ...fresh]);
        setTimeout(() => setFlashes((known) => known.filter((flash) => !fresh.has(flash))), flashMs);
      }),
    [onRemote, makeRow],
  );
  return flashes;
};
