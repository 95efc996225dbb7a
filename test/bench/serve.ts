import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { freePort } from '../kit/product/free-port.ts';
import { migrationStatements } from '../kit/product/migrations.ts';

export const secrets = {
  auth: 'benchmark-secret-of-at-least-thirty-two-characters',
  webhook: `whsec_${Buffer.from('benchmark-webhook-secret').toString('base64')}`,
};

export const shopZone = 'Asia/Shanghai';

const folder = '.wrangler/bench';

/** Bundles the production entry of a tree, with the counter around it, as `wrangler deploy` does. */
export const bundle = (tree = '.'): string => {
  const own = resolve(tree, folder);
  mkdirSync(own, { recursive: true });
  const config = join(own, 'wrangler.json');
  const out = join(own, 'bundle');
  writeFileSync(
    config,
    JSON.stringify({
      name: 'jobsheet-bench',
      main: resolve(tree, 'test/bench/entry.ts'),
      compatibility_date: '2026-10-01',
      keep_names: false,
      compatibility_flags: ['nodejs_compat'],
    }),
  );
  const built = spawnSync('wrangler', ['deploy', '--dry-run', '--config', config, '--outdir', out], {
    encoding: 'utf8',
    cwd: tree,
  });
  if (built.status !== 0) throw new Error(`The worker could not be bundled:\n${built.stdout}${built.stderr}`);
  return readFileSync(join(out, 'entry.js'), 'utf8');
};

const open = async (code: string, persist: string) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const options = convertV4MiniflareOptions({
    modules: true,
    script: code,
    compatibilityDate: '2026-10-01',
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
    d1Databases: { DB: 'bench' },
    durableObjects: { LIVE: { className: 'LiveHub', useSQLite: true } },
    resourcePersistencePath: persist,
    unsafeDirectSockets: [{ host: '127.0.0.1', port }],
    logRequests: false,
    // The worker's log is not part of the printed report.
    handleStructuredLogs: () => undefined,
    bindings: {
      SHOP_NAME: 'Bench',
      SHOP_ZONE: shopZone,
      SHOP_CURRENCY: 'CNY',
      NOTICE_CHANNEL: 'email',
      MAIL_FROM: 'notices@example.com',
      PUBLIC_URL: origin,
      BETTER_AUTH_SECRET: secrets.auth,
      STANDARD_WEBHOOK_SECRET: secrets.webhook,
    },
  });
  const miniflare = new Miniflare(options);
  await miniflare.ready;
  const db = await miniflare.getD1Database('DB');
  return { origin, db, stop: () => miniflare.dispose() };
};

export type Served = Awaited<ReturnType<typeof open>>;

/** The file of the local D1 database: the only one with the shop's tables. */
const databaseFile = (persist: string): string => {
  const files = readdirSync(persist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sqlite'),
  );
  const file = files.find((name) => {
    const db = new DatabaseSync(join(persist, name), { readOnly: true });
    const found = db.prepare(`select 1 from sqlite_master where name = 'job'`).get();
    db.close();
    return found !== undefined;
  });
  if (file === undefined) throw new Error('the local D1 has no file');
  return join(persist, file);
};

/**
 * Serves a bundle on its own port, with a new database of that name. The database gets the tree's migrations and is filled
 * before the worker opens it.
 */
export const serve = async <Filled>(
  code: string,
  name: string,
  fill: (db: DatabaseSync) => Filled,
  tree = '.',
) => {
  const persist = resolve(tree, folder, name);
  rmSync(persist, { recursive: true, force: true });
  const empty = await open(code, persist);
  for (const statement of migrationStatements(tree)) await empty.db.prepare(statement).run();
  await empty.stop();
  // Written directly, because a million jobs through the local D1 take half an hour.
  const db = new DatabaseSync(databaseFile(persist));
  const filled = fill(db);
  db.close();
  return { served: await open(code, persist), filled };
};
