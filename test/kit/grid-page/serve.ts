import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Serves the grid's own page; with a port it stays for looking at, else any free one. */
export const serveGridPage = async (port = 0): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = await createServer({
    configFile: false,
    root,
    plugins: [react()],
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-grid-page',
    optimizeDeps: {
      entries: ['test/kit/grid-page/index.html'],
      include: ['react', 'react-dom/client', 'react/jsx-dev-runtime'],
    },
    server: { port, host: '127.0.0.1', hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${actual}/test/kit/grid-page/`, close: () => server.close() };
};
