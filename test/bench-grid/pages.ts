import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

const folder = resolve('.wrangler/bench-grid');

const buildInto = (name: string, root: string): Promise<unknown> =>
  build({
    configFile: false,
    mode: 'production',
    root,
    base: `/${name}/`,
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir: join(folder, name),
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 3000,
    },
  });

/** The scripts that a built page names, as their text. */
const firstScripts = (name: string): readonly string[] => {
  const page = readFileSync(join(folder, name, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\/[^"/]+\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) =>
    readFileSync(join(folder, name, file), 'utf8'),
  );
};

const gzipBytes = (name: string): number =>
  firstScripts(name).reduce((sum, script) => sum + gzipSync(script).length, 0);

const productHoldsAgGrid = (): boolean =>
  readdirSync(join(folder, 'product/assets'))
    .filter((file) => file.endsWith('.js'))
    .some((file) => /ag-grid|agGrid/i.test(readFileSync(join(folder, 'product/assets', file), 'utf8')));

export interface BuiltPages {
  readonly origin: string;
  /** Scripts that a browser loads before the page works, gzip. */
  readonly scriptBytes: { readonly ours: number; readonly ag: number; readonly product: number };
  readonly productHoldsAgGrid: boolean;
  readonly close: () => Promise<void>;
}

/** Builds both pages and the product as for production, and serves the pages. */
export const buildPages = async (): Promise<BuiltPages> => {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await buildInto('ours', at('./ours'));
  await buildInto('ag', at('./ag'));
  await buildInto('product', at('../../admin'));
  writeFileSync(join(folder, 'blank.html'), '<!doctype html><title>Nothing</title>');
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
    scriptBytes: { ours: gzipBytes('ours'), ag: gzipBytes('ag'), product: gzipBytes('product') },
    productHoldsAgGrid: productHoldsAgGrid(),
    close: () => server.close(),
  };
};
