import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../kit/memory-storage.ts';
import { edit, openDesk, openedAs, problem } from './desk.ts';

/** A draft whose opening has gone out. */
const begun = async (storage?: Storage) => {
  const desk = openDesk(storage);
  await desk.type('title', 'Kitchen');
  const id = desk.drafts()[0]?.id ?? '';
  const customer = desk.type('customer', 'Hill', id);
  await desk.settled();
  return { desk, id, customer };
};

describe('a draft that is being opened', () => {
  it('opens one job, and what is typed meanwhile goes there', async () => {
    const { desk, id, customer } = await begun();
    const total = desk.type('contractTotal', 900, id);
    await desk.settled();
    expect(desk.sent).toHaveLength(1);
    await desk.sent[0]?.answer(openedAs('job_1'));
    expect(await Promise.all([customer, total])).toEqual([[{ ok: true }], [{ ok: true }]]);
    expect([desk.written(), desk.drafts()]).toEqual([['job_1 contractTotal=900'], []]);
    expect(desk.store.state().successors.get(id)).toBe('job_1');
    // A cell that was still open goes to the job, too.
    await desk.type('owner', 'stf_2', id);
    expect(desk.written()).toEqual(['job_1 contractTotal=900', 'job_1 owner=stf_2']);
    expect(desk.sent).toHaveLength(1);
  });

  it('is known by its own id, and sent again after a reload in the very same words', async () => {
    const storage = memoryStorage();
    const { desk, id } = await begun(storage);
    void desk.type('contractTotal', 900, id);
    await desk.settled();
    const [first] = desk.sent;
    expect(first?.lot.key).toBe(id);
    const next = openDesk(storage);
    const opened = next.write([edit(id, 'draft', null)]);
    await next.settled();
    expect(JSON.stringify(next.sent[0]?.lot)).toBe(JSON.stringify(first?.lot));
    await next.sent[0]?.answer(openedAs('job_1'));
    await opened;
    expect([next.written(), next.drafts(), Object.keys(storage)]).toEqual([
      ['job_1 contractTotal=900'],
      [],
      [],
    ]);
  });

  it('waits while the server is away, and the same request opens it then', async () => {
    const { desk, id } = await begun();
    await desk.sent[0]?.answer({ ok: false, problem: problem(503) });
    expect(desk.drafts()[0]).toMatchObject({ refusal: 'no 503' });
    expect([...desk.store.state().opening]).toEqual([id]);
    await desk.knock();
    expect(desk.sent[1]?.lot).toEqual(desk.sent[0]?.lot);
    await desk.sent[1]?.answer(openedAs('job_1'));
    expect(desk.drafts()).toEqual([]);
  });

  it('that was opened before with other words gets all that it says now', async () => {
    const { desk } = await begun();
    await desk.sent[0]?.answer({
      ok: true,
      outcomes: [{ ok: true, jobId: 'job_1', job: null, isAsSent: false }],
    });
    expect(desk.written()).toEqual(['job_1 title=Kitchen', 'job_1 customer=Hill']);
  });

  it('that is refused keeps its cells and the reason, and is tried again with what was mended', async () => {
    const { desk, id, customer } = await begun();
    const title = desk.type('title', 'Kitchen, Mill Lane', id);
    await desk.sent[0]?.answer({ ok: true, outcomes: [{ ok: false, problem: problem(422) }] });
    expect(await customer).toEqual([{ ok: false, kind: 'refused', message: 'no 422' }]);
    expect(desk.sent[1]?.lot.openings[0]?.title).toBe('Kitchen, Mill Lane');
    await desk.sent[1]?.answer({ ok: true, outcomes: [{ ok: false, problem: problem(422) }] });
    expect(await title).toEqual([{ ok: false, kind: 'refused', message: 'no 422' }]);
    expect(desk.drafts()[0]).toMatchObject({ sent: null, refusal: 'no 422' });
    const again = desk.retry(id);
    await desk.settled();
    await desk.sent[2]?.answer(openedAs('job_1'));
    await again;
    expect(desk.drafts()).toEqual([]);
  });
});

/** Rows pasted on the blank row and below it. */
const pasted = (blankId: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const more = at === 0 ? {} : { newRow: at };
    return [edit(blankId, 'title', `Row ${at}`, more), edit(blankId, 'customer', `Hill ${at}`, more)];
  }).flat();

describe('pasted rows', () => {
  it('are dropped from the storage as soon as their request is answered, the others stay', async () => {
    const storage = memoryStorage();
    const desk = openDesk(storage);
    const outcomes = desk.write(pasted(desk.store.state().blankId, 150));
    await desk.settled();
    expect(desk.sent[0]?.lot.openings).toHaveLength(100);
    expect(Object.keys(storage)).toHaveLength(150);
    await desk.sent[0]?.answer(openedAs(...Array.from({ length: 100 }, (_, at) => `job_${at}`)));
    expect(Object.keys(storage)).toHaveLength(50);
    // After a reload midway only those that are not known to be jobs come back.
    expect(
      openDesk(storage)
        .drafts()
        .map(({ cells }) => cells['title'])[0],
    ).toBe('Row 100');
    await desk.sent[1]?.answer(openedAs(...Array.from({ length: 50 }, (_, at) => `job_1${at}`)));
    await outcomes;
    expect([desk.drafts(), Object.keys(storage)]).toEqual([[], []]);
  });

  it('that the server refuses say why, each of them, and the others are jobs', async () => {
    const desk = openDesk();
    const outcomes = desk.write(pasted(desk.store.state().blankId, 3));
    await desk.settled();
    const ok = openedAs('job_1', 'job_2');
    const refused = { ok: false as const, problem: problem(422) };
    await desk.sent[0]?.answer({ ok: true, outcomes: ok.ok ? [...ok.outcomes, refused] : [] });
    await outcomes;
    expect(desk.drafts()).toMatchObject([{ cells: { title: 'Row 2' }, refusal: 'no 422' }]);
  });

  it('that nothing was heard of go again in the same request under the same key', async () => {
    const storage = memoryStorage();
    const desk = openDesk(storage);
    void desk.write(pasted(desk.store.state().blankId, 3));
    await desk.settled();
    const next = openDesk(storage);
    const [first] = next.drafts();
    void next.retry(first?.id ?? '');
    await next.settled();
    expect(JSON.stringify(next.sent[0]?.lot)).toBe(JSON.stringify(desk.sent[0]?.lot));
  });

  it('go in requests that the server takes, however long their texts are', async () => {
    const desk = openDesk();
    const { blankId } = desk.store.state();
    const long = '长'.repeat(4000);
    const rows = Array.from({ length: 40 }, (_, at) => [
      edit(blankId, 'title', `Row ${at}`, { newRow: at + 1 }),
      edit(blankId, 'customer', long, { newRow: at + 1 }),
    ]).flat();
    void desk.write(rows);
    await desk.settled();
    const [first] = desk.sent;
    expect(JSON.stringify(first?.lot.openings).length).toBeLessThan(200_000 / 3 + 10_000);
    expect(first?.lot.openings.length).toBeLessThan(40);
  });

  it('whose needed cell cannot be read stay drafts with the fault', async () => {
    const desk = openDesk();
    const { blankId } = desk.store.state();
    const fault = { newRow: 1, fault: 'Not one of the choices', text: 'No such trade' };
    await desk.write([
      edit(blankId, 'title', 'Row', { newRow: 1 }),
      edit(blankId, 'customer', 'Hill', { newRow: 1 }),
      edit(blankId, 'trade', null, fault),
    ]);
    expect(desk.sent).toEqual([]);
    const [draft] = desk.drafts();
    expect(draft?.faults).toEqual({ trade: { text: 'No such trade', message: 'Not one of the choices' } });
    void desk.type('trade', 'wedding', draft?.id);
    await desk.settled();
    expect(desk.sent).toHaveLength(1);
  });
});
