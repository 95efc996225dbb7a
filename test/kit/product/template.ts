import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unstable_readConfig as readConfig } from 'wrangler';
import { migrationStatements } from './migrations.ts';
import { post } from './post.ts';
import type { ProductTemplate } from './product.ts';
import { pages, serveWorker, type WorkerBundle } from './serve-worker.ts';

/** Bundles the local entry like `wrangler deploy`. */
const bundleWorker = (folder: string): WorkerBundle => {
  if (!existsSync(`${pages}/index.html`))
    throw new Error('The admin is not built. Run `npx vite build` first.');
  const built = spawnSync('wrangler', ['deploy', 'worker/local/local.ts', '--dry-run', '--outdir', folder], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The worker could not be bundled:\n${built.stdout}${built.stderr}`);
  const { compatibility_date, compatibility_flags, vars, assets } = readConfig({ config: 'wrangler.toml' });
  const { run_worker_first, not_found_handling } = assets ?? {};
  return {
    folder,
    compatibilityDate: compatibility_date ?? '',
    compatibilityFlags: compatibility_flags,
    vars: Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, String(value)])),
    workerPaths: Array.isArray(run_worker_first) ? run_worker_first : [],
    notFound: not_found_handling ?? 'none',
  };
};

/** Creates the template in a folder; requires the built admin (`vite build`). */
export const makeTemplate = async (folder: string): Promise<ProductTemplate> => {
  const template = {
    folder,
    bundle: bundleWorker(join(folder, 'worker')),
    database: join(folder, 'database'),
  };
  const server = await serveWorker({ bundle: template.bundle, folder: template.database });
  try {
    const database = await server.database();
    await database.batch(migrationStatements().map((statement) => database.prepare(statement)));
    await post(`${server.origin}/local/demo`, {});
  } finally {
    await server.stop();
  }
  return template;
};
