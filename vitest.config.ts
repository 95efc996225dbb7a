import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const plain = ['domain', 'laws', 'registry', 'admin', 'grid', 'shape', 'requirements'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

// `npm run soak` does the heavy cases in full.
const provide = { isFullSize: process.env['JOBSHEET_SIZE'] === 'full' };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'plain',
          include: plain,
          environment: 'node',
          provide,
          // A process that is kept reads what the files share once; the rules are pure, and a file's doubles its own.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              cf: false,
              bindings: { TEST_MIGRATIONS: await readD1Migrations('./db/migrations') },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          provide,
          setupFiles: ['./test/kit/worker/worker-setup.ts'],
          // The modules of the worker are read once for a process, and not once for each file.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          provide,
          globalSetup: ['./test/kit/product/browser-run.ts'],
          // A process keeps its browser from file to file; what a file sees is its own copy of the database, served anew.
          isolate: false,
          // Two leave a core idle where a test waits; three fill two cores, and four were no faster.
          maxWorkers: 3,
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // What a page comes to may take longer than a second on a busy machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
