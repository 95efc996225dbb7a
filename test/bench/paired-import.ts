import { Agent } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { importRow } from '#test/bench/data/import-rows';
import { owners, sessionToken } from '#test/bench/data/load';
import { send } from '#test/bench/drive';
import { signedIn } from '#test/bench/scenes';
import { bundle, serve } from '#test/bench/serve';
import { serverCpuMs } from '#test/bench/server-cpu';
import { importRowsMax } from '#contract/transfer/transfer-requests';

// node scripts/run.mjs test/bench/paired-import.ts --before ../an-older-tree: the time of an import in two trees, in turn.

const { values: input } = parseArgs({
  options: {
    before: { type: 'string' },
    /** Rows that one request of the older tree takes. */
    'before-rows': { type: 'string', default: '100' },
    jobs: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '7' },
  },
});
if (input.before === undefined) throw new Error('--before takes the folder of the older tree');

const importedRows = 1000;
const agent = new Agent({ keepAlive: true });
let requests = 0;

/** The people are written straight; all else goes through the doors, for the tables of two trees differ. */
const addPeople = (db: DatabaseSync): void => {
  const now = Date.now();
  const member = db.prepare(
    'insert into staff (id, name, email, role, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
  );
  for (const [at, id] of owners.entries())
    member.run(id, `Member ${at}`, `member-${at}@example.com`, at === 0 ? 'owner' : 'staff', now, now);
  db.prepare(
    'insert into session (id, token, user_id, expires_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
  ).run('ses_bench', sessionToken, owners[0] ?? '', now + 24 * 3_600_000, now, now);
};

interface Tree {
  readonly name: string;
  readonly origin: string;
  readonly rowsAtOnce: number;
  readonly stop: () => Promise<void>;
  /** Rows that were imported so far. */
  imported: number;
}

const openTree = async (name: string, folder: string, rowsAtOnce: number): Promise<Tree> => {
  console.log(`Bundling ${name} (${folder})…`);
  const { served } = await serve(bundle(folder), 'paired-import', addPeople, folder);
  return { name, origin: served.origin, rowsAtOnce, stop: served.stop, imported: 0 };
};

/** Imports rows as the admin sends them: so many a request, one request after the other. */
const importRows = async (tree: Tree, count: number): Promise<void> => {
  for (let done = 0; done < count; done += tree.rowsAtOnce) {
    const size = Math.min(tree.rowsAtOnce, count - done);
    requests += 1;
    const { status, text } = await send(
      tree.origin,
      {
        method: 'POST',
        path: '/api/imports',
        headers: {
          ...signedIn,
          'content-type': 'application/json',
          'idempotency-key': `paired-${requests}`,
        },
        body: JSON.stringify({
          rows: Array.from({ length: size }, (_, at) => importRow(tree.imported + at)),
        }),
      },
      agent,
    );
    const opened = text.split('"opened"').length - 1;
    if (status !== 200 || opened !== size)
      throw new Error(`${tree.name} answered ${status}, ${opened} of ${size} opened: ${text.slice(0, 400)}`);
    tree.imported += size;
  }
};

interface Round {
  readonly ms: number;
  readonly cpuMs: number;
}

const timed = async (tree: Tree): Promise<Round> => {
  const cpuBefore = serverCpuMs() ?? 0;
  const before = performance.now();
  await importRows(tree, importedRows);
  return { ms: performance.now() - before, cpuMs: (serverCpuMs() ?? 0) - cpuBefore };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const old = await openTree('before', input.before, Number(input['before-rows']));
const current = await openTree('after', '.', importRowsMax);
const trees = [old, current];
try {
  for (const tree of trees) await importRows(tree, Number(input.jobs));
  const rounds = new Map<Tree, Round[]>(trees.map((tree) => [tree, []]));
  for (let round = 0; round < Number(input.rounds); round += 1)
    for (const tree of round % 2 === 0 ? trees : trees.toReversed()) {
      const figures = await timed(tree);
      rounds.get(tree)?.push(figures);
      console.log(`  ${tree.name}: ${figures.ms.toFixed(0)} ms, ${figures.cpuMs.toFixed(0)} ms of CPU`);
    }
  const of = (tree: Tree, part: keyof Round) => median((rounds.get(tree) ?? []).map((round) => round[part]));
  for (const tree of trees)
    console.log(
      `${tree.name}: ${importedRows} rows, ${tree.rowsAtOnce} a request: ${of(tree, 'ms').toFixed(0)} ms, ${of(tree, 'cpuMs').toFixed(0)} ms of CPU (medians of ${input.rounds})`,
    );
  for (const part of ['ms', 'cpuMs'] as const)
    console.log(`${part}: ${(of(current, part) / of(old, part)).toFixed(2)}x`);
} finally {
  agent.destroy();
  for (const tree of trees) await tree.stop();
}
