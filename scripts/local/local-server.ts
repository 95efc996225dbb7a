import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { localSecrets } from './local-secrets.ts';
import { runCron } from './run-cron.ts';

export interface LocalServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
  /** Resolves when the server process has ended, for any reason. */
  readonly exited: Promise<void>;
  /** Runs the scheduled handler once, as of the given epoch ms. */
  readonly tick: (at: number) => Promise<void>;
}

interface LocalServerOptions {
  readonly port: number;
  /** The folder of the local database. */
  readonly folder: string;
  /** The public origin, when a proxy is in front; default the server's own. */
  readonly publicOrigin?: string;
  readonly onLine?: (line: string) => void;
}

const startupMs = 90_000;
const pollMs = 200;
const stopMs = 5_000;

/** Whether nothing listens on the port. */
export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

/** Applies all migrations to the local database. Throws with wrangler's output on a failure. */
export const migrateLocal = (folder: string): void => {
  const migrated = spawnSync(
    'wrangler',
    ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', folder],
    { encoding: 'utf8' },
  );
  if (migrated.status !== 0)
    throw new Error(`The local database could not be migrated:\n${migrated.stdout}${migrated.stderr}`);
};

const runArguments = ({ port, folder, publicOrigin }: LocalServerOptions): readonly string[] => {
  const secrets = localSecrets(folder);
  const origin = publicOrigin ?? `http://localhost:${port}`;
  const variables = {
    ...secrets,
    NOTICE_CHANNEL: 'console',
    PUBLIC_URL: origin,
    PAY_PAGE_URL: `${origin}/sandbox/pay`,
  };
  return [
    'dev',
    'worker/local/local.ts',
    '--port',
    String(port),
    '--persist-to',
    folder,
    '--log-level',
    'warn',
    '--show-interactive-dev-session=false',
    ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ];
};

/** Whether the worker and its database answer. A 503 counts too, because cron may not have run for days here. */
const isServing = async (origin: string): Promise<boolean> => {
  try {
    const health: unknown = await (await fetch(`${origin}/healthz`)).json();
    return typeof health === 'object' && health !== null && 'database' in health && health.database === true;
  } catch {
    return false;
  }
};

const waitUntilServing = async (origin: string, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + startupMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The server stopped while it was starting.');
    if (await isServing(origin)) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Error(`The server did not answer on ${origin} within ${startupMs / 1000} s.`);
};

/** Starts the worker's local entry and waits until it answers. */
export const startLocalServer = async (options: LocalServerOptions): Promise<LocalServer> => {
  const child = spawn('wrangler', runArguments(options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const read = (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (line.trim() !== '') options.onLine?.(line);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const killGroup = (signal: NodeJS.Signals) => {
    // The whole process group, with wrangler's child processes.
    if (child.pid !== undefined && isRunning()) process.kill(-child.pid, signal);
  };
  // The server must not outlive this process.
  const killAtExit = () => killGroup('SIGKILL');
  process.once('exit', killAtExit);
  void exited.then(() => process.off('exit', killAtExit));
  const origin = `http://localhost:${options.port}`;
  const stop = async () => {
    killGroup('SIGTERM');
    const late = setTimeout(() => killGroup('SIGKILL'), stopMs);
    await exited;
    clearTimeout(late);
  };
  try {
    await waitUntilServing(origin, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin,
    stop,
    exited,
    tick: (at) => runCron(origin, at),
  };
};
