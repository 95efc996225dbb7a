import { describe, expect, it } from 'vitest';
import { cellWrite } from '../../../admin/sync/send-cells.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';

const edit = (rowId: string, columnId: string, value: GridEdit['value']): GridEdit => ({
  rowId,
  columnId,
  parentId: 'job_1',
  value,
  base: null,
  text: String(value),
});

const written = (rowId: string, columnId: string, value: GridEdit['value']) =>
  cellWrite(edit(rowId, columnId, value), { flow: null });

describe('an edit of a row under a job', () => {
  it('writes the title of a task and nothing of its tick', () => {
    expect(written('tsk_1', 'title', 'Call')).toEqual({
      kind: 'task',
      task: { taskId: 'tsk_1', title: 'Call' },
    });
  });

  it('writes the tick of a task and nothing else of it', () => {
    expect(written('tsk_1', 'stage', 'done')).toEqual({
      kind: 'task',
      task: { taskId: 'tsk_1', state: 'done' },
    });
  });

  it.each([
    ['title', 'Sockets', { title: 'Sockets' }],
    ['contractTotal', 80_000, { amountMinor: 80_000 }],
    ['stage', 'approved', { state: 'approved' }],
  ])('writes the %s of a change order and nothing else of it', (columnId, value, changed) => {
    expect(written('cho_1', columnId, value)).toEqual({
      kind: 'change-order',
      order: { changeOrderId: 'cho_1', ...changed },
    });
  });

  it('writes nothing for a column that the row does not have', () => {
    expect(written('tsk_1', 'contractTotal', 5)).toBeNull();
    expect(written('cho_1', 'stage', null)).toBeNull();
  });
});
