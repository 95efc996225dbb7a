import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const plain = ['domain', 'laws', 'registry', 'admin', 'grid', 'shape', 'requirements'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

// `npm run soak` runs the heavy cases in full size.
const provide = { isFullSize: process.env['JOBSHEET_SIZE'] === 'full' };

/**
 * Files of heavy cases begin: they are short and take long, and a run that has no times of a run before begins with
 * the longest files. Else a core would idle at the end.
 */
class HeavyFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const sorted = await super.sort(files);
    const isHeavy = ({ moduleId }: (typeof sorted)[number]) => moduleId.includes('.heavy.');
    return [...sorted.filter(isHeavy), ...sorted.filter((file) => !isHeavy(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: HeavyFirst },
    projects: [
      {
        test: {
          name: 'plain',
          include: plain,
          environment: 'node',
          provide,
          // A shared process loads shared modules once. This is safe because the rules are pure and each file
          // has its own fakes.
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
          // The worker's modules are loaded once a process instead of once a file.
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
          // A process keeps its browser from file to file; each file has its own server on a copy of the
          // database.
          isolate: false,
          // Three workers fill two cores: with two, a core idles while a test waits; four were not faster.
          maxWorkers: 3,
          testTimeout: 90_000,
          hookTimeout: 180_000,
          // On a busy machine a page may need more than a second to reach the expected state.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
