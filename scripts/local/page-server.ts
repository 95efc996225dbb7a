import { resolve } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { apiRoots, localRoots } from '#contract/routes/index';

export interface PageServer {
  readonly stop: () => Promise<void>;
}

/** The address prefixes of the worker; all others are pages. The live feed is a WebSocket below the first one. */
const workerRoots = [...apiRoots, ...localRoots];

/** The API's page has an address below the worker's, but is served from its sources like the other pages. */
const docsFromSources: Plugin = {
  name: 'docs-from-sources',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (request.url === '/api/docs') request.url = '/api-docs/index.html';
      next();
    });
  },
};

/** Serves the admin from its sources with hot reload; proxies the worker's addresses. */
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
      // The admin has sources below `/api` too, so paths of source files are not proxied.
      proxy: Object.fromEntries(
        workerRoots.map((root) => [`^${root}(?=[/?]|$)(?![^?]*\\.tsx?(\\?|$))`, toWorker]),
      ),
    },
  });
  await server.listen();
  return { stop: () => server.close() };
};
