import { describe, expect, it } from 'vitest';
import type { RefusedGridEdit } from '../../../admin/grid/index.ts';
import { overrideQuestion } from '../../../admin/sheet/edits/override-dialog.tsx';

const refused = (rowId: string, code: string, lacks = 'Contract'): RefusedGridEdit => ({
  edit: { rowId, columnId: 'stage', parentId: null, value: 'work', base: 'design', text: 'Work' },
  refusal: {
    ok: false,
    kind: 'refused',
    code,
    message: 'Not yet',
    details: [{ id: `item:${lacks}`, label: lacks }],
  },
});

const nameOf = (jobId: string) => `Job ${jobId}`;

describe('a reason that goes past a rule', () => {
  it('is asked for once, for every job that the rule stopped, with what each lacks', () => {
    const refusedGridEdit = refused('job_1', 'stage-blocked');
    const all = [
      refusedGridEdit,
      refused('job_2', 'stage-blocked', 'Deposit'),
      refused('job_3', 'lead-time'),
      refused('draft:4', 'stage-blocked'),
    ];
    const question = overrideQuestion(refusedGridEdit, all, nameOf);
    expect(question?.texts).toEqual({
      offer: 'blocked.override',
      way: 'blocked.move',
      right: 'override-gate',
    });
    expect(question?.refused.map(({ job, refusal }) => [job, refusal.details?.[0]?.label])).toEqual([
      ['Job job_1', 'Contract'],
      ['Job job_2', 'Deposit'],
    ]);
  });

  it('is not asked for where no reason helps', () => {
    const refusedGridEdit = refused('job_1', 'wrong-value');
    expect(overrideQuestion(refusedGridEdit, [refusedGridEdit], nameOf)).toBeNull();
  });
});
