import { resolve } from 'node:path';
import { createServer } from 'vite';

export interface PageServer {
  readonly stop: () => Promise<void>;
}

/** Paths that the worker answers; all else is a page's. The live feed is a WebSocket under the first. */
const workerPaths = ['/api', '/webhooks', '/healthz', '/sandbox', '/local'];

/** Serves the admin from its sources and renews it in the browser as they change; what is the worker's goes there. */
export const servePages = async (port: number, workerOrigin: string): Promise<PageServer> => {
  const toWorker = { target: workerOrigin, ws: true };
  const server = await createServer({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
    clearScreen: false,
    server: {
      port,
      strictPort: true,
      // The admin has sources under `/api` too: a source is never the worker's.
      proxy: Object.fromEntries(workerPaths.map((path) => [`^${path}(?![^?]*\\.tsx?(\\?|$))`, toWorker])),
    },
  });
  await server.listen();
  return { stop: () => server.close() };
};
