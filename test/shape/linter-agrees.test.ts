import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLayers, wrongImports } from '#test/shape/layers';
import { readText } from '#test/shape/tracked';

// One file for each layer and each thing to import, in a folder of its own under the linter's real settings.
const root = mkdtempSync(join(tmpdir(), 'jobsheet-seeded-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const rooms = [
  'domain',
  'contract',
  'store',
  'actions',
  'payments',
  'notify',
  'http',
  'schedule',
  'live',
  'local',
];
const packages = [
  'zod',
  'hono',
  'drizzle-orm',
  'better-auth',
  'react',
  'ulid',
  'cloudflare:workers',
  'node:fs',
];
const targets = [...[...rooms, 'db'].map((room) => `#${room}/thing`), ...packages];

const layers = readLayers(readText('ARCHITECTURE.md'));
const seeds = layers.flatMap(({ folder }) =>
  targets.flatMap((target, at) =>
    ['import', 'import type'].map((verb) => ({
      file: `${folder}/${verb.replace(' ', '-')}-${at}.ts`,
      source: `${verb} { Thing } from '${target}';\n\nexport type Seen = typeof Thing;\n`,
    })),
  ),
);

const refusedByLinter = (): ReadonlySet<string> => {
  cpSync('.oxlintrc.json', join(root, '.oxlintrc.json'));
  for (const { file, source } of seeds) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
  const linter = resolve('node_modules/.bin/oxlint');
  const done = spawnSync(linter, ['--format=unix', '.'], { cwd: root, encoding: 'utf8' });
  return new Set(
    done.stdout
      .split('\n')
      .filter((line) => line.includes('no-restricted-imports'))
      .map((line) => line.slice(0, line.indexOf(':'))),
  );
};

test('the linter refuses exactly what the table of layers does not allow', { timeout: 30_000 }, () => {
  const refused = refusedByLinter();
  const differ = seeds
    .filter(({ file, source }) => refused.has(file) !== wrongImports(layers, file, source).length > 0)
    .map(
      ({ file, source }) =>
        `${refused.has(file) ? 'refused' : 'allowed'} by the linter: ${file} ${source.slice(0, 50)}`,
    );
  expect(differ).toEqual([]);
  expect(refused.size).toBeGreaterThan(100);
  expect(refused.size).toBeLessThan(seeds.length);
});
