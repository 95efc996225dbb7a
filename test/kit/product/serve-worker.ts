import { resolve } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { runCron } from '#scripts/local/run-cron';
import { freePort } from './free-port.ts';

/** The worker's local entry with its pages, served by this process. */
export interface ServedWorker {
  readonly origin: string;
  readonly database: () => ReturnType<Miniflare['getD1Database']>;
  /** Runs the scheduled handler as of epoch ms. */
  readonly tick: (at: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The worker's code, and its settings from `wrangler.toml`. */
export interface WorkerBundle {
  readonly folder: string;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  /** Paths that the worker serves instead of pages. */
  readonly workerPaths: readonly string[];
  readonly notFound: string;
}

interface Serving {
  readonly bundle: WorkerBundle;
  /** The folder of the database. */
  readonly folder: string;
  /** Variables of the worker that replace the defaults. */
  readonly vars?: Readonly<Record<string, string>>;
}

/** The output folder of `vite build`. */
export const pages = 'dist/admin';
const entry = 'local.js';

// Invented and useless elsewhere: a test database lives as long as its test file.
const secrets = {
  BETTER_AUTH_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
  STANDARD_WEBHOOK_SECRET: `whsec_${Buffer.from('webhook-secret-of-the-tests').toString('base64')}`,
};

const optionsOf = ({ bundle, folder, vars = {} }: Serving, port: number, keep: (line: string) => void) => {
  const origin = `http://localhost:${port}`;
  return convertV4MiniflareOptions({
    name: 'jobsheet',
    host: '127.0.0.1',
    port,
    modules: [{ type: 'ESModule', path: resolve(bundle.folder, entry) }],
    modulesRoot: resolve(bundle.folder),
    compatibilityDate: bundle.compatibilityDate,
    compatibilityFlags: [...bundle.compatibilityFlags],
    cf: false,
    d1Databases: { DB: 'jobsheet' },
    r2Buckets: { FILES: 'jobsheet-files' },
    durableObjects: { LIVE: { className: 'LiveHub', useSQLite: true } },
    resourcePersistencePath: resolve(folder),
    unsafeTriggerHandlers: true,
    logRequests: false,
    handleStructuredLogs: ({ message }) => keep(message),
    assets: {
      directory: resolve(pages),
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: false },
      assetConfig: { not_found_handling: bundle.notFound },
      run_worker_first: [...bundle.workerPaths],
    },
    bindings: {
      ...bundle.vars,
      ...secrets,
      NOTICE_CHANNEL: 'console',
      PUBLIC_URL: origin,
      PAY_PAGE_URL: `${origin}/sandbox/pay`,
      ...vars,
    },
  });
};

const startsMax = 3;
const linesKept = 20;

/** The port of this process, so that a page of the browser can be used by the next file too. */
let portOfProcess: number | undefined;

/** Serves a database. The port may be taken meanwhile; then another port is tried. */
export const serveWorker = async (serving: Serving, starts = 1): Promise<ServedWorker> => {
  const port = (starts === 1 ? portOfProcess : undefined) ?? (await freePort());
  const lines: string[] = [];
  const keep = (line: string) => lines.splice(0, lines.length, ...[...lines, line].slice(-linesKept));
  const miniflare = new Miniflare(optionsOf(serving, port, keep));
  try {
    await miniflare.ready;
  } catch (error) {
    await miniflare.dispose().catch(() => undefined);
    if (starts < startsMax) return serveWorker(serving, starts + 1);
    throw new Error(`The worker did not start. Its last words:\n${lines.join('\n')}`, { cause: error });
  }
  portOfProcess = port;
  const origin = `http://localhost:${port}`;
  return {
    origin,
    database: () => miniflare.getD1Database('DB'),
    tick: (at) => runCron(origin, at),
    stop: () => miniflare.dispose(),
  };
};
