import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemOfError } from '../../../admin/api/problem.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import { restoringEdit } from '../../../admin/sheet/history/restoring-edit.ts';
import { offscreenError } from '../../../admin/sync/edits/edit-labels.ts';
import type { Requests } from '../../../admin/sync/requests.ts';
import { sendCells } from '../../../admin/sync/send-cells.ts';
import { jobRow } from '../job-row.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

beforeAll(() => void vi.stubGlobal('localStorage', memoryStorage()));
afterAll(() => void vi.unstubAllGlobals());

const unexpected = () => Promise.reject(new Error('nothing may be sent'));

const noRequests: Requests = {
  write: unexpected,
  requestDetail: unexpected,
  patchMany: async () => new Map(),
  putRows: () => undefined,
  failed: (error) => problemOfError(error, ''),
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
  it.each(gone)('is refused, never called saved: %s', async (_, goneEdit) => {
    for (const edits of [[goneEdit], [goneEdit, goneEdit]]) {
      const outcomes = await sendCells(noRequests, {
        operationId: 'ges_1',

        edits,
        jobs: new Map([['job_1', jobRow('job_1', 1)]]),
        flowOf: () => null,
      });
      expect(outcomes).toHaveLength(edits.length);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    }
  });

  it('is told with the person’s text, by the job’s id where its row is not known', () => {
    const refusal = { ok: false as const, kind: 'refused' as const, message: 'It is gone.' };
    const messages = offscreenError(
      { edit: edit({}), job: undefined, refusal },
      { columnName: () => 'Title' },
    );
    expect(messages).toMatchObject({ job: 'job_1', column: 'Title', text: 'mine', message: 'It is gone.' });
  });
});

describe('a value that is put back from history', () => {
  it('names the version on which the person saw it, so that what waits offline overwrites nobody', () => {
    const request = { cell: { rowId: 'job_1', columnId: 'stage' }, parentId: null };
    expect(restoringEdit(request, { version: 7 }, 'inquiry')).toEqual(
      edit({ columnId: 'stage', value: 'inquiry', text: 'inquiry', revision: 7 }),
    );
    expect(restoringEdit(request, { version: 7 }, null).text).toBe('');
  });
});
