import { Agent } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { drive, send, turnOf, type Call, type Timing } from '#test/bench/drive';
import { owners, sessionToken } from '#test/bench/data/load';
import { table } from '#test/bench/report';
import { write } from '#test/bench/scenes';
import { bundle, serve, type Served } from '#test/bench/serve';

// Two trees side by side: both are served from one process, and each does the same edits in turn. Their databases are
// filled through their own API, for the tables of an older tree are others.

const jobsOfTree = 96;
const rowsOfRequest = 48;
const atOnce = 8;
/** Turns of one measurement, by the number of people that are busy. */
const callsAt: readonly (readonly [connections: number, calls: number])[] = [
  [1, 100],
  [16, 300],
];

interface Tree {
  readonly name: string;
  readonly served: Served;
  readonly jobIds: readonly string[];
  /** Each job's version, which every edit makes one higher. */
  readonly versions: Map<string, number>;
}

const signIn = (db: DatabaseSync): void => {
  const now = Date.now();
  const person = db.prepare(
    `insert into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
    values (?, ?, ?, 1, ?, 'zh-Hans', 1, ?, ?)`,
  );
  for (const [at, id] of owners.entries())
    person.run(
      id,
      `Member ${at + 1}`,
      `member-${at + 1}@example.com`,
      at === 0 ? 'owner' : 'staff',
      now,
      now,
    );
  db.prepare(
    `insert into session (id, token, user_id, expires_at, created_at, updated_at) values ('ses_bench', ?, ?, ?, ?, ?)`,
  ).run(sessionToken, owners[0] ?? '', now + 24 * 3600 * 1000, now, now);
};

const ask = async (origin: string, call: Call, agent: Agent): Promise<string> => {
  const { status, text } = await send(origin, call, agent);
  if (status >= 300) throw new Error(`${call.method} ${call.path} answered ${status}: ${text.slice(0, 400)}`);
  return text;
};

const imported = z.object({ results: z.array(z.object({ jobId: z.string() })) });

const importCall = (first: number): Call =>
  write('POST', '/api/imports', {
    rows: Array.from({ length: rowsOfRequest }, (_, at) => ({
      flow: 'renovation',
      title: `安华里 ${first + at} 号旧房改造`,
      customer: {
        name: `王芳${first + at}`,
        phone: `139${String(10_000_000 + first + at)}`,
        email: `customer-${first + at}@example.com`,
        address: '朝阳区安华里 7 号',
      },
      ownerId: owners[at % owners.length],
      contractTotalMinor: 8_000_000 + at * 100,
      facts: { 'job.kind': 'old-home', area: 96, needs: '三室改两室', suggestions: '厨房外移', progress: 30 },
    })),
  });

const documents = [
  ['design', 'filed'],
  ['design', 'delivered'],
  ['design', 'agreed'],
  ['budget', 'filed'],
  ['budget', 'delivered'],
  ['budget', 'agreed'],
  ['contract', 'filed'],
  ['contract', 'signed'],
] as const;

const reason = { reason: 'Measured' };

/** Brings a job into its construction: the contract is signed, and the down payment is there. */
const steps = (id: string): readonly Call[] => [
  write('POST', `/api/jobs/${id}/stage`, { to: 'design-and-quote', override: reason }),
  ...documents.map(([key, state]) => write('POST', `/api/jobs/${id}/documents`, { key, state })),
  write('POST', `/api/jobs/${id}/stage`, { to: 'construction', override: reason }),
  write('POST', `/api/jobs/${id}/payments`, {
    amountMinor: 2_000_000,
    currency: 'CNY',
    method: 'transfer',
    voucher: `V-${id}`,
  }),
];

const answered = z.object({ job: z.object({ version: z.int() }) });

const prepareJob = async (origin: string, id: string, agent: Agent): Promise<number> => {
  let version = 0;
  for (const call of steps(id))
    ({ version } = answered.parse(JSON.parse(await ask(origin, call, agent))).job);
  return version;
};

const open = async (name: string, folder: string, code: string): Promise<Tree> => {
  const { served } = await serve(code, `compared-${name}`, signIn, folder);
  const agent = new Agent({ keepAlive: true });
  const jobIds: string[] = [];
  const versions = new Map<string, number>();
  for (let first = 0; first < jobsOfTree; first += rowsOfRequest) {
    const { results } = imported.parse(JSON.parse(await ask(served.origin, importCall(first), agent)));
    jobIds.push(...results.map(({ jobId }) => jobId));
  }
  const waiting = [...jobIds];
  const work = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      versions.set(id, await prepareJob(served.origin, id, agent));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  return { name, served, jobIds, versions };
};

interface Edit {
  readonly name: string;
  readonly call: (jobId: string, baseVersion: number) => Call;
}

const cell = (jobId: string, baseVersion: number, patch: object): Call =>
  write('POST', '/api/edits', { edits: [{ jobId, baseVersion, ...patch }] });

/** Every edit gives a value that the job does not have, by the version that it edits. */
const edits: readonly Edit[] = [
  { name: 'title', call: (id, version) => cell(id, version, { title: `旧房改造第 ${version} 次` }) },
  {
    name: 'assignee',
    call: (id, version) => cell(id, version, { ownerId: owners[version % owners.length] }),
  },
  {
    name: 'fact that no rule reads',
    call: (id, version) => cell(id, version, { facts: { needs: `改 ${version}` } }),
  },
  {
    name: 'fact that a rule reads',
    call: (id, version) => cell(id, version, { facts: { progress: 1 + (version % 48) } }),
  },
  {
    name: 'stage',
    call: (id, version) =>
      write('POST', `/api/jobs/${id}/stage`, {
        to: version % 2 === 0 ? 'acceptance' : 'aftercare',
        override: reason,
      }),
  },
];

/** The same edit on one job after the other, so that no two of them meet on a job. */
const measure = (tree: Tree, edit: Edit, connections: number, calls: number): Promise<Timing> => {
  let done = 0;
  const next = () => {
    const jobId = tree.jobIds[done % tree.jobIds.length] ?? '';
    done += 1;
    const version = tree.versions.get(jobId) ?? 0;
    tree.versions.set(jobId, version + 1);
    return turnOf(edit.call(jobId, version));
  };
  return drive({ origin: tree.served.origin, next, connections, seconds: Infinity, turnsMax: calls });
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
};

interface Pair {
  readonly before: Timing;
  readonly after: Timing;
}

const rowOf = (name: string, connections: number, pairs: readonly Pair[]): readonly string[] => {
  const cpu = ({ cpuMs }: Timing): number => cpuMs ?? Number.NaN;
  const ratios = pairs.map(({ before, after }) => cpu(after) / cpu(before));
  return [
    name,
    String(connections),
    median(pairs.map(({ before }) => cpu(before))).toFixed(2),
    median(pairs.map(({ after }) => cpu(after))).toFixed(2),
    `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
    median(pairs.map(({ before, after }) => after.perSecond / before.perSecond)).toFixed(2),
  ];
};

/** One measurement of both trees; who goes first changes with the round. */
const pairOf = async (
  [before, after]: readonly [Tree, Tree],
  round: number,
  measureOne: (tree: Tree) => Promise<Timing>,
): Promise<Pair> => {
  if (round % 2 === 0) return { before: await measureOne(before), after: await measureOne(after) };
  const second = await measureOne(after);
  return { before: await measureOne(before), after: second };
};

interface Comparison {
  /** The folder of the other tree, with its packages. */
  readonly against: string;
  readonly rounds: number;
  readonly localize: (line: string) => void;
}

/** Prints what edits cost in this tree and in another, and the ratio of the two. */
export const compareTrees = async ({ against, rounds, localize }: Comparison): Promise<void> => {
  localize('Bundling and filling both trees…');
  const [old, own] = [bundle(against), bundle()];
  const before = await open('before', against, old);
  const after = await open('after', '.', own);
  const rows: (readonly string[])[] = [];
  try {
    for (const edit of edits)
      for (const [connections, calls] of callsAt) {
        const pairs: Pair[] = [];
        for (let round = -1; round < rounds; round += 1) {
          const pair = await pairOf([before, after], round, (tree) =>
            measure(tree, edit, connections, calls),
          );
          // The first round is without a clock: the first calls of an isolate compile and warm.
          if (round >= 0) pairs.push(pair);
        }
        const row = rowOf(edit.name, connections, pairs);
        rows.push(row);
        localize(`  ${row.join(' | ')}`);
      }
  } finally {
    await before.served.stop();
    await after.served.stop();
  }
  localize(
    `\n${table(['edit', 'at once', 'before: CPU ms', 'now: CPU ms', 'ratio of CPU', 'ratio of calls a second'], rows)}`,
  );
};
