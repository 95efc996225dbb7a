import { describe, expect, it } from 'vitest';
import type { Reach } from '../../../admin/sync/queue-ports.ts';
import { flushPromises } from '../kit/flush-promises.ts';
import { acknowledged, edit, openTab, refusedWith, submit } from './tab.ts';

/** A tab with a server that fails for some jobs only. */
const before = (failing: ReadonlySet<string>) => {
  const reach: { now: Reach } = { now: 'back' };
  const tab = openTab(reach);
  const taken: string[] = [];
  const notified: string[] = [];
  let tries = 0;
  const write = (jobId: string, text: string, columnId?: string) =>
    submit(
      tab.queue,
      [edit(text, jobId, columnId)],
      async (edits) => {
        tries += 1;
        return edits.map((cellEdit) => {
          if (reach.now !== 'back') return refusedWith(0);
          if (failing.has(cellEdit.rowId)) return refusedWith(503);
          taken.push(`${cellEdit.rowId} ${cellEdit.text}`);
          return acknowledged;
        });
      },
      (some) =>
        notified.push(...some.map(({ edit: cellEdit, problem }) => `${cellEdit.text} ${problem.status}`)),
    );
  return { ...tab, taken, notified, write, tries: () => tries };
};

describe('a save that keeps failing', () => {
  it('holds up the later edits of its own job, and no other', async () => {
    const failing = new Set(['job_1']);
    const { queue, taken, write, pass } = before(failing);
    const held = [write('job_1', 'a'), write('job_1', 'b', 'customer')];
    await flushPromises();
    const others = ['job_2', 'job_3', 'job_4'].map((jobId) => write(jobId, 'c'));
    await Promise.all(others);
    expect(taken).toEqual(['job_2 c', 'job_3 c', 'job_4 c']);
    expect(queue.status()).toMatchObject({ waitingCount: 1, offlineReason: null });
    failing.clear();
    await pass(10_000);
    await Promise.all(held);
    expect(taken.slice(3)).toEqual(['job_1 a', 'job_1 b']);
  });

  it('is notified in its place from its second failure on, and tried ever more seldom', async () => {
    const { notified, write, pass, tries } = before(new Set(['job_1']));
    void write('job_1', 'a');
    await flushPromises();
    expect(notified).toEqual([]);
    await pass(1500);
    expect(notified).toContain('a 503');
    await pass(60_000);
    expect(tries()).toBeLessThan(12);
  });

  it('is tried at once when the person asks, and when the network is back', async () => {
    const failing = new Set(['job_1']);
    const { queue, taken, write, pass } = before(failing);
    const answered = write('job_1', 'a');
    await pass(30_000);
    failing.clear();
    queue.retryNow();
    await answered;
    expect(taken).toEqual(['job_1 a']);
  });

  it('is sent no more once it is put back: what came after it goes', async () => {
    const failing = new Set(['job_1']);
    const { queue, taken, write, pass, storage } = before(failing);
    const wrong = write('job_1', 'a');
    const next = write('job_1', 'b', 'customer');
    await pass(3000);
    failing.clear();
    queue.discard({ rowId: 'job_1', columnId: 'title' });
    expect(await wrong).toEqual([acknowledged]);
    await next;
    expect(taken).toEqual(['job_1 b']);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('gives way to a newer text of its cell', async () => {
    const failing = new Set(['job_1']);
    const { taken, write, pass } = before(failing);
    const older = write('job_1', 'a');
    await pass(3000);
    const newer = write('job_1', 'b');
    failing.clear();
    await pass(10_000);
    await Promise.all([older, newer]);
    expect(taken).toEqual(['job_1 b']);
  });

  it('waits with all others while nothing is reached, and all go when the server is back', async () => {
    const { queue, reach, taken, notified, write, pass } = before(new Set());
    reach.now = 'away';
    const all = ['job_1', 'job_2', 'job_1'].map((jobId, at) => write(jobId, String(at), `column ${at}`));
    await pass(30_000);
    expect(queue.status()).toMatchObject({ waitingCount: 3, offlineReason: 'away' });
    expect(notified).toEqual([]);
    reach.now = 'back';
    queue.retryNow();
    await Promise.all(all);
    expect(taken).toEqual(['job_1 0', 'job_2 1', 'job_1 2']);
  });
});
