import { expect, test } from 'vitest';
import { layerOf, readLayers, wrongImports } from '#scripts/shape/layers';
import { readText, sourceFiles } from '#scripts/shape/tracked';

// Files in worker/ itself are entries that may import everything; they belong to no layer.
const isDoor = (file: string) => /^worker\/[^/]+\.ts$/.test(file);

const layers = readLayers(readText('ARCHITECTURE.md'));
const files = sourceFiles.filter((file) => /^(worker|admin|db)\//.test(file) && !isDoor(file));

test('every file of the product belongs to a layer of ARCHITECTURE.md', () => {
  expect(layers.length).toBeGreaterThan(10);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => layerOf(layers, file) === undefined)).toEqual([]);
});

test('no file imports what its layer may not', () => {
  expect(files.flatMap((file) => wrongImports(layers, file, readText(file)))).toEqual([]);
});

test('no door leads to the local rooms', () => {
  const toLocal = /from '(#worker|\.|#local)\/?local|from '#local\//;
  expect(sourceFiles.filter((file) => isDoor(file) && toLocal.test(readText(file)))).toEqual([]);
});
