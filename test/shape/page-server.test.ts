import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePages, type PageServer } from '#scripts/local/page-server';
import { freePort } from '../kit/product/free-port.ts';

// Replaces the worker and returns the path of each request.
const worker = createServer((request, answer) => answer.end(`worker ${request.url}`));
let pages: PageServer;
let origin: string;
beforeAll(async () => {
  const [workerPort, port] = [await freePort(), await freePort()];
  await new Promise<void>((listens) => {
    worker.listen(workerPort, listens);
  });
  pages = await servePages(port, `http://localhost:${workerPort}`);
  origin = `http://localhost:${port}`;
});
afterAll(async () => {
  await pages.stop();
  worker.close();
});

const ask = async (path: string): Promise<string> => (await fetch(`${origin}${path}`)).text();

it('the admin’s sources are served, also those whose folder is called as a path of the worker', async () => {
  for (const path of ['/ui/icon.tsx', '/api/client.ts', '/api/client.ts?t=1'])
    expect({ path, text: await ask(path) }).toEqual({ path, text: expect.stringContaining('import ') });
});

it('the page of the API is served from its sources at its own address', async () => {
  for (const path of ['/api/docs', '/api-docs/main.tsx'])
    expect({ path, text: await ask(path) }).toEqual({ path, text: expect.stringContaining('api-docs') });
});

it('what is the worker’s goes there, whatever it asks for', async () => {
  for (const path of ['/api/me', '/api/jobs?q=a.ts', '/healthz', '/local/outbox', '/webhooks/standard'])
    expect(await ask(path)).toBe(`worker ${path}`);
});
