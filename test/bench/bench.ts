import { createServer } from 'node:http';
import { Agent } from 'node:http';
import { parseArgs } from 'node:util';
import { dateOf, dayMs, hourMs, instant, instantAt, minuteMs } from '#domain/time/day';
import { drive, send, type Call, type Timing } from '#test/bench/drive';
import { makeLoader, type Loaded } from '#test/bench/data/load';
import {
  countCells,
  countHead,
  machine,
  table,
  timeTable,
  type Count,
  type Measured,
} from '#test/bench/report';
import { makeScenes, searchedName, type Scene } from '#test/bench/scenes';
import { bundle, serve, shopZone, type Served } from '#test/bench/serve';

const say = (line: string) => console.log(line);
const { values: given } = parseArgs({
  options: {
    jobs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '4' },
    due: { type: 'string', default: '2000' },
  },
});
const wholeOption = (name: keyof typeof given): number => {
  const value = Number(given[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number above 0`);
  return value;
};

const jobs = wholeOption('jobs');
const smallJobs = 1000;
const seconds = wholeOption('seconds');
const dueNotices = wholeOption('due');
const linksMax = 6000;
const connections = 16;
const runsMax = 60;

const counting = { 'x-bench-count': '1' };

const countOf = async (origin: string, call: Call): Promise<Count> => {
  const agent = new Agent();
  const counted = { ...call, headers: { ...call.headers, ...counting } };
  const answer = await send(origin, counted, agent);
  agent.destroy();
  if (answer.status >= 300)
    throw new Error(`${call.path} answered ${answer.status}: ${answer.text.slice(0, 400)}`);
  return JSON.parse(String(answer.headers['x-bench-count']));
};

const measure = async ({ origin }: Served, scene: Scene): Promise<Measured> => {
  const { next, name, target } = scene;
  const half = scene.callsMax === undefined ? {} : { callsMax: Math.floor(scene.callsMax / 4) };
  // Once without a clock: the first calls of an isolate compile and warm.
  await drive({ origin, next, connections: 4, seconds: 1, ...half });
  const count = await countOf(origin, next());
  const alone = await drive({ origin, next, connections: 1, seconds, ...half });
  const together = await drive({ origin, next, connections, seconds, ...half });
  say(
    `  ${name}: p50 ${alone.p50Ms.toFixed(1)} ms alone, ${Math.round(together.perSecond)}/s at ${connections}, ${together.cpuMs?.toFixed(1) ?? '?'} ms of CPU`,
  );
  return { name, target, alone, together, count };
};

const first = async (db: Served['db'], sql: string): Promise<number> =>
  (await db.prepare(sql).first<number>('n')) ?? 0;

/** Lets that many waiting customer notices, and no other, fall due a minute before `at`. */
const makeDue = async (db: Served['db'], at: number): Promise<void> => {
  await db
    .prepare('update notice set claimable_at = ?1 where claimable_at <= ?1')
    .bind(at + 30 * dayMs)
    .run();
  await db
    .prepare(
      `update notice set send_at = ?1, claimable_at = ?1, expires_at = ?2 where id in
        (select id from notice where state = 'pending' and recipient = '"customer"' order by id limit ?3)`,
    )
    .bind(at - minuteMs, at + dayMs, dueNotices)
    .run();
};

const dueCount = (db: Served['db'], at: number): Promise<number> =>
  first(db, `select count(*) n from notice where claimable_at <= ${at}`);

interface Ticked {
  readonly due: number;
  readonly runs: number;
  readonly left: number;
  readonly most: Count;
  readonly p50Ms: number;
  readonly states: string;
}

/** By day, whenever the benchmark runs: at night a notice to a customer waits for the morning. */
const noonTomorrow = (at: number): number =>
  instantAt(dateOf(instant(at + dayMs), shopZone), '12:00', shopZone);

const tickUntilSent = async ({ origin, db }: Served, now: number): Promise<Ticked> => {
  await makeDue(db, now);
  const due = await dueCount(db, now);
  const counts: Count[] = [];
  const times: number[] = [];
  let left = due;
  while (left > 0 && counts.length < runsMax) {
    const at = now + counts.length * minuteMs;
    const started = performance.now();
    counts.push(await countOf(origin, { method: 'POST', path: `/bench/tick?at=${at}` }));
    times.push(performance.now() - started);
    left = await dueCount(db, now);
  }
  const most = counts.toSorted((a, b) => b.statements - a.statements)[0];
  if (most === undefined) throw new Error('no notice was due');
  const { results } = await db
    .prepare(`select state, count(*) n from notice where send_at = ?1 group by state`)
    .bind(now - minuteMs)
    .all();
  return {
    due,
    runs: counts.length,
    left,
    most,
    p50Ms: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    states: results.map((row) => `${String(row['n'])} ${String(row['state'])}`).join(', '),
  };
};

/** How fast the generator itself can go: a server that does nothing. */
const control = async (): Promise<Timing> => {
  const server = createServer((_, answer) => answer.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timing = await drive({
    origin: `http://127.0.0.1:${port}`,
    next: () => ({ method: 'GET', path: '/' }),
    connections,
    seconds: 2,
  });
  server.close();
  return timing;
};

const fill = async (
  code: string,
  count: number,
  now: number,
): Promise<{ served: Served; loaded: Loaded }> => {
  say(`Loading ${count} jobs…`);
  const served = await serve(code, `jobs-${count}`);
  const load = makeLoader(instant(now), linksMax);
  const loaded = await load(served.db, count, say);
  say(
    `  ${loaded.jobs} jobs, ${loaded.milestones} milestones, ${loaded.rows} rows in ${loaded.seconds.toFixed(0)} s`,
  );
  return { served, loaded };
};

const sameAtAnySize = async (small: Served, large: Served, loaded: { small: Loaded; large: Loaded }) => {
  const scenes = { small: makeScenes(loaded.small), large: makeScenes(loaded.large) };
  const rows: string[][] = [];
  for (const index of [0, 1, 2]) {
    const [few, many] = [scenes.small[index], scenes.large[index]];
    if (few === undefined || many === undefined) continue;
    rows.push([few.name, '1,000', ...countCells(await countOf(small.origin, few.next()))]);
    rows.push([
      '',
      loaded.large.jobs.toLocaleString('en'),
      ...countCells(await countOf(large.origin, many.next())),
    ]);
  }
  return table(['what', 'jobs', ...countHead], rows);
};

const now = Math.floor(Date.now() / hourMs) * hourMs;
say('Bundling the worker…');
const code = bundle();
const small = await fill(code, smallJobs, now);
const large = await fill(code, jobs, now);
try {
  const found = await first(
    large.served.db,
    `select count(*) n from job where customer_name like '%${searchedName}%'`,
  );
  say('Measuring…');
  const idle = await control();
  const point = await drive({
    origin: large.served.origin,
    next: () => ({ method: 'GET', path: '/bench/point' }),
    connections,
    seconds: 2,
  });
  const scenes = makeScenes(large.loaded);
  const sizes = await sameAtAnySize(small.served, large.served, { small: small.loaded, large: large.loaded });
  const measured: Measured[] = [];
  for (const scene of scenes) measured.push(await measure(large.served, scene));
  const ticked = await tickUntilSent(large.served, noonTomorrow(now));

  say(
    `\n${large.loaded.jobs.toLocaleString('en')} jobs, ${large.loaded.milestones.toLocaleString('en')} milestones, ${large.loaded.rows.toLocaleString('en')} rows in all, loaded in ${large.loaded.seconds.toFixed(0)} s. Machine: ${machine()}; the load generator runs on the same machine.`,
  );
  say(
    `Control, a bare node:http server: ${Math.round(idle.perSecond).toLocaleString('en')}/s at ${connections}, p50 ${idle.p50Ms.toFixed(1)} ms, p99 ${idle.p99Ms.toFixed(1)} ms. The same server with one bare point read of D1 and nothing else: ${Math.round(point.perSecond).toLocaleString('en')}/s at ${connections}, ${point.cpuMs?.toFixed(1) ?? '?'} ms of CPU a call.\n`,
  );
  say(timeTable(measured));
  say(`\n${found} customers hold 「${searchedName}」.\n`);
  say(
    table(
      [
        'cron, with due',
        'runs until all are settled',
        'left',
        'p50 of a run, ms',
        ...countHead.map((head) => `${head}, most a run`),
        'what became of them',
      ],
      [
        [
          String(ticked.due),
          String(ticked.runs),
          String(ticked.left),
          ticked.p50Ms.toFixed(0),
          ...countCells(ticked.most),
          ticked.states,
        ],
      ],
    ),
  );
  say(`\nThe same calls at two sizes:\n\n${sizes}`);
} finally {
  await small.served.stop();
  await large.served.stop();
}
