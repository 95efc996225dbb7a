import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../../admin/sync/job-queue.ts';

describe('job queue', () => {
  it('sends quick edits of one job in order, each on the version that the one before it made', async () => {
    const queue = createJobQueue();
    queue.seen('job_1', 4);
    const bases: number[] = [];
    const edit = async (base: number) => {
      bases.push(base);
      return { ok: true as const, answer: { version: base + 1, isCommitted: true } };
    };
    await Promise.all([queue.send('job_1', edit), queue.send('job_1', edit), queue.send('job_1', edit)]);
    expect(bases).toEqual([4, 5, 6]);
    expect(queue.pendingCount()).toBe(0);
  });

  it('goes on after an edit that was refused or that threw', async () => {
    const queue = createJobQueue();
    queue.seen('job_1', 2);
    await expect(queue.send('job_1', () => Promise.reject(new Error('network')))).rejects.toThrow('network');
    const outcome = await queue.send('job_1', async (base) => ({
      ok: true,
      answer: { version: base + 1, isCommitted: true },
    }));
    expect(outcome).toEqual({ ok: true, answer: { version: 3, isCommitted: true } });
  });

  it('never goes back to an older version', async () => {
    const queue = createJobQueue();
    queue.seen('job_1', 9);
    queue.seen('job_1', 3);
    let base = 0;
    await queue.send('job_1', async (version) => {
      base = version;
      return { ok: true, answer: { version: version + 1, isCommitted: true } };
    });
    expect(base).toBe(9);
  });

  it('bases an edit on what its person saw when they began, and on their own edits after that', async () => {
    const queue = createJobQueue();
    queue.seen('job_1', 4);
    const bases: number[] = [];
    const edit = async (base: number) => {
      bases.push(base);
      return { ok: true as const, answer: { version: base + 1, isCommitted: true } };
    };
    await queue.send('job_1', edit, 4);
    await queue.send('job_1', edit, 4);
    // Somebody else's version 7 came on the screen while the person was typing.
    queue.seen('job_1', 7);
    await queue.send('job_1', edit, 4);
    await queue.send('job_1', edit);
    expect(bases).toEqual([4, 5, 6, 7]);
  });

  it('takes no version for the person’s own where their edit only found its value standing', async () => {
    const queue = createJobQueue();
    queue.seen('job_1', 4);
    const bases: number[] = [];
    const edit = (isCommitted: boolean) => async (base: number) => {
      bases.push(base);
      return { ok: true as const, answer: { version: 5, isCommitted } };
    };
    // Version 5 is another's, who wrote the same title and more: what else they wrote this person has not seen.
    await queue.send('job_1', edit(false), 4);
    await queue.send('job_1', edit(true), 4);
    await queue.send('job_1', edit(true), 4);
    expect(bases).toEqual([4, 4, 5]);
  });
});
