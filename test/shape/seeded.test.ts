import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLayers, wrongImports } from './layers.ts';

// A small project with the real settings and one seeded import a file. Each enforcer must refuse the wrong ones and
// let the right ones through.
const root = mkdtempSync(join(tmpdir(), 'jobsheet-seeded-'));
const tools = resolve('node_modules/.bin');
const layers = readLayers();

const projectTargets = [
  'domain',
  'contract',
  'store',
  'actions',
  'payments',
  'notify',
  'http',
  'schedule',
  'db',
];
const packageTargets = ['zod', 'hono', 'drizzle-orm', 'better-auth', 'react', 'ulid', 'node:fs'];
const specifiers = [...projectTargets.map((name) => `#${name}/thing`), ...packageTargets];

const seeds = layers.flatMap((layer) =>
  specifiers.map((specifier, at) => ({
    file: `${layer.folder}/seed-${at}.ts`,
    specifier,
    source: `import { thing } from '${specifier}';\n\nexport const seen = thing;\n`,
  })),
);

const write = (file: string, source: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), source);
};

const run = (tool: string, ...rest: readonly string[]) => {
  const done = spawnSync(join(tools, tool), rest, { cwd: root, encoding: 'utf8' });
  return `${done.stdout}${done.stderr}`;
};

beforeAll(() => {
  for (const file of ['package.json', '.oxlintrc.json', 'tsconfig.base.json', 'worker/domain/tsconfig.json'])
    cpSync(file, join(root, file), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  for (const { file, source } of seeds) write(file, source);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the linter refuses exactly the imports that the table of layers does not allow', () => {
  interface Report {
    readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
  }
  // The rule needs no types, and the seeds have none.
  const report: Report = JSON.parse(run('oxlint', '--disable-type-aware', '--format=json'));
  const refused = new Set(
    report.diagnostics.filter((one) => one.code.includes('no-restricted-imports')).map((one) => one.filename),
  );
  const differ = seeds
    .filter(({ file, source }) => refused.has(file) !== wrongImports(file, source, layers).length > 0)
    .map(
      ({ file, specifier }) =>
        `${file} imports ${specifier}: linter ${refused.has(file) ? 'refuses' : 'allows'}`,
    );
  expect(differ).toEqual([]);
  expect(refused.size).toBeGreaterThan(50);
  expect(refused.size).toBeLessThan(seeds.length);
});

describe('the compiler, in the domain', () => {
  const compile = (source: string) => {
    rmSync(join(root, 'worker/domain'), { recursive: true, force: true });
    cpSync('worker/domain/tsconfig.json', join(root, 'worker/domain/tsconfig.json'));
    write('worker/store/thing.ts', 'export const thing = 1;\n');
    write('worker/domain/thing.ts', 'export const thing = 1;\n');
    write('worker/domain/seed.ts', source);
    return run('tsc', '-b', 'worker/domain');
  };

  test('lets an import of the domain through', () => {
    expect(compile("import { thing } from '#domain/thing';\n\nexport const seen = thing;\n")).toBe('');
  });

  test('refuses an import of the store', () => {
    expect(compile("import { thing } from '#store/thing';\n\nexport const seen = thing;\n")).toContain(
      'TS6307',
    );
  });

  test('refuses the network and the console', () => {
    expect(compile("export const seen = fetch('https://example.com');\n")).toContain("'fetch'");
    expect(compile("console.log('a');\nexport const seen = 1;\n")).toContain("'console'");
  });
});

test('the layer test refuses a wrong import however it is written', () => {
  const wrong = (source: string) => wrongImports('worker/domain/plan/seed.ts', source, layers);
  expect(wrong("import type { Store } from '#store/store';")).toEqual(['#store/store']);
  expect(wrong("import '../../store/store.ts';")).toEqual(['../../store/store.ts']);
  expect(wrong("export { a } from '#http/app';")).toEqual(['#http/app']);
  expect(wrong("const a = await import('hono');")).toEqual(['hono']);
  expect(wrong("import { day } from '#domain/day';\nimport { a } from '../a.ts';")).toEqual([]);
});

test('the admin takes the type of the app and nothing else from http', () => {
  const wrong = (source: string) => wrongImports('admin/api/seed.ts', source, layers);
  expect(wrong("import type { App } from '#http/app';")).toEqual([]);
  expect(wrong("import { app } from '#http/app';")).toEqual(['#http/app']);
});
