import { expect, test } from 'vitest';
import { cyclesOf, fileGraph, filesByFolder, importsAmong, roomGraph, roomOf } from '#scripts/shape/rooms';
import { readText, sourceFiles, trackedFiles } from '#scripts/shape/tracked';

const filesMax = 12;

const product = sourceFiles.filter((file) => /^(worker|admin|db)\//.test(file));
const graph = fileGraph(product, readText);

test('a file lies in the room of its folder', () => {
  expect(
    [
      'worker/index.ts',
      'worker/store/store.ts',
      'worker/store/undo/steps.ts',
      'worker/domain/texts/han/fold.ts',
      'admin/sheet/rows/use-sheet.ts',
      'admin/job/money/payments/payments.tsx',
      'admin/job/job-panel.tsx',
      'db/schema/jobs/job.ts',
    ].map(roomOf),
  ).toEqual([
    'worker/index.ts',
    'worker/store',
    'worker/store/undo',
    'worker/domain/texts',
    'admin/sheet',
    'admin/job/money',
    'admin/job',
    'db/schema/jobs',
  ]);
});

test('rooms that import one another are found', () => {
  const sources: Readonly<Record<string, string>> = {
    'admin/ui/a.ts': "import type { b } from '../sheet/b.ts';",
    'admin/sheet/b.ts': "import { a } from '../ui/a.ts';",
    'admin/job/money/c.ts': "import { a } from '../../ui/a.ts';",
  };
  const tied = fileGraph(Object.keys(sources), (file) => sources[file] ?? '');
  expect(cyclesOf(roomGraph(tied))).toEqual([['admin/ui', 'admin/sheet']]);
  expect(importsAmong(tied, ['admin/ui', 'admin/sheet'])).toEqual([
    'admin/ui/a.ts imports admin/sheet/b.ts',
    'admin/sheet/b.ts imports admin/ui/a.ts',
  ]);
});

test('no rooms import one another in a circle', () => {
  expect(graph.size).toBeGreaterThan(500);
  expect(cyclesOf(roomGraph(graph)).flatMap((group) => importsAmong(graph, group))).toEqual([]);
});

test('no screen imports another', () => {
  const screens = /^admin\/(sheet|job|money|notices|documents|transfer|settings)\//;
  const screenOf = (file: string) => screens.exec(file)?.[1];
  const crossings = [...graph].flatMap(([file, targets]) =>
    targets
      .filter((target) => screenOf(file) !== undefined && screenOf(target) !== undefined)
      .filter((target) => screenOf(file) !== screenOf(target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(crossings).toEqual([]);
});

test(`a folder has at most ${filesMax} files`, () => {
  const folders = filesByFolder(
    trackedFiles.filter((file) => /^(worker|admin|db|test|scripts)\//.test(file)),
  );
  expect(folders.size).toBeGreaterThan(100);
  expect([...folders].filter(([, count]) => count > filesMax)).toEqual([]);
});

test('only the doors stand at the root of the worker', () => {
  const atRoot = trackedFiles.filter((file) => /^worker\/[^/]+$/.test(file));
  expect(atRoot).toEqual(['worker/env.ts', 'worker/index.ts', 'worker/tsconfig.json']);
});
