import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readLayers, wrongImports } from '#scripts/shape/layers';
import { readText } from '#scripts/shape/tracked';

// A forbidden import is written into a real room, and each enforcer is run on it.
const seeded: string[] = [];

const seed = (room: string, source: string): string => {
  const folder = mkdtempSync(join(room, 'seeded-'));
  seeded.push(folder);
  const file = join(folder, 'seeded.ts');
  writeFileSync(file, source);
  return file;
};

afterEach(() => {
  for (const folder of seeded.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, ...args: readonly string[]) => {
  const done = spawnSync(join('node_modules', '.bin', program), args, { encoding: 'utf8' });
  return { isRefused: done.status !== 0, words: `${done.stdout}${done.stderr}` };
};

test('the compiler refuses the network and the console inside the domain', { timeout: 30_000 }, () => {
  // A project of its own with the domain's settings, so that a concurrent build is not disturbed.
  const folder = mkdtempSync(join('.', '.tsbuild-seeded-'));
  seeded.push(folder);
  writeFileSync(
    join(folder, 'seeded.ts'),
    "export const ask = () => fetch('https://example.com');\nconsole.log(ask);\n",
  );
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../worker/domain/tsconfig.json',
      include: ['./seeded.ts'],
      compilerOptions: { outDir: './out' },
    }),
  );
  const { isRefused, words: label } = run('tsc', '-p', folder);
  expect(isRefused).toBe(true);
  expect(label).toContain("Cannot find name 'fetch'");
  expect(label).toContain("Cannot find name 'console'");
});

test.each([
  ['worker/domain', 'hono', 'The domain imports nothing but itself.'],
  ['worker/contract', '#store/store', 'The contract imports the domain and zod.'],
  ['worker/store', '#actions/decide/context', 'The store knows only data.'],
  ['worker/payments', '#store/store', 'Ports know neither the store nor the doors.'],
  ['worker/notify', '#db/thing', 'Ports know neither the store nor the doors.'],
  ['worker/actions', 'drizzle-orm', 'Actions know no door and no SQL.'],
  ['worker/http', 'drizzle-orm', 'Doors speak no SQL.'],
  ['admin/grid', '#domain/thing', 'The grid knows nothing of jobs.'],
])('the linter refuses in %s an import of %s', { timeout: 30_000 }, (room, target, reason) => {
  const file = seed(room, `import { seeded } from '${target}';\n\nexport const taken = seeded;\n`);
  const { isRefused, words: label } = run('oxlint', file);
  expect(isRefused).toBe(true);
  expect(label).toContain(reason);
});

test('the linter refuses the clock and chance inside the domain', { timeout: 30_000 }, () => {
  const file = seed('worker/domain', 'export const now = () => Date.now() + Math.random();\n');
  const { words: label } = run('oxlint', file);
  expect(label).toContain('The clock is a parameter.');
  expect(label).toContain('Randomness is a parameter.');
});

const layers = readLayers(readText('ARCHITECTURE.md'));

test.each([
  ['worker/domain/thing.ts', "import { z } from 'zod';", 'zod'],
  ['worker/domain/thing.ts', "import type { Store } from '#store/store';", 'worker/store/store'],
  ['worker/actions/inner/open.ts', "import { eq } from 'drizzle-orm';", 'drizzle-orm'],
  ['worker/actions/inner/open.ts', "export { app } from '#http/app';", 'worker/http/app'],
  ['worker/store/load.ts', "const late = await import('../actions/decide.ts');", 'worker/actions/decide'],
  ['worker/payments/card.ts', "import { job } from '#db/thing';", 'db/thing'],
  ['admin/grid/view/cell.tsx', "import type { Job } from '#domain/thing';", 'worker/domain/thing'],
  ['admin/api/client.ts', "import { app } from '../../worker/http/app.ts';", 'worker/http/app'],
  [
    'admin/sheet/inner/thing.tsx',
    "import type { App } from '../../../worker/http/app.ts';",
    'worker/http/app',
  ],
])('the table of layers refuses in %s: %s', (file, source, target) => {
  expect(wrongImports(layers, file, source)).toEqual([`${file} imports ${target}`]);
});

test.each([
  ['worker/actions/inner/open.ts', "import type { Store } from '#store/store';"],
  ['worker/store/load.ts', "import { eq } from 'drizzle-orm';"],
  ['admin/api/client.ts', "import type { App } from '../../worker/http/app.ts';"],
  ['worker/index.ts', "import { app } from './http/app.ts';"],
])('the table of layers lets pass in %s: %s', (file, source) => {
  expect(wrongImports(layers, file, source)).toEqual([]);
});
