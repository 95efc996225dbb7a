import { useState } from 'react';

const none: ReadonlySet<string> = new Set();

/** Which jobs show their lines, and which groups are closed: groups are open until someone closes them. */
export const useExpanded = () => {
  const [expandedIds, setExpandedIds] = useState(none);
  const [closedGroups, setClosedGroups] = useState(none);
  return {
    closedGroups,
    /** All that is open, of the groups on show and of the jobs. */
    openIds: (groupKeys: readonly string[]): ReadonlySet<string> =>
      new Set([...expandedIds, ...groupKeys.filter((key) => !closedGroups.has(key))]),
    change: (ids: ReadonlySet<string>, groupKeys: readonly string[]) => {
      const groups = new Set(groupKeys);
      setClosedGroups(new Set(groupKeys.filter((key) => !ids.has(key))));
      setExpandedIds(new Set([...ids].filter((id) => !groups.has(id))));
    },
  };
};
