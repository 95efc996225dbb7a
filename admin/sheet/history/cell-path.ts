import type { Flow } from '#domain/flow/flow';
import type { GridCellRef } from '../../grid/index.ts';
import { factKeyOf } from '../../fields/trade-columns.ts';

/** The history path of each column of all jobs. For a trade's own column the id is the path. */
const jobPaths: Readonly<Record<string, (flow: Flow) => string | null>> = {
  title: () => 'title',
  customer: () => 'customer.name',
  owner: () => 'ownerId',
  stage: () => 'stage',
  contractTotal: () => 'contractTotalMinor',
  keyDate: ({ keyDate }) => `fact:${keyDate}`,
  progress: ({ progress }) => (progress ? `fact:${progress}` : null),
};

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
  if (parentId === null)
    return factKeyOf(columnId) === null ? (jobPaths[columnId]?.(flow) ?? null) : columnId;
  const sort = rowId.slice(0, 3);
  const field = linePaths[sort]?.[columnId];
  return field === undefined ? null : `${lineKinds[sort]}:${rowId}.${field}`;
};
