import { beforeEach, describe, expect, it } from 'vitest';
import { text } from '#domain/texts/text';
import { problemOfError } from '../../../admin/api/problem.ts';
import {
  createUploadQueue,
  type SendOutcome,
  type UploadQueue,
  type UploadToSend,
} from '../../../admin/sync/uploads/upload-queue.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { flushPromises } from '../kit/flush-promises.ts';

const problem = problemOfError(null, 'not reached');
const away: SendOutcome = { ok: false, problem, isTransient: true };
const refused: SendOutcome = { ok: false, problem: { ...problem, status: 415 }, isTransient: false };

let timers: ReturnType<typeof fakeTimers>;
let sent: UploadToSend[];
let answers: ((outcome: SendOutcome) => void)[];
let queue: UploadQueue;

beforeEach(() => {
  timers = fakeTimers();
  sent = [];
  answers = [];
  let ids = 0;
  queue = createUploadQueue({
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    prepare: async (file) =>
      file.name.endsWith('.txt')
        ? { ok: false, code: 'file-kind', why: text('no', '否', '否') }
        : { ok: true, file: { bytes: file, name: file.name, thumb: null, preview: null } },
    send: (upload) => {
      sent.push(upload);
      return new Promise((resolve) => answers.push(resolve));
    },
    after: timers.after,
  });
});

const add = (...names: readonly string[]) =>
  queue.add({
    jobId: 'job_1',
    itemKey: 'photos',
    accepts: ['image'],
    files: names.map((name) => new File(['x'], name)),
  });
const answer = async (outcome: SendOutcome) => {
  answers.shift()?.(outcome);
  await flushPromises();
};
const states = () => queue.uploads().map(({ name, state }) => `${name} ${state}`);

describe('uploads', () => {
  it('go out one after the other, in the order in which they were picked', async () => {
    add('a.jpg', 'b.jpg');
    await flushPromises();
    expect([sent.map(({ factKey }) => factKey), states()]).toEqual([
      ['photos/id1'],
      ['a.jpg sending', 'b.jpg waiting'],
    ]);
    await answer({ ok: true });
    expect([sent.map(({ factKey }) => factKey), states()]).toEqual([
      ['photos/id1', 'photos/id2'],
      ['b.jpg sending'],
    ]);
    await answer({ ok: true });
    expect(states()).toEqual([]);
  });

  it('are held while the server is not reached, tried again later and at once when asked, under the same key', async () => {
    add('a.jpg', 'b.jpg');
    await flushPromises();
    await answer(away);
    expect(states()).toEqual(['a.jpg failed', 'b.jpg waiting']);
    timers.pass(1999);
    await flushPromises();
    expect(sent).toHaveLength(1);
    timers.pass(1);
    await flushPromises();
    expect(sent.map(({ id }) => id)).toEqual(['id1', 'id1']);
    await answer(away);
    queue.retryNow();
    await flushPromises();
    expect(sent).toHaveLength(3);
    await answer({ ok: true });
    expect(states()).toEqual(['b.jpg sending']);
  });

  it('that are refused stay with the reason, before or after they were sent, and the next one goes out', async () => {
    add('notes.txt', 'a.jpg', 'b.jpg');
    await flushPromises();
    expect(states()).toEqual(['notes.txt refused', 'a.jpg sending', 'b.jpg waiting']);
    await answer(refused);
    expect(states()).toEqual(['notes.txt refused', 'a.jpg refused', 'b.jpg sending']);
    expect(queue.uploads().map(({ why, problem: cause }) => [why?.en, cause?.status])).toEqual([
      ['no', undefined],
      [undefined, 415],
      [undefined, undefined],
    ]);
    queue.giveUp('id1');
    expect(states()).toEqual(['a.jpg refused', 'b.jpg sending']);
  });

  it('are given up while they wait, fail or go out, and the next one takes the turn', async () => {
    add('a.jpg', 'b.jpg', 'c.jpg');
    await flushPromises();
    queue.giveUp('id2');
    queue.giveUp('id1');
    expect([sent[0]?.signal.aborted, states()]).toEqual([true, ['c.jpg waiting']]);
    await answer({ ok: true });
    expect(states()).toEqual(['c.jpg sending']);
    await answer(away);
    queue.giveUp('id3');
    timers.pass(60_000);
    await flushPromises();
    expect([states(), sent.map(({ id }) => id)]).toEqual([[], ['id1', 'id3']]);
  });

  it('tell how far they are', async () => {
    add('a.jpg');
    await flushPromises();
    let told = 0;
    queue.subscribe(() => {
      told += 1;
    });
    sent[0]?.onProgress(0.5);
    expect([told, queue.uploads()[0]?.progress]).toEqual([1, 0.5]);
  });
});
