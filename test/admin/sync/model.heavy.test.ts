import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newOperationId } from '../../../admin/api/client.ts';
import type { GridEdit } from '../../../admin/grid/index.ts';
import type { Outcome } from '../../../admin/sync/outcome.ts';
import { makeRandom, type Random } from '../../kit/random.ts';
import { counted, sized } from '../../kit/size.ts';
import { jobRow } from '../job-row.ts';
import { memoryStorage } from '../kit/memory-storage.ts';
import { ownId, type Entry, type ModelServer } from './model-server.ts';
import { jobIds, makeWorld } from './model-tab.ts';

const operationCount = sized({ small: 500, full: 10_000 });
const seed = Number(process.env['FUZZ_SEED'] ?? sized({ small: 20_261_130, full: Date.now() % 1_000_000 }));

/** Edits that wait while their person writes on: without a limit the network never catches up, and little is saved. */
const waitingMax = 100;

/** Columns of the sheet, and what the wire calls them. */
const columns = { title: 'title', customer: 'customer.name', owner: 'ownerId', stage: 'stage' } as const;
const columnIds = ['title', 'customer', 'owner', 'stage'] as const;

/** A text that the person entered into a cell, with its outcome. */
interface Written {
  readonly text: string;
  readonly jobId: string;
  readonly column: string;
  /** The version that the person had seen. */
  since: number;
  outcome: Outcome | null;
  /** It survived a crash of the page. */
  isRecovered: boolean;
}

const isConflict = (outcome: Outcome | null): boolean =>
  outcome?.ok === false && outcome.problem.code === 'stale';

/** A person who writes, undoes, and sometimes loses the page. */
const makePerson = (random: Random) => {
  const world = makeWorld(random);
  const { server, tab } = world;
  const { pick, below } = random;
  const seen = new Map<string, number>();
  const all = new Map<string, Written>();
  const newest = new Map<string, string>();
  const issues: string[] = [];
  /** Operations of closed pages. */
  let forgotten: ReadonlySet<string> = new Set();
  /** Operations in the order of submission. */
  const submitted: string[] = [];

  const seenOf = (jobId: string) => seen.get(jobId) ?? 1;
  const lookAt = (jobId: string) => void seen.set(jobId, server.versionOf(jobId));
  const editOf = ({ text, jobId, column }: Written): GridEdit => ({
    rowId: jobId,
    columnId: columnIds.find((id) => columns[id] === column) ?? 'title',
    parentId: null,
    value: text,
    base: null,
    text,
    revision: seenOf(jobId),
  });
  const finish = (written: Written, outcome: Outcome | undefined) => {
    written.outcome = outcome ?? null;
    // The answer displays the job's row.
    if (outcome?.ok && outcome.answer !== null) lookAt(written.jobId);
    if (!isConflict(written.outcome)) return;
    lookAt(written.jobId);
    // The person has now seen the other value, and overwrites it.
    if (newest.get(`${written.jobId} ${written.column}`) === written.text) void submit([written]);
  };
  /** A conflict needs a reason: another person, an undo, or a closed page wrote the cell after it was seen. */
  const hasReason = ({ jobId, column, since }: Written) =>
    server
      .laterThan(jobId, since)
      .some(
        (entry) =>
          (entry.actor !== ownId || entry.operationId === null || forgotten.has(entry.operationId)) &&
          entry.changes.some((change) => change.column === column),
      );
  /** What is written into one job together is refused together. */
  const isReasonable = (some: readonly Written[], { jobId }: Written) =>
    some.some((written) => written.jobId === jobId && hasReason(written));
  const send = async (some: readonly Written[], edits: readonly GridEdit[], operationId: string) => {
    const jobs = new Map(jobIds.map((id) => [id, jobRow(id, seenOf(id))]));
    const outcomes = await tab.now.sync.submitCells(edits, { operationId, jobs, flowOf: () => null });
    // All are judged before any is written anew: that one has seen more than the others had.
    for (const [at, written] of some.entries())
      if (isConflict(outcomes[at] ?? null) && !written.isRecovered && !isReasonable(some, written))
        issues.push(`${written.text} was asked about as another's`);
    for (const [at, written] of some.entries()) finish(written, outcomes[at]);
  };
  const submit = async (some: readonly Written[]) => {
    for (const written of some) written.since = seenOf(written.jobId);
    const operationId = newOperationId();
    submitted.push(operationId);
    await send(some, some.map(editOf), operationId);
  };
  const begin = (text: string): Written => {
    const jobId = pick(jobIds);
    const item = {
      text,
      jobId,
      column: columns[pick(columnIds)],
      since: 0,
      outcome: null,
      isRecovered: false,
    };
    if (below(2) === 0) lookAt(jobId);
    return item;
  };
  const write = (at: number) => {
    const some = new Map<string, Written>();
    const partCount = below(4) === 0 ? 3 : 1;
    for (let part = 0; part < partCount; part += 1) {
      // A rule refuses all cells of a job in an operation.
      const written = begin(`${at}.${part}${partCount === 1 && below(20) === 0 ? '!' : ''}`);
      some.set(`${written.jobId} ${written.column}`, written);
    }
    for (const [cell, written] of some) {
      all.set(written.text, written);
      newest.set(cell, written.text);
    }
    void submit([...some.values()]);
  };
  /** A request of the panel, which ends with its first outcome. */
  const ask = async (at: number) => {
    const jobId = pick(jobIds);
    const phone = `form ${at}`;
    const outcome = await tab.now.sync.mutations.patch(jobId, { customer: { phone } }, seenOf(jobId));
    const isSaved = server.log.some(({ changes }) => changes.some(({ after }) => after === phone));
    if (outcome.ok && !isSaved) issues.push(`${phone} is called saved, and is not`);
  };
  /** Undoes the newest operation; only operations submitted earlier may have been written by then. */
  const undo = async () => {
    const before = new Set(submitted);
    const outcome = await tab.now.sync.step({ way: 'undo' });
    if (!outcome.ok) return;
    for (const jobId of jobIds) lookAt(jobId);
    const late = new Set(submitted.filter((operationId) => !before.has(operationId)));
    if (server.log.some(({ operationId }) => late.has(operationId ?? '')))
      issues.push('an operation did not wait for the step before it');
  };
  const crash = () => {
    for (const written of all.values()) if (written.outcome === null) written.isRecovered = true;
    const { persisted, sync } = world.crash();
    forgotten = new Set(submitted);
    for (const jobId of jobIds) lookAt(jobId);
    for (const gone of persisted.otherTabs())
      persisted.recover(gone, {
        rejected: (rejection) => {
          sync.holdRejection(rejection);
          return true;
        },
        unsent: (operation) => {
          sync.rememberRecovered(operation);
          const some = operation.edits.flatMap(({ text }) => all.get(text) ?? []);
          void send(some, operation.edits, operation.operationId ?? newOperationId());
          return some.length === operation.edits.length;
        },
      });
  };
  /** Waits while too much of theirs waits; the network goes on changing. */
  const rest = async () => {
    for (let round = 0; round < 400 && Object.keys(world.storage).length > waitingMax; round += 1) {
      world.change(random.next(), pick(jobIds));
      await world.pass(1000);
    }
  };
  return { ...world, all, newest, submitted, faults: issues, write, ask, undo, crash, rest };
};

// A superseded text may arrive at any time, but the newer one must be stored after it.
const isSuperseded = ({ outcome }: Written): boolean => outcome?.ok === true && outcome.answer === null;

/** Operations that the server applied to a job in another order than they were submitted. */
const disordered = (
  own: readonly Entry[],
  all: ReadonlyMap<string, Written>,
  submitted: readonly string[],
): readonly string[] => {
  const placeOf = new Map(submitted.map((operationId, place) => [operationId, place]));
  const latest = new Map<string, number>();
  const issues: string[] = [];
  for (const { jobId, changes, operationId } of own) {
    const place = placeOf.get(operationId ?? '');
    const texts = changes.flatMap(({ after }) => all.get(after) ?? []);
    if (place === undefined || texts.every(isSuperseded)) continue;
    if (place < (latest.get(jobId) ?? 0)) issues.push(`${texts[0]?.text} was saved out of order`);
    latest.set(jobId, place);
  }
  return issues;
};

/** The first entry that wrote each text. */
const entriesByText = (log: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(log.toReversed().flatMap((entry) => entry.changes.map(({ after }) => [after, entry] as const)));

const isWrittenUnseen = (
  { laterThan }: Pick<ModelServer, 'laterThan'>,
  entry: Entry | undefined,
  { jobId, column, since }: Written,
): boolean =>
  entry !== undefined &&
  laterThan(jobId, since)
    .slice(0, Math.max(entry.version - since - 1, 0))
    .some(({ actor, changes }) => actor !== ownId && changes.some((change) => change.column === column));

/** The differences between what the server has and what was written. */
const issuesIn = (
  server: Pick<ModelServer, 'log' | 'laterThan'>,
  all: ReadonlyMap<string, Written>,
  submitted: readonly string[],
): readonly string[] => {
  const { log } = server;
  const firstOf = entriesByText(log);
  const own = log.filter(({ actor, operationId }) => actor === ownId && operationId !== null);
  const texts = own.flatMap(({ changes }) => changes.map(({ after }) => after));
  const writes = own.flatMap(({ operationId, changes }) =>
    changes.map(({ after }) => `${operationId} ${after}`),
  );
  const saved = new Set(texts);
  const written = [...all.values()];
  const isLost = (entry: Written) =>
    entry.outcome?.ok === true && !isSuperseded(entry) && !saved.has(entry.text);
  return [
    ...(new Set(writes).size === writes.length ? [] : ['a text was saved twice']),
    ...disordered(own, all, submitted),
    ...written.filter(({ outcome }) => outcome === null).map(({ text }) => `${text} has no outcome`),
    ...written.filter(isLost).map(({ text }) => `${text} is called saved, and is not`),
    ...written
      .filter((entry) => isWrittenUnseen(server, firstOf.get(entry.text), entry))
      .map(({ text }) => `${text} was written over what its person had not seen`),
  ];
};

beforeAll(() => void vi.stubGlobal('localStorage', memoryStorage()));
afterAll(() => void vi.unstubAllGlobals());

it(`of ${counted(operationCount)} operations over a bad network none is lost, doubled or saved out of order (seed ${seed})`, async () => {
  const random = makeRandom(seed);
  const { pick, below, next } = random;
  const person = makePerson(random);
  const {
    server,
    storage,
    client,
    tab,
    all,
    newest,
    submitted,
    faults: issues,
    write,
    ask,
    undo,
    crash,
    pass,
  } = person;
  vi.stubGlobal('fetch', person.fetchNow);
  for (let at = 0; at < operationCount; at += 1) {
    await person.rest();
    person.change(next(), pick(jobIds));
    if (below(15) === 0) {
      const jobId = pick(jobIds);
      const writer = { actor: 'stf_2', operationId: `ges_other${at}`, replaces: [] };
      const column = columns[pick(columnIds)];
      server.write(jobId, [[column, `other ${at}`]], server.versionOf(jobId), writer);
    }
    if (below(10) === 0) void ask(at);
    if (below(40) === 0) void undo();
    if (below(100) === 0) crash();
    write(at);
    await pass(pick([0, 0, 250, 1000, 4000]));
  }
  person.mend();
  const isOver = () => [...all.values()].every(({ outcome }) => outcome !== null);
  for (let round = 0; round < 400 && !isOver(); round += 1) await pass(5000);
  await pass(10_000);

  expect([...issues, ...issuesIn(server, all, submitted)]).toEqual([]);
  expect(tab.now.queue.status()).toMatchObject({ waitingCount: 0, offlineReason: null });
  // The last text of each cell was saved, unless a rule refused it, which was reported.
  for (const text of newest.values())
    expect([text, all.get(text)?.outcome?.ok]).toEqual([text, !text.endsWith('!')]);
  // The network was bad, but some operations must have arrived.
  expect(server.log.length).toBeGreaterThan(operationCount / 10);
  expect(Object.keys(storage).filter((key) => key.includes('waiting'))).toEqual([]);
  client.clear();
}, 600_000);
