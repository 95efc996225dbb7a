import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../admin/api/problem.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import type { Outcome } from '../../../admin/sync/outcome.ts';
import {
  persistedIn,
  recoverOrphaned,
  type RecoveryHandler,
  type WithLock,
} from '../../../admin/sync/persisted.ts';
import type { Reach } from '../../../admin/sync/queue-ports.ts';
import { memoryStorage } from '../kit/memory-storage.ts';
import { flushPromises } from '../kit/flush-promises.ts';
import { acknowledged, edit, openTab, problemWith, refusedWith, askForm, submit } from './tab.ts';

const nobody: RecoveryHandler = { unsent: () => false, rejected: () => false };

const open = (reach: { now: Reach } = { now: 'away' }) => openTab(reach);

describe('the queue of operations', () => {
  it('keeps what was not heard, and sends it in its order once the server is back', async () => {
    const { queue, timers, reach, storage } = open();
    const received: string[] = [];
    let answer = refusedWith(0);
    const send = async (edits: readonly GridEdit[]) => {
      if (answer.ok) received.push(...edits.map(({ text }) => text));
      return edits.map(() => answer);
    };
    const all = Promise.all(['a', 'b', 'c'].map((text) => submit(queue, [edit(text)], send)));
    await flushPromises();
    expect(queue.status()).toMatchObject({ waitingCount: 3, offlineReason: 'away' });
    expect(Object.keys(storage)).toHaveLength(3);
    answer = acknowledged;
    reach.now = 'back';
    timers.pass(2000);
    expect(await all).toEqual([[acknowledged], [acknowledged], [acknowledged]]);
    expect(received).toEqual(['a', 'b', 'c']);
    expect(queue.status()).toMatchObject({ waitingCount: 0, offlineReason: null });
    expect(Object.keys(storage)).toEqual([]);
  });

  it('takes a refusal as an answer, and sends again only what was not heard', async () => {
    const { queue, reach } = open({ now: 'back' });
    const sent: string[][] = [];
    const outcomes = submit(queue, [edit('a'), edit('b'), edit('c')], async (edits) => {
      sent.push(edits.map(({ text }) => text));
      return sent.length === 1 ? [acknowledged, refusedWith(0), refusedWith(409)] : [acknowledged];
    });
    await flushPromises();
    expect(reach.now).toBe('back');
    expect(queue.status().waitingCount).toBe(1);
    queue.retryNow();
    expect(await outcomes).toEqual([acknowledged, acknowledged, refusedWith(409)]);
    expect(sent).toEqual([['a', 'b', 'c'], ['b']]);
  });

  it('loses no operation that fails while a newer one is sent again', async () => {
    const { queue, timers } = open({ now: 'back' });
    const received: string[] = [];
    const answers = new Map<string, (outcome: Outcome) => void>();
    const send = async ([cellEdit]: readonly GridEdit[]) => {
      const outcome = await new Promise<Outcome>((answer) => answers.set(cellEdit?.text ?? '', answer));
      if (outcome.ok) received.push(cellEdit?.text ?? '');
      return [outcome];
    };
    const answer = async (text: string, outcome: Outcome) => {
      answers.get(text)?.(outcome);
      await flushPromises();
    };
    const all = Promise.all(['a', 'b'].map((text) => submit(queue, [edit(text, `row ${text}`)], send)));
    await flushPromises();
    await answer('b', refusedWith(503));
    queue.retryNow();
    await flushPromises();
    await answer('a', refusedWith(503));
    await answer('b', acknowledged);
    timers.pass(1000);
    await flushPromises();
    await answer('a', acknowledged);
    expect(await all).toEqual([[acknowledged], [acknowledged]]);
    expect(received).toEqual(['b', 'a']);
    expect(queue.status().waitingCount).toBe(0);
  });

  it('sends a newer edit of a job after the older one, also where that fails first', async () => {
    const { queue, storage } = open({ now: 'back' });
    const written: string[] = [];
    let isAway = true;
    const send = async ([cellEdit]: readonly GridEdit[]): Promise<readonly Outcome[]> => {
      if (cellEdit?.text === 'older' && isAway) {
        isAway = false;
        return [refusedWith(503)];
      }
      written.push(cellEdit?.text ?? '');
      return [acknowledged];
    };
    const older = submit(queue, [edit('older')], send);
    const newer = submit(queue, [edit('newer')], send);
    await flushPromises();
    expect(written).toEqual([]);
    queue.retryNow();
    expect(await Promise.all([older, newer])).toEqual([[acknowledged], [acknowledged]]);
    expect(written).toEqual(['older', 'newer']);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('waits where what stands before the server answered in its place', async () => {
    const { queue } = open({ now: 'back' });
    const input = [problemOf(520, 'a page', String), problemOf(500, null, String)];
    const outcome = submit(queue, [edit('a')], async () => {
      const problem = input.shift();
      return [problem ? { ok: false, problem } : acknowledged];
    });
    for (let round = 0; round < 2; round += 1) {
      await flushPromises();
      expect(queue.status()).toMatchObject({ waitingCount: 1, offlineReason: null });
      queue.retryNow();
    }
    expect(await outcome).toEqual([acknowledged]);
  });

  it('waits for a session, and looks ever more seldom', async () => {
    const { queue, timers, reach } = open({ now: 'signed-out' });
    let tries = 0;
    const outcome = submit(queue, [edit('a')], async () => {
      tries += 1;
      return [reach.now === 'back' ? acknowledged : refusedWith(401)];
    });
    await flushPromises();
    for (let round = 0; round < 4; round += 1) {
      timers.pass(30_000);
      await flushPromises();
    }
    expect(queue.status()).toMatchObject({ waitingCount: 1, offlineReason: 'signed-out' });
    expect(tries).toBe(1);
    reach.now = 'back';
    queue.retryNow();
    expect(await outcome).toEqual([acknowledged]);
    expect(tries).toBe(2);
  });

  it('gives a closed tab’s edits to the next one, of the same person only', async () => {
    const { queue, storage } = open();
    void submit(queue, [edit('a')], async () => [refusedWith(0)]);
    void submit(queue, [edit('b')], async () => [refusedWith(0)]);
    await flushPromises();
    const next = persistedIn({ storage, staffId: 'stf_1', tab: 'two' });
    const stranger = persistedIn({ storage, staffId: 'stf_2', tab: 'three' });
    expect(stranger.otherTabs()).toEqual([]);
    expect(next.otherTabs()).toEqual(['one']);
    const taken: (readonly GridEdit[])[] = [];
    const ids: (string | null)[] = [];
    next.recover('one', {
      ...nobody,
      unsent: ({ operationId, edits }) => ids.push(operationId) > 0 && taken.push(edits) > 1,
    });
    expect(taken).toEqual([[edit('a')], [edit('b')]]);
    // The first operation was not taken over, so it is still there for the next tab.
    next.recover('one', { ...nobody, unsent: ({ edits }) => taken.push(edits) > 0 });
    expect(new Set(ids).size).toBe(2);
    expect(taken.slice(2)).toEqual([[edit('a')]]);
    expect(next.otherTabs()).toEqual([]);
  });

  it('leaves what it cannot read alone', () => {
    const { storage } = open();
    storage.setItem('jobsheet.waiting stf_1 zero 1', '{"not":"edits"}');
    storage.setItem('jobsheet.waiting stf_1 zero 2', 'half a');
    const next = persistedIn({ storage, staffId: 'stf_1', tab: 'two' });
    const taken: unknown[] = [];
    next.recover('zero', { ...nobody, unsent: ({ edits }) => taken.push(edits) > 0 });
    expect(taken).toEqual([]);
  });

  it('keeps what was refused, until it is put back or the cell is written anew', async () => {
    const { queue, storage } = open();
    await submit(queue, [edit('a'), edit('b', 'job_2')], async () => [refusedWith(409), refusedWith(422)]);
    expect(queue.rejections().map(({ edit: { text }, problem }) => [text, problem.status])).toEqual([
      ['a', 409],
      ['b', 422],
    ]);
    const next = persistedIn({ storage, staffId: 'stf_1', tab: 'two' });
    const taken: string[] = [];
    next.recover('one', { ...nobody, rejected: (rejection) => taken.push(rejection.edit.text) === 0 });
    expect(taken).toEqual(['a', 'b']);
    queue.discard({ rowId: 'job_1', columnId: 'title' });
    await submit(queue, [edit('c', 'job_2')], async () => [acknowledged]);
    expect(queue.rejections()).toEqual([]);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('says which edits only the page holds, where the browser has no room', async () => {
    const { queue, storage, reach } = open();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    let answer = refusedWith(0);
    const outcome = submit(queue, [edit('a')], async () => [answer]);
    await flushPromises();
    expect(queue.status()).toMatchObject({ waitingCount: 1, unpersistedCount: 1, offlineReason: 'away' });
    answer = refusedWith(409);
    reach.now = 'back';
    queue.retryNow();
    await outcome;
    await flushPromises();
    expect(queue.status()).toMatchObject({ waitingCount: 0, unpersistedCount: 1, offlineReason: null });
    queue.discard({ rowId: 'job_1', columnId: 'title' });
    expect(queue.status().unpersistedCount).toBe(0);
  });

  it('gives way to another person’s page, but not while only this page holds an edit', async () => {
    for (const hasRoom of [true, false]) {
      const { queue, storage, replaced } = open({ now: 'somebody-else' });
      if (!hasRoom)
        storage.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      void submit(queue, [edit('a')], async () => [refusedWith(401)]);
      await flushPromises();
      queue.retryNow();
      await flushPromises();
      expect(replaced).toHaveLength(hasRoom ? 1 : 0);
      expect(queue.status()).toMatchObject({ waitingCount: 1, offlineReason: 'signed-out' });
    }
  });
});

describe('the edits of a closed tab', () => {
  const orphaned = () => {
    const storage = memoryStorage();
    persistedIn({ storage, staffId: 'stf_1', tab: 'gone' }).persist(1, {
      operationId: 'ges_1',

      edits: [edit('a')],
    });
    return persistedIn({ storage, staffId: 'stf_1', tab: 'here' });
  };

  it('stay kept when the tab closes after the screen that would make them was left', async () => {
    const edits = orphaned();
    const granted: (() => void)[] = [];
    const withLock: WithLock = (_name, _signal, run) =>
      new Promise((resolve) => {
        granted.push(() => {
          run();
          resolve();
        });
      });
    const taken: unknown[] = [];
    const stop = recoverOrphaned(edits, withLock, {
      ...nobody,
      unsent: ({ edits: some }) => taken.push(some) > 0,
    });
    stop();
    for (const grant of granted) grant();
    await flushPromises();
    expect([granted.length, taken.length]).toEqual([1, 0]);
    expect(edits.otherTabs()).toEqual(['gone']);
  });

  it('are waited for no longer once the screen is left', async () => {
    const signals: AbortSignal[] = [];
    const withLock: WithLock = (_name, signal) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    recoverOrphaned(orphaned(), withLock, nobody)();
    await flushPromises();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('the storage of an older version', () => {
  it('is read: edits that waited there are recovered and sent, and what was refused is shown', () => {
    const storage = memoryStorage();
    // In the format of the version before operations had ids.
    storage.setItem('jobsheet.waiting stf_1 old 2', JSON.stringify([edit('second')]));
    storage.setItem('jobsheet.waiting stf_1 old 1', JSON.stringify([edit('first'), edit('too', 'job_2')]));
    const rejection = { edit: edit('third', 'job_3'), problem: problemWith(409, 'stale') };
    storage.setItem('jobsheet.refused stf_1 old job_3 title', JSON.stringify(rejection));
    const persisted = persistedIn({ storage, staffId: 'stf_1', tab: 'new' });
    expect([...persisted.jobIds()].toSorted()).toEqual(['job_1', 'job_2', 'job_3']);
    const unsent: unknown[] = [];
    const rejected: unknown[] = [];
    persisted.recover('old', {
      unsent: (operation) => unsent.push(operation) > 0,
      rejected: (recovered) => rejected.push(recovered) > 0,
    });
    expect(unsent).toEqual([
      { operationId: null, edits: [edit('first'), edit('too', 'job_2')] },
      { operationId: null, edits: [edit('second')] },
    ]);
    expect(rejected).toEqual([rejection]);
    expect(Object.keys(storage)).toEqual([]);
  });
});

describe('a request of a form', () => {
  it('ends with its first outcome, whatever that is, and waits for nothing', async () => {
    const { queue } = open({ now: 'away' });
    expect(await askForm(queue, 'job_1', async () => refusedWith(0))).toEqual(refusedWith(0));
    expect(queue.status()).toMatchObject({ waitingCount: 0, offlineReason: null });
  });

  it('goes after the edits of its job that are under way, and past those that wait for another attempt', async () => {
    const { queue } = open({ now: 'back' });
    const order: string[] = [];
    let answer: (outcome: Outcome) => void = () => undefined;
    const first = submit(queue, [edit('a')], async () => [
      await new Promise<Outcome>((resolve) => {
        answer = resolve;
      }),
    ]);
    const form = askForm(queue, 'job_1', async () => {
      order.push('form');
      return acknowledged;
    });
    await flushPromises();
    expect(order).toEqual([]);
    answer(refusedWith(503));
    await form;
    expect(order).toEqual(['form']);
    queue.retryNow();
    await flushPromises();
    answer(acknowledged);
    await first;
  });

  it('is sent in the order of its job, and beside those of others', async () => {
    const { queue } = open({ now: 'back' });
    const order: string[] = [];
    const answers = new Map<string, () => void>();
    const send = (name: string) => () =>
      new Promise<Outcome>((resolve) => {
        order.push(name);
        answers.set(name, () => resolve(acknowledged));
      });
    const all = [
      askForm(queue, 'job_1', send('a')),
      askForm(queue, 'job_1', send('b')),
      askForm(queue, 'job_2', send('c')),
    ];
    await flushPromises();
    expect(order).toEqual(['a', 'c']);
    for (const name of ['a', 'b', 'c']) {
      answers.get(name)?.();
      await flushPromises();
    }
    await Promise.all(all);
    expect(order).toEqual(['a', 'c', 'b']);
  });

  it('looks through what waits once for all that a page submits together', async () => {
    const { queue } = open({ now: 'back' });
    const count = 1000;
    let looks = 0;
    const all = Array.from({ length: count }, (_, at) => {
      const write = { entityId: 'job_1', edit: edit(`${at}`) };
      const writes = () => {
        looks += 1;
        return [write];
      };
      return queue.submit({
        operationId: `ges_${at}`,
        get writes() {
          return writes();
        },
        send: () => new Promise(() => undefined),
      });
    });
    await flushPromises();
    expect(all).toHaveLength(count);
    expect(queue.unanswered()).toHaveLength(1);
    expect(looks).toBeLessThan(10 * count);
  });
});
