import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLayers, wrongImports } from '#scripts/shape/layers';
import { overridesOf } from '#scripts/shape/lint-rules';
import { readText } from '#scripts/shape/tracked';

// One file for each layer and import, in a folder of its own with the linter's real configuration.
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
const verbs = ['import', 'import type'];
const seedOf = (folder: string, name: string, verb: string, target: string) => ({
  file: `${folder}/${verb.replace(' ', '-')}-${name}.ts`,
  source: `${verb} { Thing } from '${target}';\n\nexport type Seen = typeof Thing;\n`,
});

const byName = layers.flatMap(({ folder }) =>
  targets.flatMap((target, at) => verbs.map((verb) => seedOf(folder, String(at), verb, target))),
);

// Rooms of the admin import each other by relative paths, from any depth.
const adminRooms = layers.map(({ folder }) => folder).filter((folder) => folder.startsWith('admin/'));
const byPath = adminRooms.flatMap((room) =>
  ['', '/inner', '/inner/deep'].flatMap((below) =>
    adminRooms.flatMap((target) => {
      const folder = `${room}${below}`;
      const path = `${relative(folder, target)}/thing.ts`;
      const name = target.replaceAll('/', '-');
      return verbs.map((verb) => seedOf(folder, name, verb, path.startsWith('.') ? path : `./${path}`));
    }),
  ),
);
const seeds = [...byName, ...byPath];

const refusedByLinter = (): ReadonlySet<string> => {
  for (const settings of ['.oxlintrc.json', 'layers.oxlint.json']) cpSync(settings, join(root, settings));
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

test('the import rules of the linter are those that the table gives', () => {
  const { overrides }: { overrides: unknown } = JSON.parse(readText('layers.oxlint.json'));
  // After a change of the table run `npm run lint-rules`.
  expect(overrides).toEqual(JSON.parse(JSON.stringify(overridesOf(layers))));
});

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
