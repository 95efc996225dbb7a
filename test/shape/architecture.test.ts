import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText } from '#scripts/shape/tracked';

/** The files and folders that a document names in backticks, by path from the project's root. */
const pathsIn = (document: string): readonly string[] =>
  [...document.matchAll(/`((?:worker|admin|db|test|scripts)\/[\w./-]*)`/g)].flatMap(([, path]) => path ?? []);

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'test/README.md'])(
  'every path that %s names is there',
  (name) => {
    expect(pathsIn(readText(name)).filter((path) => !existsSync(path))).toEqual([]);
  },
);

test('ARCHITECTURE.md tells how an edit, a webhook and a rule travel, file by file', () => {
  const [, journeys = ''] = readText('ARCHITECTURE.md').split('## How things travel');
  const paths = pathsIn(journeys.slice(0, journeys.indexOf('\n## ')));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !/\.tsx?$/.test(path))).toEqual([]);
});
