import { describe, expect, it } from 'vitest';
import { persistedIn } from '../../../admin/sync/persisted.ts';
import { clearLeftBehind, hasLeftBehind } from '../../../admin/app/sign-in/left-behind.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

const edit = {
  rowId: 'job_1',
  columnId: 'customer.name',
  parentId: null,
  value: 'Li',
  base: null,
  text: 'Li',
};

const operation = { operationId: 'ges_1', edits: [edit] };

describe('what a person leaves in a browser', () => {
  it('is asked about while edits or drafts of theirs lie there, and not for an empty list', () => {
    const storage = memoryStorage();
    storage.setItem('jobsheet.theme', 'dark');
    storage.setItem('jobsheet.drafts.stf_1', '[]');
    expect(hasLeftBehind(storage, 'stf_1')).toBe(false);
    storage.setItem('jobsheet.drafts.stf_1', '[{"id":"draft:1"}]');
    expect(hasLeftBehind(storage, 'stf_1')).toBe(true);
    storage.removeItem('jobsheet.drafts.stf_1');
    persistedIn({ storage, staffId: 'stf_1', tab: 'one' }).persist(1, operation);
    expect(hasLeftBehind(storage, 'stf_1')).toBe(true);
    expect(hasLeftBehind(storage, 'stf_2')).toBe(false);
  });

  it('is gone once they are out, and nothing else with it', () => {
    const storage = memoryStorage();
    for (const staffId of ['stf_1', 'stf_2'])
      persistedIn({ storage, staffId, tab: staffId }).persist(1, operation);
    storage.setItem('jobsheet.drafts.stf_1', '[{"id":"draft:1"}]');
    storage.setItem('jobsheet.theme', 'dark');
    clearLeftBehind(storage, 'stf_1');
    expect(Object.keys(storage).toSorted()).toEqual(['jobsheet.theme', 'jobsheet.waiting stf_2 stf_2 1']);
  });
});
