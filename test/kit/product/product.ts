import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { migrationStatements } from './migrations.ts';
import { post } from './post.ts';
import { serveWorker, type ServedWorker, type WorkerBundle } from './serve-worker.ts';

/** The whole product as served by `npm start`, on its own database with the demo shop. */
export interface Product {
  readonly origin: string;
  /** A one-time sign-in link; without an address the owner's. */
  readonly signInLink: (email?: string) => Promise<string>;
  /** Runs the scheduled handler as of epoch ms. */
  readonly tick: (at: number) => Promise<void>;
  /** The database, for what no screen writes: a flow that is in no registry. */
  readonly database: ServedWorker['database'];
  readonly stop: () => Promise<void>;
}

/** Created once for a run: the worker's code, and a database with all migrations and the demo shop. */
export interface ProductTemplate {
  readonly folder: string;
  readonly bundle: WorkerBundle;
  readonly database: string;
}

/** The worker's variables by name, as in `wrangler.toml`. */
export type WorkerVars = Readonly<Record<string, string>>;

const urlOf = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null || !('url' in answer)) throw new Error('no link');
  return String(answer.url);
};

/** Serves the product as `npm start -- --empty` does: all migrations, an owner, and nothing else. */
export const startEmptyProduct = async (vars: WorkerVars = {}): Promise<Product> => {
  const template = inject('product');
  const folder = mkdtempSync(join(template.folder, 'empty-'));
  const product = await serveFrom(template, folder, vars);
  const database = await product.database();
  await database.batch(migrationStatements().map((statement) => database.prepare(statement)));
  await post(`${product.origin}/local/empty`, {});
  return product;
};

/** Serves a copy of the run's database, optionally with other variables: every caller starts with the same shop. */
export const startProduct = async (vars: WorkerVars = {}): Promise<Product> => {
  const template = inject('product');
  const folder = mkdtempSync(join(template.folder, 'copy-'));
  cpSync(template.database, folder, { recursive: true });
  return serveFrom(template, folder, vars);
};

const serveFrom = async (template: ProductTemplate, folder: string, vars: WorkerVars): Promise<Product> => {
  const { origin, tick, database, stop } = await serveWorker({ bundle: template.bundle, folder, vars });
  return {
    origin,
    signInLink: async (email) =>
      urlOf(await post(`${origin}/local/sign-in-link`, email === undefined ? {} : { email })),
    tick,
    database,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
