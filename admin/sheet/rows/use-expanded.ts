import { useMemo, useState } from 'react';
import type { ListPart } from './use-sheet.ts';

const none: ReadonlySet<string> = new Set();

/** The collapsed groups; groups are expanded by default. */
export const useClosedGroups = () => useState(none);

const keysOf = (parts: readonly ListPart[]): readonly string[] =>
  parts.flatMap(({ key, group }) => (group ? [key] : []));

interface Closing {
  readonly parts: readonly ListPart[];
  readonly closedGroups: ReadonlySet<string>;
  readonly setClosedGroups: (keys: ReadonlySet<string>) => void;
}

/** The expanded rows: jobs with child rows, and groups that are not collapsed. */
export const useExpanded = ({ parts, closedGroups, setClosedGroups }: Closing) => {
  const [jobIds, setJobIds] = useState(none);
  const ids = useMemo(
    () => new Set([...jobIds, ...keysOf(parts).filter((key) => !closedGroups.has(key))]),
    [jobIds, parts, closedGroups],
  );
  const change = (next: ReadonlySet<string>) => {
    const keys = keysOf(parts);
    setClosedGroups(new Set(keys.filter((key) => !next.has(key))));
    setJobIds(new Set([...next].filter((id) => !keys.includes(id))));
  };
  return { ids, jobIds, change };
};
