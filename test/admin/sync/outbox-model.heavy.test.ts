import { expect, it } from 'vitest';
import { keptEditsIn } from '../../../admin/sync/outbox/kept-edits.ts';
import { createOutbox, type Reach } from '../../../admin/sync/outbox/outbox.ts';
import { createJobQueue, type EditOutcome, type Versioned } from '../../../admin/sync/job-queue.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import { makeRandom, type Random } from '../../kit/random.ts';
import { counted, sized } from '../../kit/size.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

const operationCount = sized({ small: 500, full: 10_000 });
const seed = Number(process.env['FUZZ_SEED'] ?? sized({ small: 20_261_130, full: Date.now() % 1_000_000 }));

const jobs = ['job_1', 'job_2', 'job_3', 'job_4', 'job_5'] as const;
const columns = ['title', 'customer', 'owner'] as const;

const problem = (status: number): EditOutcome<Versioned> => ({
  ok: false,
  problem: { type: '', title: '', status, code: 'x', detail: 'x', requestId: '' },
});

/** A server as the product's: an edit is refused where its cell was written after its base, and a value that stands is none. */
const makeServer = (actOf: (text: string) => number) => {
  const versions = new Map<string, number>(jobs.map((job) => [job, 1]));
  const cells = new Map<string, { text: string; version: number }>();
  const log: { readonly job: string; readonly text: string; readonly act: number }[] = [];
  const write = (job: string, column: string, text: string, base: number): EditOutcome<Versioned> => {
    if (text.endsWith('!')) return problem(422);
    const version = versions.get(job) ?? 1;
    const cell = cells.get(`${job} ${column}`);
    if (cell?.text === text) return { ok: true, answer: { version, isCommitted: false } };
    if (cell && cell.version > base) return problem(409);
    versions.set(job, version + 1);
    cells.set(`${job} ${column}`, { text, version: version + 1 });
    log.push({ job, text, act: actOf(text) });
    return { ok: true, answer: { version: version + 1, isCommitted: true } };
  };
  return { write, cells, log, versionOf: (job: string) => versions.get(job) ?? 1 };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** One person's tab before that server, over a network that delays, loses, repeats and reorders. */
const makeDesk = ({ below, next: random }: Random, actOf: (text: string) => number) => {
  const timers = fakeTimers();
  const server = makeServer(actOf);
  const queue = createJobQueue();
  const reach: { now: Reach } = { now: 'back' };
  const failing = new Set<string>();
  const storage = memoryStorage();
  const later = (run: () => void) => void timers.after(below(700), run);
  const outbox = createOutbox({
    kept: keptEditsIn({ storage, staffId: 'stf_1', tab: 'one' }),
    probe: () => new Promise((resolve) => void timers.after(50, () => resolve(reach.now))),
    replaced: () => undefined,
    after: timers.after,
    random,
  });
  const call = ({ rowId, columnId, text }: GridEdit, base: number): Promise<EditOutcome<Versioned>> =>
    new Promise((answer) =>
      later(() => {
        if (reach.now !== 'back') return answer(problem(0));
        if (failing.has(rowId)) return answer(problem(503));
        const fate = random();
        if (fate < 0.1) return answer(problem(0));
        const outcome = server.write(rowId, columnId, text, base);
        // The same request once more, whenever it comes.
        if (fate < 0.2) later(() => server.write(rowId, columnId, text, base));
        later(() => answer(fate > 0.9 ? problem(0) : outcome));
      }),
    );
  const send = (edit: GridEdit) =>
    outbox.send([edit], ([one = edit]) =>
      queue.send(one.rowId, (base) => call(one, base), one.revision).then((outcome) => [outcome]),
    );
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 250) {
      timers.pass(250);
      await turn();
    }
  };
  /** What befalls the network and a job's saves, by a number in [0, 1). */
  const change = (fate: number, job: string) => {
    if (fate < 0.02) reach.now = reach.now === 'back' ? 'away' : 'back';
    else if (fate < 0.04) failing.add(job);
    else if (fate < 0.08) failing.delete(job);
    else if (fate < 0.1) outbox.knock();
  };
  const mend = () => {
    reach.now = 'back';
    failing.clear();
    outbox.knock();
  };
  return { server, outbox, storage, send, pass, change, mend };
};

it(`of ${counted(operationCount)} edits over a bad network none is lost, doubled or saved out of order (seed ${seed})`, async () => {
  const random = makeRandom(seed);
  const { pick } = random;
  /** When each text was last sent by its person: at first, or over another's. */
  const acts = new Map<string, number>();
  const desk = makeDesk(random, (text) => acts.get(text) ?? 0);
  const { server, outbox, storage, send, pass, change, mend } = desk;
  let actCount = 0;
  const ended = new Map<string, boolean>();
  const last = new Map<string, string>();
  for (let at = 0; at < operationCount; at += 1) {
    const job = pick(jobs);
    change(random.next(), job);
    const columnId = pick(columns);
    const text = `${at}${random.below(20) === 0 ? '!' : ''}`;
    last.set(`${job} ${columnId}`, text);
    const edit = { rowId: job, columnId, parentId: null, value: text, base: null, text };
    const write = async (): Promise<void> => {
      actCount += 1;
      acts.set(text, actCount);
      const [outcome] = await send({ ...edit, revision: server.versionOf(job) });
      const isConflict = outcome?.ok === false && outcome.problem.status === 409;
      // Whoever still means it has seen what stands there, and writes theirs over it.
      if (isConflict && last.get(`${job} ${columnId}`) === text) return write();
      ended.set(text, outcome?.ok === true);
    };
    void write();
    await pass(pick([0, 0, 250, 1000, 4000]));
  }
  mend();
  for (let round = 0; round < 400 && ended.size < operationCount; round += 1) await pass(5000);

  expect(ended.size).toBe(operationCount);
  expect(outbox.state()).toMatchObject({ editCount: 0, why: null });
  // What was typed last into each cell stands there, unless it was refused by a rule, and is told so.
  const typed = [...last].filter(([, text]) => !text.endsWith('!'));
  for (const [cell, text] of typed) expect([cell, server.cells.get(cell)?.text]).toEqual([cell, text]);
  for (const text of last.values()) expect([text, ended.get(text)]).toEqual([text, !text.endsWith('!')]);
  // Each text once, and those of a job in the order in which they were sent.
  expect(new Set(server.log.map(({ text }) => text)).size).toBe(server.log.length);
  for (const one of jobs) {
    const sent = server.log.filter(({ job }) => job === one).map(({ act }) => act);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
  }
  // Those that did not come through gave way to a newer one, or were refused: the network is bad, not gone.
  expect(server.log.length).toBeGreaterThan(operationCount / 10);
  expect(Object.keys(storage).filter((key) => key.includes('waiting'))).toEqual([]);
}, 240_000);
