import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const place = 'test/kit/grid-page/';

const stackOfOwner = /1e4\s*>\s*ReactSharedInternals\.recentlyCreatedOwnerStacks\+\+/g;

/**
 * React's development build creates an Error for each element, to report its creator later. With a driver's
 * debugger this takes most of a page's time; other warnings remain without it.
 */
const withoutOwnerStacks: Plugin = {
  name: 'without-owner-stacks',
  transform: (code, id) =>
    /react(-jsx-runtime)?\.development\.js/.test(id) ? code.replaceAll(stackOfOwner, 'false') : null,
};

/**
 * Serves the grid's own page; with a port it keeps running for manual use, else it takes any free port.
 * Bundled once for a file of tests, because loading a hundred modules one by one is most of the time of a new
 * page. Uses React's development build for its warnings.
 */
export const serveGridPage = async (port = 0): Promise<{ url: string; close: () => Promise<void> }> => {
  const outDir = await mkdtemp(join(tmpdir(), 'grid-page-'));
  const shared = { configFile: false, root, logLevel: 'error' } as const;
  await build({
    ...shared,
    plugins: [react(), withoutOwnerStacks],
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      target: 'es2023',
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: join(root, place, 'index.html') },
    },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/${place}`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
};
