import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

const folder = resolve('.wrangler/bench-grid');

const buildInto = (name: string, root: string, configFile?: string): Promise<unknown> =>
  build({
    configFile: configFile ?? false,
    mode: 'production',
    root,
    base: `/${name}/`,
    plugins: configFile === undefined ? [react()] : [],
    logLevel: 'error',
    build: {
      outDir: join(folder, name),
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 3000,
    },
  });

const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');

const scriptsOf = (name: string): readonly string[] =>
  readdirSync(join(folder, name, 'assets'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `assets/${file}`);

/** The scripts that a page's HTML names: what is loaded before it works, without lazy chunks. */
const firstScripts = (name: string): readonly string[] =>
  [...read(name, 'index.html').matchAll(/(?:src|href)="\/[^"/]+\/(assets\/[^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );

const gzipBytes = (name: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(read(name, file)).length, 0);

const holdsAgGrid = (name: string): boolean =>
  scriptsOf(name).some((file) => /ag-grid|agGrid/i.test(read(name, file)));

export interface BuiltPages {
  readonly origin: string;
  /** Gzip size of the scripts that a browser loads before the page works. */
  readonly scriptBytes: { readonly ours: number; readonly ag: number; readonly product: number };
  readonly productHoldsAgGrid: boolean;
  readonly close: () => Promise<void>;
}

/** Builds both pages and the product for production, and serves the pages. */
export const buildPages = async (): Promise<BuiltPages> => {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await buildInto('ours', at('./ours'));
  await buildInto('ag', at('./ag'));
  // With the product's own configuration, which excludes modules.
  await buildInto('product', at('../../admin'), at('../../vite.config.ts'));
  writeFileSync(join(folder, 'blank.html'), '<!doctype html><title>Nothing</title>');
  // The control: the same search must find AG Grid in its own page, else it proves nothing.
  if (!holdsAgGrid('ag')) throw new Error('AG Grid is not found where it is');
  const server = await preview({
    configFile: false,
    appType: 'mpa',
    root: folder,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || address === null) throw new Error('The pages are not served');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    scriptBytes: {
      ours: gzipBytes('ours', scriptsOf('ours')),
      ag: gzipBytes('ag', scriptsOf('ag')),
      product: gzipBytes('product', firstScripts('product')),
    },
    productHoldsAgGrid: holdsAgGrid('product'),
    close: () => server.close(),
  };
};
