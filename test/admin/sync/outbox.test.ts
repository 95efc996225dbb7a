import { describe, expect, it } from 'vitest';
import { adoptEdits, type WithLock } from '../../../admin/sync/outbox/adopt-edits.ts';
import { keptEditsIn, type Taker } from '../../../admin/sync/outbox/kept-edits.ts';
import { createOutbox, type Reach } from '../../../admin/sync/outbox/outbox.ts';
import type { Problem } from '#contract/jobs/job-answers';
import { createJobQueue, type EditOutcome, type Versioned } from '../../../admin/sync/job-queue.ts';
import { problemOf } from '../../../admin/api/problem.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

const edit = (text: string, rowId = 'job_1'): GridEdit => ({
  rowId,
  columnId: 'title',
  parentId: null,
  value: text,
  base: 'before',
  revision: 4,
  text,
});

const done: EditOutcome<unknown> = { ok: true, answer: null };
const refusedWith = (status: number): Problem => ({
  type: '',
  title: '',
  status,
  code: 'x',
  detail: 'x',
  requestId: '',
});
const refused = (status: number): EditOutcome<unknown> => ({ ok: false, problem: refusedWith(status) });

const nobody: Taker = { unsent: () => false, refused: () => false };

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

const open = (reach: { now: Reach } = { now: 'away' }) => {
  const storage = memoryStorage();
  const timers = fakeTimers();
  const replaced: string[] = [];
  const kept = keptEditsIn({ storage, staffId: 'stf_1', tab: 'one' });
  const outbox = createOutbox({
    kept,
    probe: async () => reach.now,
    replaced: () => replaced.push('page'),
    after: timers.after,
    random: () => 1,
  });
  return { storage, timers, outbox, reach, replaced };
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
    expect(outbox.state()).toMatchObject({ editCount: 3, why: 'away' });
    expect(Object.keys(storage)).toHaveLength(3);
    answer = done;
    reach.now = 'back';
    timers.pass(2000);
    expect(await all).toEqual([[done], [done], [done]]);
    expect(heard).toEqual(['a', 'b', 'c']);
    expect(outbox.state()).toMatchObject({ editCount: 0, why: null });
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

  it('loses no gesture that fails while a newer one is sent again', async () => {
    const { outbox, timers } = open({ now: 'back' });
    const heard: string[] = [];
    const answers = new Map<string, (outcome: EditOutcome<unknown>) => void>();
    const send = async ([one]: readonly GridEdit[]) => {
      const outcome = await new Promise<EditOutcome<unknown>>((answer) =>
        answers.set(one?.text ?? '', answer),
      );
      if (outcome.ok) heard.push(one?.text ?? '');
      return [outcome];
    };
    const answer = async (text: string, outcome: EditOutcome<unknown>) => {
      answers.get(text)?.(outcome);
      await settle();
    };
    const all = Promise.all(['a', 'b'].map((text) => outbox.send([edit(text, `row ${text}`)], send)));
    await settle();
    await answer('b', refused(503));
    outbox.knock();
    await settle();
    await answer('a', refused(503));
    await answer('b', done);
    timers.pass(1000);
    await settle();
    await answer('a', done);
    expect(await all).toEqual([[done], [done]]);
    expect(heard).toEqual(['b', 'a']);
    expect(outbox.state().editCount).toBe(0);
  });

  it('sends a newer edit of a job after the older one, also where that fails first', async () => {
    const { outbox, storage } = open({ now: 'back' });
    const queue = createJobQueue();
    const written: [text: string, base: number][] = [];
    let isAway = true;
    const send = ([one]: readonly GridEdit[]) =>
      queue
        .send(
          'job_1',
          async (base): Promise<EditOutcome<Versioned>> => {
            if (one?.text === 'older' && isAway) {
              isAway = false;
              return { ok: false, problem: refusedWith(503) };
            }
            written.push([one?.text ?? '', base]);
            return { ok: true, answer: { version: base + 1, isCommitted: true } };
          },
          one?.revision,
        )
        .then((outcome) => [outcome]);
    const older = outbox.send([edit('older')], send);
    const newer = outbox.send([edit('newer')], send);
    await settle();
    expect(written).toEqual([]);
    outbox.knock();
    expect((await older)[0]?.ok).toBe(true);
    expect((await newer)[0]?.ok).toBe(true);
    expect(written).toEqual([
      ['older', 4],
      ['newer', 5],
    ]);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('waits where what stands before the server answered in its place', async () => {
    const { outbox } = open({ now: 'back' });
    const given = [problemOf(520, 'a page', String), problemOf(500, null, String)];
    const outcome = outbox.send([edit('a')], async () => {
      const problem = given.shift();
      return [problem ? { ok: false, problem } : done];
    });
    for (let round = 0; round < 2; round += 1) {
      await settle();
      expect(outbox.state()).toMatchObject({ editCount: 1, why: null });
      outbox.knock();
    }
    expect(await outcome).toEqual([done]);
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
    expect(outbox.state()).toMatchObject({ editCount: 1, why: 'signed-out' });
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
    const taken: (readonly GridEdit[])[] = [];
    next.give('one', { ...nobody, unsent: (edits) => taken.push(edits) > 1 });
    expect(taken).toEqual([[edit('a')], [edit('b')]]);
    // The first was not taken: it is still there for the next.
    next.give('one', { ...nobody, unsent: (edits) => taken.push(edits) > 0 });
    expect(taken.slice(2)).toEqual([[edit('a')]]);
    expect(next.otherTabs()).toEqual([]);
  });

  it('leaves what it cannot read alone', () => {
    const { storage } = open();
    storage.setItem('jobsheet.waiting stf_1 zero 1', '{"not":"edits"}');
    storage.setItem('jobsheet.waiting stf_1 zero 2', 'half a');
    const next = keptEditsIn({ storage, staffId: 'stf_1', tab: 'two' });
    const taken: unknown[] = [];
    next.give('zero', { ...nobody, unsent: (edits) => taken.push(edits) > 0 });
    expect(taken).toEqual([]);
  });

  it('keeps what was refused, until it is put back or the cell is written anew', async () => {
    const { outbox, storage } = open();
    await outbox.send([edit('a'), edit('b', 'job_2')], async () => [refused(409), refused(422)]);
    expect(outbox.refused().map(({ edit: { text }, problem }) => [text, problem.status])).toEqual([
      ['a', 409],
      ['b', 422],
    ]);
    const next = keptEditsIn({ storage, staffId: 'stf_1', tab: 'two' });
    const taken: string[] = [];
    next.give('one', { ...nobody, refused: (one) => taken.push(one.edit.text) === 0 });
    expect(taken).toEqual(['a', 'b']);
    outbox.putBack({ rowId: 'job_1', columnId: 'title' });
    await outbox.send([edit('c', 'job_2')], async () => [done]);
    expect(outbox.refused()).toEqual([]);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('says which edits only the page holds, where the browser has no room', async () => {
    const { outbox, storage, reach } = open();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    let answer = refused(0);
    const outcome = outbox.send([edit('a')], async () => [answer]);
    await settle();
    expect(outbox.state()).toMatchObject({ editCount: 1, unkeptCount: 1, why: 'away' });
    answer = refused(409);
    reach.now = 'back';
    outbox.knock();
    await outcome;
    await settle();
    expect(outbox.state()).toMatchObject({ editCount: 0, unkeptCount: 1, why: null });
    outbox.putBack({ rowId: 'job_1', columnId: 'title' });
    expect(outbox.state().unkeptCount).toBe(0);
  });

  it('gives way to another person’s page, but not while only this page holds an edit', async () => {
    for (const hasRoom of [true, false]) {
      const { outbox, storage, replaced } = open({ now: 'somebody-else' });
      if (!hasRoom)
        storage.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      void outbox.send([edit('a')], async () => [refused(401)]);
      await settle();
      outbox.knock();
      await settle();
      expect(replaced).toHaveLength(hasRoom ? 1 : 0);
      expect(outbox.state()).toMatchObject({ editCount: 1, why: 'signed-out' });
    }
  });
});

describe('the edits of a closed tab', () => {
  const kept = () => {
    const storage = memoryStorage();
    keptEditsIn({ storage, staffId: 'stf_1', tab: 'gone' }).keep(1, [edit('a')]);
    return keptEditsIn({ storage, staffId: 'stf_1', tab: 'here' });
  };

  it('stay kept when the tab closes after the screen that would make them was left', async () => {
    const edits = kept();
    const granted: (() => void)[] = [];
    const withLock: WithLock = (_name, _signal, run) =>
      new Promise((resolve) => {
        granted.push(() => {
          run();
          resolve();
        });
      });
    const taken: unknown[] = [];
    const stop = adoptEdits(edits, withLock, { ...nobody, unsent: (some) => taken.push(some) > 0 });
    stop();
    for (const grant of granted) grant();
    await settle();
    expect([granted.length, taken.length]).toEqual([1, 0]);
    expect(edits.otherTabs()).toEqual(['gone']);
  });

  it('are waited for no longer once the screen is left', async () => {
    const signals: AbortSignal[] = [];
    const withLock: WithLock = (_name, signal) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    adoptEdits(kept(), withLock, nobody)();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
