import { describe, expect, it } from 'vitest';
import { keptEditsIn } from '../../../admin/sync/outbox/kept-edits.ts';
import { createOutbox, type Reach } from '../../../admin/sync/outbox/outbox.ts';
import type { EditOutcome } from '../../../admin/sync/job-queue.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

const edit = (jobId: string, text: string, columnId = 'title'): GridEdit => ({
  rowId: jobId,
  columnId,
  parentId: null,
  value: text,
  base: 'before',
  revision: 4,
  text,
});

const done: EditOutcome<unknown> = { ok: true, answer: null };
const failed = (status: number): EditOutcome<unknown> => ({
  ok: false,
  problem: { type: '', title: '', status, code: 'x', detail: 'x', requestId: '' },
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** An outbox before a server that fails for some jobs, and is there for all else. */
const before = (failing: ReadonlySet<string>) => {
  const timers = fakeTimers();
  const storage = memoryStorage();
  const reach: { now: Reach } = { now: 'back' };
  const outbox = createOutbox({
    kept: keptEditsIn({ storage, staffId: 'stf_1', tab: 'one' }),
    probe: async () => reach.now,
    replaced: () => undefined,
    after: timers.after,
    random: () => 1,
  });
  const taken: string[] = [];
  const told: string[] = [];
  let tries = 0;
  const write = (jobId: string, text: string, columnId?: string) =>
    outbox.send(
      [edit(jobId, text, columnId)],
      async (edits) => {
        tries += 1;
        return edits.map((one) => {
          if (reach.now !== 'back') return failed(0);
          if (failing.has(one.rowId)) return failed(503);
          taken.push(`${one.rowId} ${one.text}`);
          return done;
        });
      },
      (some) => told.push(...some.map(({ edit: one, problem }) => `${one.text} ${problem.status}`)),
    );
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 500) {
      timers.pass(500);
      await settle();
    }
  };
  return { outbox, storage, reach, taken, told, write, pass, tries: () => tries };
};

describe('a save that keeps failing', () => {
  it('holds up the later edits of its own job, and no other', async () => {
    const failing = new Set(['job_1']);
    const { outbox, taken, write, pass } = before(failing);
    const held = [write('job_1', 'a'), write('job_1', 'b', 'customer')];
    await settle();
    const others = ['job_2', 'job_3', 'job_4'].map((jobId) => write(jobId, 'c'));
    await Promise.all(others);
    expect(taken).toEqual(['job_2 c', 'job_3 c', 'job_4 c']);
    expect(outbox.state()).toMatchObject({ editCount: 1, why: null });
    failing.clear();
    await pass(10_000);
    await Promise.all(held);
    expect(taken.slice(3)).toEqual(['job_1 a', 'job_1 b']);
  });

  it('is told in its place from its second failure on, and tried ever more seldom', async () => {
    const { told, write, pass, tries } = before(new Set(['job_1']));
    void write('job_1', 'a');
    await settle();
    expect(told).toEqual([]);
    await pass(1500);
    expect(told).toContain('a 503');
    await pass(60_000);
    expect(tries()).toBeLessThan(12);
  });

  it('is tried at once when the person asks, and when the network is back', async () => {
    const failing = new Set(['job_1']);
    const { outbox, taken, write, pass } = before(failing);
    const answered = write('job_1', 'a');
    await pass(30_000);
    failing.clear();
    outbox.knock();
    await answered;
    expect(taken).toEqual(['job_1 a']);
  });

  it('is sent no more once it is put back: what came after it goes', async () => {
    const failing = new Set(['job_1']);
    const { outbox, taken, write, pass, storage } = before(failing);
    const wrong = write('job_1', 'a');
    const next = write('job_1', 'b', 'customer');
    await pass(3000);
    failing.clear();
    outbox.putBack({ rowId: 'job_1', columnId: 'title' });
    expect(await wrong).toEqual([done]);
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
    const { outbox, reach, taken, told, write, pass } = before(new Set());
    reach.now = 'away';
    const all = ['job_1', 'job_2', 'job_1'].map((jobId, at) => write(jobId, String(at), `column ${at}`));
    await pass(30_000);
    expect(outbox.state()).toMatchObject({ editCount: 3, why: 'away' });
    expect(told).toEqual([]);
    reach.now = 'back';
    outbox.knock();
    await Promise.all(all);
    expect(taken).toEqual(['job_1 0', 'job_2 1', 'job_1 2']);
  });
});
