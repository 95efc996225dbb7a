import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { isPortFree, migrateLocal, startLocalServer, type LocalServer } from './local-server.ts';
import { servePages, type PageServer } from './page-server.ts';

// `npm run dev` serves the admin from its sources in front of the worker; otherwise the worker serves the
// build.
const isDev = process.argv.includes('--dev');
// `npm start -- --empty`: a shop without the demo, with a database of its own beside the demo's.
const isEmpty = process.argv.includes('--empty');
const port = Number(process.env['PORT'] ?? 8787);
const workerPort = isDev ? port + 1 : port;
const origin = `http://localhost:${port}`;
const folder = isEmpty ? '.wrangler/jobsheet-empty' : '.wrangler/jobsheet';
const tickMs = 20_000;

const print = (line: string) => console.log(line);

const fail = (line: string): never => {
  console.error(line);
  process.exit(1);
};

const post = async (url: string): Promise<unknown> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const linkOf = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'url' in answer ? String(answer.url) : '';

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  fail(`PORT must be a number from 1 to 65535, not "${process.env['PORT']}".`);
for (const taken of new Set([port, workerPort]))
  if (!(await isPortFree(taken)))
    fail(
      `Port ${taken} is taken. Stop what uses it, or choose another: PORT=8790 npm ${isDev ? 'run dev' : 'start'}`,
    );

if (isDev) {
  // The worker's settings require the folder to exist.
  mkdirSync('dist/admin', { recursive: true });
} else {
  print('Building the admin…');
  const built = spawnSync('vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
  if (built.status !== 0) fail('The admin could not be built; see above.');
}

print('Preparing the local database…');
migrateLocal(folder);

print('Starting…');
let server: LocalServer | undefined;
let pages: PageServer | undefined;
let ticking: NodeJS.Timeout | undefined;
let isStopping = false;
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  clearInterval(ticking);
  await pages?.stop();
  await server?.stop();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
// Also after the parent was killed without sending a signal.
const parent = process.ppid;
setInterval(() => process.ppid === parent || void stop(), 1_000).unref();

// Wrangler's output during start is shown only when the start fails.
const early: string[] = [];
const noise =
  /workers\.cloudflare\.com|Request\.cf|Scheduled Workers|scheduled event|cdn-cgi\/local|cron-triggers/;
const onLine = (line: string) => {
  if (server === undefined) early.push(line);
  else if (!noise.test(line)) print(line);
};
server = await startLocalServer({ port: workerPort, folder, publicOrigin: origin, onLine }).catch(
  (error: unknown) => fail(`${early.join('\n')}\n${error instanceof Error ? error.message : String(error)}`),
);
void server.exited.then(() => isStopping || fail('The server stopped.'));
const { tick: runTick } = server;
if (isDev) pages = await servePages(port, server.origin);

const prepare = async () => {
  await post(`${origin}/local/${isEmpty ? 'empty' : 'demo'}`);
  return linkOf(await post(`${origin}/local/sign-in-link`));
};
/** Issues that the server reports: with a broken secret it would run but refuse every payment. */
const issues = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${origin}/healthz`);
  const health: { webhooks: readonly { issue: string | null }[] } = JSON.parse(await answer.text());
  return health.webhooks.flatMap(({ issue }) => issue ?? []);
};
for (const issue of await issues()) print(`Payments by webhook are refused: ${issue}.`);

const link = await prepare().catch((error: unknown) =>
  fail(`The ${isEmpty ? 'owner could not be created' : 'demo could not be loaded'}: ${String(error)}`),
);

print(`
  Jobsheet runs on ${origin}

  Sign in as the owner (this link works once):
  ${link}

  What was sent to customers and staff: ${origin}/local/outbox
  Stop with Ctrl+C.
`);

// A local worker does not run cron by itself.
const tick = () => runTick(Date.now()).catch((error: unknown) => print(`A tick failed: ${String(error)}`));
await tick();
ticking = setInterval(() => void tick(), tickMs);
