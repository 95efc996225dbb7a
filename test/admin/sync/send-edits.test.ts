import { describe, expect, it } from 'vitest';
import { notFoundProblem } from '../../../admin/api/problem.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import { restoringEdit } from '../../../admin/sheet/history/restoring-edit.ts';
import { unseenRefusal } from '../../../admin/sync/edits/edit-words.ts';
import { sendEdits, type EditActions } from '../../../admin/sync/edits/send-edits.ts';

const unexpected = () => Promise.reject(new Error('nothing may be sent'));

const noActions: EditActions = {
  patch: unexpected,
  patchMany: () => new Map(),
  moveStage: unexpected,
  patchMilestone: unexpected,
  saveTask: unexpected,
  saveChangeOrder: unexpected,
};

const edit = (cell: Partial<GridEdit>): GridEdit => ({
  rowId: 'job_1',
  columnId: 'title',
  parentId: null,
  value: 'mine',
  base: null,
  text: 'mine',
  ...cell,
});

const gone = [
  ['a field of a trade that is not known', edit({ columnId: 'fact:area' })],
  ['a cell that is not written', edit({ columnId: 'number' })],
] as const;

describe('an edit of a cell that is gone', () => {
  it.each(gone)('is refused, never called saved: %s', async (_, one) => {
    const context = {
      flowOf: () => null,
      overrideOf: () => undefined,
      actions: noActions,
      gone: () => notFoundProblem('It is gone.'),
    };
    for (const edits of [[one], [one, one]]) {
      const outcomes = await sendEdits(edits, context);
      expect(outcomes).toHaveLength(edits.length);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ ok: false, problem: { code: 'not-found', detail: 'It is gone.' } });
    }
  });

  it('is told with the person’s text, by the job’s id where its row is not known', () => {
    const refusal = { ok: false as const, kind: 'refused' as const, message: 'It is gone.' };
    const told = unseenRefusal({ edit: edit({}), job: undefined, refusal }, { columnName: () => 'Title' });
    expect(told).toMatchObject({ job: 'job_1', column: 'Title', text: 'mine', message: 'It is gone.' });
  });
});

describe('a value that is put back from history', () => {
  it('names the version on which the person saw it, so that what waits offline overwrites nobody', () => {
    const asked = { cell: { rowId: 'job_1', columnId: 'stage' }, parentId: null };
    expect(restoringEdit(asked, { version: 7 }, 'inquiry')).toEqual(
      edit({ columnId: 'stage', value: 'inquiry', text: 'inquiry', revision: 7 }),
    );
    expect(restoringEdit(asked, { version: 7 }, null).text).toBe('');
  });
});
