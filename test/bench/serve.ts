import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { freePort } from '../kit/product/free-port.ts';
import { migrationStatements } from '../kit/product/migrations.ts';

export const secrets = {
  auth: 'benchmark-secret-of-at-least-thirty-two-characters',
  webhook: `whsec_${Buffer.from('benchmark-webhook-secret').toString('base64')}`,
};

export const shopZone = 'Asia/Shanghai';

const folder = '.wrangler/bench';

/** Bundles the production entry, with the counter around it, as `wrangler deploy` does. */
export const bundle = (): string => {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'wrangler.json');
  const out = resolve(folder, 'bundle');
  writeFileSync(
    config,
    JSON.stringify({
      name: 'jobsheet-bench',
      main: resolve('test/bench/entry.ts'),
      compatibility_date: '2026-10-01',
      keep_names: false,
      compatibility_flags: ['nodejs_compat'],
    }),
  );
  const built = spawnSync('wrangler', ['deploy', '--dry-run', '--config', config, '--outdir', out], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The worker could not be bundled:\n${built.stdout}${built.stderr}`);
  return readFileSync(join(out, 'entry.js'), 'utf8');
};

/** A fresh database of that name and the bundle on a socket of its own. */
export const serve = async (code: string, name: string) => {
  const persist = join(folder, name);
  rmSync(persist, { recursive: true, force: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const options = convertV4MiniflareOptions({
    modules: true,
    script: code,
    compatibilityDate: '2026-10-01',
    compatibilityFlags: ['nodejs_compat'],
    cf: false,
    d1Databases: { DB: 'bench' },
    d1Persist: resolve(persist),
    durableObjects: { LIVE: { className: 'LiveHub', useSQLite: true } },
    durableObjectsPersist: resolve(persist),
    unsafeDirectSockets: [{ host: '127.0.0.1', port }],
    logRequests: false,
    // What the worker logs is not part of the page that this prints.
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
  for (const statement of migrationStatements()) await db.prepare(statement).run();
  return { origin, db, stop: () => miniflare.dispose() };
};

export type Served = Awaited<ReturnType<typeof serve>>;
