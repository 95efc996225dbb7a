import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../admin/sync/outcome.ts';
import type { UndoRequest } from '#contract/jobs/job-requests';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { ProblemError, problemOfError } from '../../../admin/api/problem.ts';
import { stepper, type StepPorts } from '../../../admin/sync/undo-step.ts';
import { flushPromises } from '../kit/flush-promises.ts';
import { acknowledged, askForm, edit, openTab, refusedWith, submit } from './tab.ts';

const answer = (more: Partial<UndoAnswer> = {}): UndoAnswer => ({
  gestureId: 'ges_1',
  after: null,
  isUnfinished: false,
  results: [{ jobId: 'job_1', ok: true, version: 2, status: 200, code: null, detail: null }],
  jobs: [],
  ...more,
});

interface Sent {
  readonly request: UndoRequest;
  readonly key: string;
  readonly answer: (input: UndoAnswer) => void;
  readonly fail: (error: unknown) => void;
}

/** A server that answers when the test says so. */
const setUp = (more: Partial<StepPorts> = {}) => {
  const sent: Sent[] = [];
  const { queue, reach } = openTab();
  let keys = 0;
  const step = stepper({
    send: (request, key) =>
      new Promise((resolve, reject) => sent.push({ request, key, answer: resolve, fail: reject })),
    newKey: () => `key-${(keys += 1)}`,
    queue,
    waits: () => problemOfError(null, 'Your edits wait.'),
    putRows: () => undefined,
    readRows: async () => [],
    reload: () => undefined,
    failed: (error) => problemOfError(error, 'Not reached.'),
    ...more,
  });
  return { sent, queue, reach, step };
};

const pending = <Value>() => {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

describe('steps back', () => {
  it('go one after the other, however quickly they are pressed', async () => {
    const { sent, step } = setUp();
    const both = [step({ way: 'undo' }), step({ way: 'undo' })];
    await flushPromises();
    expect(sent).toHaveLength(1);
    sent[0]?.answer(answer());
    await flushPromises();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.key).not.toBe(sent[0]?.key);
    sent[1]?.answer(answer());
    expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it('wait until the edits before them are answered, refused or lost', async () => {
    const { sent, step, queue } = setUp();
    const [item, two] = [pending<Outcome>(), pending<Outcome>()];
    void submit(queue, [edit('a')], async () => [await item.promise]);
    void askForm(queue, 'job_2', () => two.promise);
    void step({ way: 'undo' });
    await flushPromises();
    expect(sent).toHaveLength(0);
    item.resolve(refusedWith(409));
    await flushPromises();
    expect(sent).toHaveLength(0);
    two.resolve(refusedWith(0));
    await flushPromises();
    expect(sent).toHaveLength(1);
  });

  it('do not wait for what is done after them, which waits for them', async () => {
    const { sent, step, queue } = setUp();
    const outcome = step({ way: 'undo' });
    const order: string[] = [];
    const later = submit(queue, [edit('a')], async () => {
      order.push('edit');
      return [acknowledged];
    });
    void outcome.then(() => order.push('step'));
    await flushPromises();
    expect([sent.length, order]).toEqual([1, []]);
    sent[0]?.answer(answer());
    await later;
    await flushPromises();
    expect(order.toSorted()).toEqual(['edit', 'step']);
  });

  it('take nothing back while edits wait for the network, and say so', async () => {
    const { sent, step, queue, reach } = setUp();
    const edited = pending<Outcome>();
    void submit(queue, [edit('a')], async () => [await edited.promise]);
    const outcome = step({ way: 'undo' });
    await flushPromises();
    expect(sent).toHaveLength(0);
    reach.now = 'away';
    edited.resolve(refusedWith(0));
    expect(await outcome).toMatchObject({ ok: false, problem: { detail: 'Your edits wait.' } });
    expect(await step({ way: 'redo' })).toMatchObject({ ok: false, problem: { detail: 'Your edits wait.' } });
    expect(sent).toHaveLength(0);
  });

  it('are sent under the same key where the answer was lost, unless something was done since', async () => {
    const { sent, step, queue } = setUp();
    const press = async (fate: (sent: Sent) => void) => {
      const outcome = step({ way: 'undo' });
      await flushPromises();
      const last = sent.at(-1);
      if (last) fate(last);
      await outcome;
      return last?.key;
    };
    const cut = (request: Sent) => request.fail(new TypeError('Failed to fetch'));
    const first = await press(cut);
    expect(await press((request) => request.answer(answer()))).toBe(first);
    const third = await press(cut);
    expect(third).not.toBe(first);
    await submit(queue, [edit('a')], async () => [acknowledged]);
    expect(await press((request) => request.answer(answer()))).not.toBe(third);
    const refused = await press(({ fail }) =>
      fail(new ProblemError({ ...problemOfError(null, 'Nothing.'), status: 409, code: 'nothing-to-undo' })),
    );
    expect(await press((request) => request.answer(answer()))).not.toBe(refused);
  });

  it('go on through an operation on many jobs, and remember that something of it is left', async () => {
    const { sent, step } = setUp();
    const outcome = step({ way: 'undo' });
    await flushPromises();
    sent[0]?.answer(answer({ after: 'job_1', isUnfinished: true }));
    await flushPromises();
    expect(sent[1]?.request).toEqual({
      way: 'undo',
      gestureId: 'ges_1',
      after: 'job_1',
      isUnfinished: true,
    });
    sent[1]?.answer(answer());
    expect(await outcome).toMatchObject({ ok: true, jobCount: 2 });
  });

  it('of many jobs are asked for first, and done by name once the person has confirmed them', async () => {
    const { sent, step } = setUp();
    const request = step({ way: 'undo' });
    await flushPromises();
    expect(sent[0]?.request).toEqual({ way: 'undo', asks: true });
    const question = { gestureId: 'ges_9', jobCount: 1300, openedCount: 1300 };
    const problem = {
      ...problemOfError(null, 'Confirm.'),
      status: 409,
      code: 'step-of-many',
      step: question,
    };
    sent[0]?.fail(new ProblemError(problem));
    expect(await request).toMatchObject({ ok: false, problem: { step: question } });
    const confirmed = step({ way: 'undo', operationId: 'ges_9', isConfirmed: true });
    await flushPromises();
    expect(sent[1]?.request).toEqual({ way: 'undo', gestureId: 'ges_9' });
    sent[1]?.answer(answer());
    expect(await confirmed).toMatchObject({ ok: true });
  });
});
