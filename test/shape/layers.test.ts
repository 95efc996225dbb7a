import { expect, test } from 'vitest';
import { layerOf, readLayers, readSource, wrongImports } from './layers.ts';
import { codeIn } from './tree.ts';

// The doors see everything; they are files, not layers.
const doors = new Set(['worker/index.ts', 'worker/local.ts', 'worker/env.ts']);

const layers = readLayers();
const files = codeIn('worker', 'admin', 'db').filter((file) => /\.tsx?$/.test(file));

test('every file belongs to a layer of ARCHITECTURE.md', () => {
  expect(layers.length).toBeGreaterThan(10);
  expect(files.filter((file) => !layerOf(file, layers) && !doors.has(file))).toEqual([]);
});

test('no file imports what its layer may not', () => {
  const wrong = files.flatMap((file) =>
    wrongImports(file, readSource(file), layers).map((specifier) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('the production entry does not reach the local one', () => {
  expect(readSource('worker/index.ts')).not.toMatch(/from '(#worker|\.)\/local|#local\//);
});
