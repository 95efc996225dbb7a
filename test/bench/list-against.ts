import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drive, send, turnOf, type Call } from '#test/bench/drive';
import { table } from '#test/bench/report';
import { listPath, signedInGet } from '#test/bench/scenes';

/** Serves the tree in whose folder it runs, in the words that both the old and the new benchmark know. */
const servingScript = `
import { existsSync } from 'node:fs';
const { bundle, serve } = await import('#test/bench/serve');
const { serverCpuMs } = await import('#test/bench/server-cpu');
const { makeLoader } = await import(existsSync('test/bench/data/load.ts') ? '#test/bench/data/load' : '#test/bench/load');
const jobs = Number(process.argv[2]);
const load = makeLoader(Math.floor(Date.now() / 3600000) * 3600000, 10);
const quiet = () => undefined;
let isFilled = false;
const fill = async (db) => { isFilled = true; return load(db, jobs, quiet); };
const answer = await serve(bundle(), 'list-' + jobs, fill);
const served = answer.served ?? answer;
if (!isFilled) await fill(served.db);
process.on('message', async (ask) => {
  if (ask === 'cpu') process.send({ cpuMs: serverCpuMs() });
  else { await served.stop(); process.exit(0); }
});
process.send({ origin: served.origin });
`;

const answerOf = (child: ChildProcess): Promise<object> =>
  new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`the server ended with ${code ?? 'a signal'}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      if (typeof message === 'object') done(message);
      else fail(new Error(String(message)));
    });
  });

/** One tree, built and served by its own benchmark. */
interface Tree {
  readonly name: string;
  /** Where it answers lists: before the rows had an address of their own, that of the jobs. */
  readonly address: string;
  readonly origin: string;
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => void;
}

const open = async (folder: string, jobs: number, named: Pick<Tree, 'name' | 'address'>): Promise<Tree> => {
  const place = resolve(folder, '.wrangler/bench');
  mkdirSync(place, { recursive: true });
  const script = join(place, 'list-serve.mjs');
  writeFileSync(script, servingScript);
  const child = fork(script, [String(jobs)], { cwd: folder });
  const ready = await answerOf(child);
  return {
    ...named,
    origin: 'origin' in ready ? String(ready.origin) : '',
    cpuMs: async () => {
      child.send('cpu');
      const said = await answerOf(child);
      return 'cpuMs' in said ? Number(said.cpuMs) : Number.NaN;
    },
    stop: () => child.send('stop'),
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const query = listPath.slice(listPath.indexOf('?'));

const scenes: readonly (readonly [name: string, query: string])[] = [
  ['list 100', query],
  ['list 100, with facts', `${query}&facts=true`],
  ['list 1', query.replace('limit=100', 'limit=1')],
];

interface Slice {
  readonly connections: number;
  readonly seconds: number;
}

const callOf = ({ address }: Tree, request: string): Call => signedInGet(`${address}${request}`);

const cpuOf = async (tree: Tree, call: Call, { connections, seconds }: Slice): Promise<number> => {
  const before = await tree.cpuMs();
  const { calls } = await drive({ origin: tree.origin, next: () => turnOf(call), connections, seconds });
  return ((await tree.cpuMs()) - before) / calls;
};

const bytesOf = async ({ origin }: Tree, call: Call): Promise<string> => {
  const agent = new Agent();
  const { text } = await send(origin, call, agent);
  agent.destroy();
  const parsed: { readonly jobs?: readonly unknown[]; readonly rows?: readonly unknown[] } = JSON.parse(text);
  const { length } = parsed.rows ?? parsed.jobs ?? [];
  const bytes = Buffer.byteLength(text);
  return `${bytes.toLocaleString('en')} (${Math.round(bytes / length)} a row of ${length})`;
};

/**
 * CPU of the server, its database in it, for a list of 100: this tree against the tree in another folder, slices in turn.
 * The other folder is a worktree with its packages installed.
 */
const compareLists = async (
  folder: string,
  { jobs, rounds, ...slice }: Slice & { readonly jobs: number; readonly rounds: number },
): Promise<string> => {
  const before = await open(folder, jobs, { name: 'before', address: '/api/jobs' });
  const now = await open('.', jobs, { name: 'now', address: '/api/sheet/rows' });
  const rows: string[][] = [];
  for (const [name, request] of scenes) {
    for (const tree of [before, now]) await cpuOf(tree, callOf(tree, request), { ...slice, seconds: 2 });
    const spent: { readonly before: number; readonly now: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const first = round % 2 === 0 ? [before, now] : [now, before];
      const cpu: Record<string, number> = {};
      for (const tree of first) cpu[tree.name] = await cpuOf(tree, callOf(tree, request), slice);
      spent.push({ before: cpu['before'] ?? Number.NaN, now: cpu['now'] ?? Number.NaN });
    }
    const [was, is] = [median(spent.map((cpu) => cpu.before)), median(spent.map((cpu) => cpu.now))];
    const ratios = spent.map((cpu) => cpu.now / cpu.before).toSorted((a, b) => a - b);
    rows.push([
      name,
      was.toFixed(2),
      is.toFixed(2),
      `${(is / was).toFixed(2)}x`,
      ratios.map((ratio) => ratio.toFixed(2)).join(' '),
      await bytesOf(before, callOf(before, request)),
      await bytesOf(now, callOf(now, request)),
    ]);
  }
  before.stop();
  now.stop();
  return table(
    [
      'what',
      'CPU before, ms a call',
      'CPU now',
      'ratio of medians',
      'ratio by round',
      'bytes before',
      'bytes now',
    ],
    rows,
  );
};

const { values: input } = parseArgs({
  options: {
    against: { type: 'string', default: '' },
    jobs: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
  },
});
console.log(
  await compareLists(input.against, {
    jobs: Number(input.jobs),
    rounds: Number(input.rounds),
    seconds: Number(input.seconds),
    connections: Number(input.connections),
  }),
);
