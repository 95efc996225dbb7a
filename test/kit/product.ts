import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { migrateLocal, startLocalServer } from '../../scripts/local-server.ts';

/** The whole product as `npm start` serves it, on a database of its own with the demo shop. */
export interface Product {
  readonly origin: string;
  /** A sign-in link that works once; without an address the owner's. */
  readonly signInLink: (email?: string) => Promise<string>;
  /** Runs the scheduled handler as of epoch ms. */
  readonly tick: (at: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });

const post = async (url: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const urlOf = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null || !('url' in answer)) throw new Error('no link');
  return String(answer.url);
};

const startsMax = 3;

/**
 * Starts it; the admin must be built before (`vite build`). A port that was free may be taken by another file's product
 * before this one has it: then it is started again on another.
 */
export const startProduct = async (): Promise<Product> => {
  for (let starts = 1; ; starts += 1) {
    try {
      return await startOnce();
    } catch (error) {
      if (starts === startsMax) throw error;
    }
  }
};

const startOnce = async (): Promise<Product> => {
  mkdirSync('.wrangler', { recursive: true });
  const folder = mkdtempSync('.wrangler/test-');
  const drop = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const lines: string[] = [];
  try {
    migrateLocal(folder);
    const server = await startLocalServer({
      port: await freePort(),
      folder,
      onLine: (line) => lines.push(line),
    });
    await post(`${server.origin}/local/demo`, {});
    return {
      origin: server.origin,
      signInLink: async (email) =>
        urlOf(await post(`${server.origin}/local/sign-in-link`, email === undefined ? {} : { email })),
      tick: server.tick,
      stop: async () => {
        await server.stop();
        drop();
      },
    };
  } catch (error) {
    drop();
    throw new Error(`The product did not start. Its last words:\n${lines.slice(-20).join('\n')}`, {
      cause: error,
    });
  }
};
