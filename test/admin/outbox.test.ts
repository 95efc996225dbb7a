import { describe, expect, it } from 'vitest';
import { keptEditsIn } from '../../admin/live/kept-edits.ts';
import { createOutbox, type Reach } from '../../admin/live/outbox.ts';
import type { EditOutcome } from '../../admin/api/job-queue.ts';
import type { GridEdit } from '../../admin/grid/index.ts';
import { fakeTimers } from './fake-timers.ts';

const edit = (text: string): GridEdit => ({
  rowId: 'job_1',
  columnId: 'title',
  parentId: null,
  value: text,
  base: 'before',
  revision: 4,
  text,
});

const done: EditOutcome<unknown> = { ok: true, answer: null };
const refused = (status: number): EditOutcome<unknown> => ({
  ok: false,
  problem: { type: '', title: '', status, code: 'x', detail: 'x', requestId: '' },
});

/** A browser's storage in memory, its entries read as own keys are. */
const memoryStorage = (): Storage => {
  const methods = {
    getItem: (key: string): string | null => Reflect.get(entries, key) ?? null,
    setItem: (key: string, value: string) => Reflect.set(entries, key, value),
    removeItem: (key: string) => Reflect.deleteProperty(entries, key),
    clear: () => undefined,
    key: () => null,
    length: 0,
  };
  const entries = Object.create(methods);
  return entries;
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

const open = (reach: { now: Reach } = { now: 'away' }) => {
  const storage = memoryStorage();
  const timers = fakeTimers();
  const kept = keptEditsIn({ storage, staffId: 'stf_1', tab: 'one' });
  const outbox = createOutbox({ kept, probe: async () => reach.now, after: timers.after });
  return { storage, timers, outbox, reach };
};

describe('the outbox', () => {
  it('keeps what was not heard, and sends it in its order once the server is back', async () => {
    const { outbox, timers, reach, storage } = open();
    const heard: string[] = [];
    let answer = refused(0);
    const send = async (edits: readonly GridEdit[]) => {
      if (answer.ok) heard.push(...edits.map(({ text }) => text));
      return edits.map(() => answer);
    };
    const all = Promise.all(['a', 'b', 'c'].map((text) => outbox.send([edit(text)], send)));
    await settle();
    expect(outbox.state()).toEqual({ editCount: 3, why: 'away' });
    expect(Object.keys(storage)).toHaveLength(3);
    answer = done;
    reach.now = 'back';
    timers.pass(2000);
    expect(await all).toEqual([[done], [done], [done]]);
    expect(heard).toEqual(['a', 'b', 'c']);
    expect(outbox.state()).toEqual({ editCount: 0, why: null });
    expect(Object.keys(storage)).toEqual([]);
  });

  it('takes a refusal as an answer, and sends again only what was not heard', async () => {
    const { outbox, reach } = open({ now: 'back' });
    const sent: string[][] = [];
    const outcomes = outbox.send([edit('a'), edit('b'), edit('c')], async (edits) => {
      sent.push(edits.map(({ text }) => text));
      return sent.length === 1 ? [done, refused(0), refused(409)] : [done];
    });
    await settle();
    expect(reach.now).toBe('back');
    expect(outbox.state().editCount).toBe(1);
    outbox.knock();
    expect(await outcomes).toEqual([done, done, refused(409)]);
    expect(sent).toEqual([['a', 'b', 'c'], ['b']]);
  });

  it('waits for a session, and looks ever more seldom', async () => {
    const { outbox, timers, reach } = open({ now: 'signed-out' });
    let tries = 0;
    const outcome = outbox.send([edit('a')], async () => {
      tries += 1;
      return [reach.now === 'back' ? done : refused(401)];
    });
    await settle();
    for (let round = 0; round < 4; round += 1) {
      timers.pass(30_000);
      await settle();
    }
    expect(outbox.state()).toEqual({ editCount: 1, why: 'signed-out' });
    expect(tries).toBe(1);
    reach.now = 'back';
    outbox.knock();
    expect(await outcome).toEqual([done]);
    expect(tries).toBe(2);
  });

  it('gives a closed tab’s edits to the next one, of the same person only', async () => {
    const { outbox, storage } = open();
    void outbox.send([edit('a')], async () => [refused(0)]);
    void outbox.send([edit('b')], async () => [refused(0)]);
    await settle();
    const next = keptEditsIn({ storage, staffId: 'stf_1', tab: 'two' });
    const stranger = keptEditsIn({ storage, staffId: 'stf_2', tab: 'three' });
    expect(stranger.otherTabs()).toEqual([]);
    expect(next.otherTabs()).toEqual(['one']);
    expect(next.take('one')).toEqual([[edit('a')], [edit('b')]]);
    expect(next.otherTabs()).toEqual([]);
  });

  it('leaves what it cannot read alone', () => {
    const { storage } = open();
    storage.setItem('jobsheet.waiting stf_1 zero 1', '{"not":"edits"}');
    storage.setItem('jobsheet.waiting stf_1 zero 2', 'half a');
    const next = keptEditsIn({ storage, staffId: 'stf_1', tab: 'two' });
    expect(next.take('zero')).toEqual([]);
  });
});
