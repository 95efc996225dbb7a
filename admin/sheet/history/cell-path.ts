import { historyPath } from '#domain/fields/fields';
import type { Flow } from '#domain/flow/flow';
import type { GridCellRef } from '../../grid/index.ts';
import { fieldAt } from '../../fields/index.ts';
import { factKeyOf } from '../../fields/field.ts';

const linePaths: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mil: { contractTotal: 'amountMinor', nextDue: 'dueOn' },
  tsk: { title: 'title', stage: 'state', owner: 'assigneeId', nextDue: 'dueOn' },
  cho: { title: 'title', stage: 'state', contractTotal: 'amountMinor' },
};

const lineKinds: Readonly<Record<string, string>> = { mil: 'milestone', tsk: 'task', cho: 'change-order' };

/** The history path of a cell; null for a computed cell without history. */
export const cellPath = (
  { rowId, columnId }: GridCellRef,
  parentId: string | null,
  flow: Flow,
): string | null => {
  if (parentId === null) {
    const field = fieldAt(columnId);
    if (field) return historyPath(field.record, flow);
    return factKeyOf(columnId) === null ? null : columnId;
  }
  const sort = rowId.slice(0, 3);
  const field = linePaths[sort]?.[columnId];
  return field === undefined ? null : `${lineKinds[sort]}:${rowId}.${field}`;
};
