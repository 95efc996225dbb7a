import { resolve } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { apiRoots, localRoots } from '#contract/routes/index';

export interface PageServer {
  readonly stop: () => Promise<void>;
}

/** Where addresses begin that the worker answers; all else is a page's. The live feed is a WebSocket under the first. */
const workerRoots = [...apiRoots, ...localRoots];

/** The page of the API has an address below the worker's: here it comes from its sources, as the others do. */
const docsFromSources: Plugin = {
  name: 'docs-from-sources',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (request.url === '/api/docs') request.url = '/api-docs/index.html';
      next();
    });
  },
};

/** Serves the admin from its sources and renews it in the browser as they change; what is the worker's goes there. */
export const servePages = async (port: number, workerOrigin: string): Promise<PageServer> => {
  const toWorker = { target: workerOrigin, ws: true };
  const server = await createServer({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
    clearScreen: false,
    plugins: [docsFromSources],
    server: {
      port,
      strictPort: true,
      // The admin has sources under `/api` too: a source is never the worker's.
      proxy: Object.fromEntries(
        workerRoots.map((root) => [`^${root}(?=[/?]|$)(?![^?]*\\.tsx?(\\?|$))`, toWorker]),
      ),
    },
  });
  await server.listen();
  return { stop: () => server.close() };
};
