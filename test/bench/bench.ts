import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { hourMs, instant } from '#domain/time/day';
import { drive, type Timing, turnOf } from '#test/bench/drive';
import { type Loaded, makeLoader } from '#test/bench/data/load';
import { countOf } from '#test/bench/count';
import { comparePaired } from '#test/bench/paired/paired';
import {
  countCells,
  countHead,
  machine,
  table,
  tablesTable,
  timeTable,
  type Measured,
} from '#test/bench/report';
import { deriveCpuMs } from '#test/bench/derive-cpu';
import { makeScenes, searchedName, type Scene } from '#test/bench/scenes';
import { bundle, serve, type Served } from '#test/bench/serve';
import { noonTomorrow, tickTable, tickUntilSent } from '#test/bench/tick';

const print = (line: string) => console.log(line);
const { values: input } = parseArgs({
  options: {
    /** 100,000, or 3,000 beside another tree, where they are made one request after the other. */
    jobs: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    due: { type: 'string', default: '2000' },
    /** The folder of another tree of this project: the scenes run in both trees in turn. */
    against: { type: 'string' },
    scenes: { type: 'string', default: 'list,edits,import' },
    rounds: { type: 'string', default: '5' },
  },
});
const wholeOption = (name: keyof typeof input): number => {
  const value = Number(input[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number above 0`);
  return value;
};

const jobsDefault = input.against === undefined ? 100_000 : 3000;
const jobs = input.jobs === undefined ? jobsDefault : wholeOption('jobs');
const smallJobs = 1000;
const seconds = wholeOption('seconds');
const dueNotices = wholeOption('due');
const linksMax = 6000;
const connections = 16;

const measure = async ({ origin }: Served, scene: Scene): Promise<Measured> => {
  const { next, name, target } = scene;
  const half = scene.turnsMax === undefined ? {} : { turnsMax: Math.floor(scene.turnsMax / 4) };
  // A warm-up without measuring, because the first calls of an isolate compile code.
  await drive({ origin, next, connections: 4, seconds: 1, ...half });
  const count = await countOf(origin, next());
  const alone = await drive({ origin, next, connections: 1, seconds, ...half });
  const together = await drive({ origin, next, connections, seconds, ...half });
  print(
    `  ${name}: p50 ${alone.p50Ms.toFixed(1)} ms alone, ${Math.round(together.perSecond)}/s at ${connections}, ${together.cpuMs?.toFixed(1) ?? '?'} ms of CPU`,
  );
  return { name, target, alone, together, count };
};

/** The speed of the generator itself, with a server that does nothing. */
const control = async (): Promise<Timing> => {
  const server = createServer((_, answer) => answer.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timing = await drive({
    origin: `http://127.0.0.1:${port}`,
    next: () => turnOf({ method: 'GET', path: '/' }),
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
  print(`Loading ${count} jobs…`);
  const load = makeLoader(instant(now), linksMax);
  const { served, filled: loaded } = await serve(code, `jobs-${count}`, (db) => load(db, count, print));
  print(
    `  ${loaded.jobs} jobs, ${loaded.milestones} milestones, ${loaded.rows} rows in ${loaded.seconds.toFixed(0)} s`,
  );
  return { served, loaded };
};

const sameAtAnySize = async (small: Served, large: Served, loaded: { small: Loaded; large: Loaded }) => {
  const [few, many] = [loaded.small, loaded.large].map((data) =>
    makeScenes(data).filter((scene) => scene.isCompared),
  );
  const rows: string[][] = [];
  for (const [at, scene] of (few ?? []).entries()) {
    const largeScene = many?.[at];
    if (largeScene === undefined) continue;
    const size = loaded.large.jobs.toLocaleString('en');
    rows.push([scene.name, '1,000', ...countCells(await countOf(small.origin, scene.next()))]);
    rows.push(['', size, ...countCells(await countOf(large.origin, largeScene.next()))]);
  }
  return table(['what', 'jobs', ...countHead], rows);
};

const measureAll = async (): Promise<void> => {
  const now = Math.floor(Date.now() / hourMs) * hourMs;
  print('Bundling the worker…');
  const code = bundle();
  const small = await fill(code, smallJobs, now);
  const large = await fill(code, jobs, now);
  try {
    const found = await large.served.db
      .prepare(`select count(*) n from job where customer_name like '%${searchedName}%'`)
      .first<number>('n');
    print('Measuring…');
    const idle = await control();
    const point = await drive({
      origin: large.served.origin,
      next: () => turnOf({ method: 'GET', path: '/bench/point' }),
      connections,
      seconds: 2,
    });
    const scenes = makeScenes(large.loaded);
    const sizes = await sameAtAnySize(small.served, large.served, {
      small: small.loaded,
      large: large.loaded,
    });
    const measured: Measured[] = [];
    for (const scene of scenes) measured.push(await measure(large.served, scene));
    const ticked = await tickUntilSent(large.served, { count: dueNotices, now: noonTomorrow(now) });

    print(
      `\n${large.loaded.jobs.toLocaleString('en')} jobs, ${large.loaded.milestones.toLocaleString('en')} milestones, ${large.loaded.rows.toLocaleString('en')} rows in all, loaded in ${large.loaded.seconds.toFixed(0)} s. Machine: ${machine()}; the load generator runs on the same machine.`,
    );
    print(
      `Control, a bare node:http server: ${Math.round(idle.perSecond).toLocaleString('en')}/s at ${connections}, p50 ${idle.p50Ms.toFixed(1)} ms, p99 ${idle.p99Ms.toFixed(1)} ms. The same server with one bare point read of D1 and nothing else: ${Math.round(point.perSecond).toLocaleString('en')}/s at ${connections}, ${point.cpuMs?.toFixed(1) ?? '?'} ms of CPU a call.\n`,
    );
    print(timeTable(measured));
    const derived = deriveCpuMs(instant(now));
    print(
      `\nderive of a job of ${derived.facts} facts: ${derived.cpuMs.toFixed(2)} ms of CPU (target ≤ 2 ms).`,
    );
    print(`\n${found} customers hold 「${searchedName}」.\n`);
    print(tickTable(ticked));
    print(`\nRows by table:\n\n${tablesTable(measured)}`);
    print(`\nThe same calls at two sizes:\n\n${sizes}`);
  } finally {
    await small.served.stop();
    await large.served.stop();
  }
};

if (input.against === undefined) await measureAll();
else
  await comparePaired({
    against: input.against,
    chosen: input.scenes.split(','),
    rounds: wholeOption('rounds'),
    jobs,
    seconds,
    print,
  });
