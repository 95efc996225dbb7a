import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../kit/memory-storage.ts';
import { edit, openController, openedAs, problem } from './controller.ts';

/** A draft whose opening was sent. */
const begun = async (storage?: Storage) => {
  const controller = openController(storage);
  await controller.type('title', 'Kitchen');
  const id = controller.drafts()[0]?.id ?? '';
  const customer = controller.type('customer', 'Hill', id);
  await controller.finished();
  return { controller, id, customer };
};

describe('a draft that is being opened', () => {
  it('opens one job, and what is typed meanwhile goes there', async () => {
    const { controller, id, customer } = await begun();
    const total = controller.type('contractTotal', 900, id);
    await controller.finished();
    expect(controller.sent).toHaveLength(1);
    await controller.sent[0]?.answer(openedAs('job_1'));
    expect(await Promise.all([customer, total])).toEqual([[{ ok: true }], [{ ok: true }]]);
    expect([controller.written(), controller.drafts()]).toEqual([['job_1 contractTotal=900'], []]);
    expect(controller.store.state().replacements.get(id)).toBe('job_1');
    // A cell edited after the opening is written to the job.
    await controller.type('owner', 'stf_2', id);
    expect(controller.written()).toEqual(['job_1 contractTotal=900', 'job_1 owner=stf_2']);
    expect(controller.sent).toHaveLength(1);
  });

  it('is known by its own id, and sent again after a reload in the very same words', async () => {
    const storage = memoryStorage();
    const { controller, id } = await begun(storage);
    void controller.type('contractTotal', 900, id);
    await controller.finished();
    const [first] = controller.sent;
    expect(first?.batch.key).toBe(id);
    const next = openController(storage);
    const opened = next.write([edit(id, 'draft', null)]);
    await next.finished();
    expect(JSON.stringify(next.sent[0]?.batch)).toBe(JSON.stringify(first?.batch));
    await next.sent[0]?.answer(openedAs('job_1'));
    await opened;
    expect([next.written(), next.drafts(), Object.keys(storage)]).toEqual([
      ['job_1 contractTotal=900'],
      [],
      [],
    ]);
  });

  it('waits while the server is away, and the same request opens it then', async () => {
    const { controller, id } = await begun();
    await controller.sent[0]?.answer({ ok: false, problem: problem(503) });
    expect(controller.drafts()[0]).toMatchObject({ refusal: 'no 503' });
    expect([...controller.store.state().opening]).toEqual([id]);
    await controller.retryNow();
    expect(controller.sent[1]?.batch).toEqual(controller.sent[0]?.batch);
    await controller.sent[1]?.answer(openedAs('job_1'));
    expect(controller.drafts()).toEqual([]);
  });

  it('that was opened before with other words gets all that it says now', async () => {
    const { controller } = await begun();
    await controller.sent[0]?.answer({
      ok: true,
      outcomes: [{ ok: true, jobId: 'job_1', job: null, isAsSent: false }],
    });
    expect(controller.written()).toEqual(['job_1 title=Kitchen', 'job_1 customer=Hill']);
  });

  it('that is refused keeps its cells and the reason, and is tried again with what was mended', async () => {
    const { controller, id, customer } = await begun();
    const title = controller.type('title', 'Kitchen, Mill Lane', id);
    await controller.sent[0]?.answer({ ok: true, outcomes: [{ ok: false, problem: problem(422) }] });
    expect(await customer).toEqual([{ ok: false, kind: 'refused', message: 'no 422' }]);
    expect(controller.sent[1]?.batch.openings[0]?.title).toBe('Kitchen, Mill Lane');
    await controller.sent[1]?.answer({ ok: true, outcomes: [{ ok: false, problem: problem(422) }] });
    expect(await title).toEqual([{ ok: false, kind: 'refused', message: 'no 422' }]);
    expect(controller.drafts()[0]).toMatchObject({ sent: null, refusal: 'no 422' });
    const again = controller.retry(id);
    await controller.finished();
    await controller.sent[2]?.answer(openedAs('job_1'));
    await again;
    expect(controller.drafts()).toEqual([]);
  });
});

/** Rows pasted on and below the blank row. */
const pasted = (blankId: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const more = at === 0 ? {} : { newRow: at };
    return [edit(blankId, 'title', `Row ${at}`, more), edit(blankId, 'customer', `Hill ${at}`, more)];
  }).flat();

describe('pasted rows', () => {
  it('are dropped from the storage as soon as their request is answered, the others stay', async () => {
    const storage = memoryStorage();
    const controller = openController(storage);
    const outcomes = controller.write(pasted(controller.store.state().blankId, 150));
    await controller.finished();
    expect(controller.sent[0]?.batch.openings).toHaveLength(100);
    expect(Object.keys(storage)).toHaveLength(150);
    await controller.sent[0]?.answer(openedAs(...Array.from({ length: 100 }, (_, at) => `job_${at}`)));
    expect(Object.keys(storage)).toHaveLength(50);
    // After a reload in between, only drafts without a known job return.
    expect(
      openController(storage)
        .drafts()
        .map(({ cells }) => cells['title'])[0],
    ).toBe('Row 100');
    await controller.sent[1]?.answer(openedAs(...Array.from({ length: 50 }, (_, at) => `job_1${at}`)));
    await outcomes;
    expect([controller.drafts(), Object.keys(storage)]).toEqual([[], []]);
  });

  it('that the server refuses say why, each of them, and the others are jobs', async () => {
    const controller = openController();
    const outcomes = controller.write(pasted(controller.store.state().blankId, 3));
    await controller.finished();
    const ok = openedAs('job_1', 'job_2');
    const refused = { ok: false as const, problem: problem(422) };
    await controller.sent[0]?.answer({ ok: true, outcomes: ok.ok ? [...ok.outcomes, refused] : [] });
    await outcomes;
    expect(controller.drafts()).toMatchObject([{ cells: { title: 'Row 2' }, refusal: 'no 422' }]);
  });

  it('that nothing was heard of go again in the same request under the same key', async () => {
    const storage = memoryStorage();
    const controller = openController(storage);
    void controller.write(pasted(controller.store.state().blankId, 3));
    await controller.finished();
    const next = openController(storage);
    const [first] = next.drafts();
    void next.retry(first?.id ?? '');
    await next.finished();
    expect(JSON.stringify(next.sent[0]?.batch)).toBe(JSON.stringify(controller.sent[0]?.batch));
  });

  it('go in requests that the server takes, however long their texts are', async () => {
    const controller = openController();
    const { blankId } = controller.store.state();
    const long = '长'.repeat(4000);
    const rows = Array.from({ length: 40 }, (_, at) => [
      edit(blankId, 'title', `Row ${at}`, { newRow: at + 1 }),
      edit(blankId, 'customer', long, { newRow: at + 1 }),
    ]).flat();
    void controller.write(rows);
    await controller.finished();
    const [first] = controller.sent;
    expect(JSON.stringify(first?.batch.openings).length).toBeLessThan(200_000 / 3 + 10_000);
    expect(first?.batch.openings.length).toBeLessThan(40);
  });

  it('whose needed cell cannot be read stay drafts with the fault', async () => {
    const controller = openController();
    const { blankId } = controller.store.state();
    const issue = { newRow: 1, fault: 'Not one of the choices', text: 'No such trade' };
    await controller.write([
      edit(blankId, 'title', 'Row', { newRow: 1 }),
      edit(blankId, 'customer', 'Hill', { newRow: 1 }),
      edit(blankId, 'trade', null, issue),
    ]);
    expect(controller.sent).toEqual([]);
    const [draft] = controller.drafts();
    expect(draft?.faults).toEqual({ trade: { text: 'No such trade', message: 'Not one of the choices' } });
    void controller.type('trade', 'wedding', draft?.id);
    await controller.finished();
    expect(controller.sent).toHaveLength(1);
  });
});
