import { expect, test } from 'vitest';
import { layerOf, readLayers, wrongImports } from '#test/shape/layers';
import { readText, sourceFiles } from '#test/shape/tracked';

// The doors put the house together, so they see everything; they are files, not layers.
const doors = new Set(['worker/index.ts', 'worker/local.ts', 'worker/env.ts']);

const layers = readLayers(readText('ARCHITECTURE.md'));
const files = sourceFiles.filter((file) => /^(worker|admin|db)\//.test(file) && !doors.has(file));

test('every file of the product belongs to a layer of ARCHITECTURE.md', () => {
  expect(layers.length).toBeGreaterThan(10);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => layerOf(layers, file) === undefined)).toEqual([]);
});

test('no file imports what its layer may not', () => {
  expect(files.flatMap((file) => wrongImports(layers, file, readText(file)))).toEqual([]);
});

test('no door but the local one leads to the local rooms', () => {
  const toLocal = /from '(#worker|\.|#local)\/?local|from '#local\//;
  expect(['worker/index.ts', 'worker/env.ts'].filter((file) => toLocal.test(readText(file)))).toEqual([]);
});
