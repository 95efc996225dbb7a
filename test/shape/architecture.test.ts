import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText, sourceFiles } from '#scripts/shape/tracked';
import { filesOn, paths } from '#scripts/shape/paths';
import { symbolGraph } from '#scripts/shape/symbols';

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
  const named = pathsIn(journeys.slice(0, journeys.indexOf('\n## ')));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !/\.tsx?$/.test(path))).toEqual([]);
});

/** Most files on each path: what a reader opens to follow a cell's edit or a webhook. A rise needs a reason. */
const most: Readonly<Record<string, number>> = {
  // 15 and 30 were reached before appointments, files and duties came.
  'cell edit, from the editor to the wire': 20,
  'cell edit, the answer back to the cell': 12,
  // Rules of writing, people named by turn, and a customer's further jobs came: three files.
  'cell edit, in the server': 37,
  // The same, and text messages begin in the same route: `receive-reply` and `sms-in`.
  webhook: 35,
};

const graph = symbolGraph(
  sourceFiles.filter((file) => /^(worker|admin|db)\//.test(file)),
  readText,
);

test.each(paths)('the path of $title has few files', (path) => {
  const files = filesOn(path, graph);
  // A walk that lost its way finds hardly any file.
  expect(files.length).toBeGreaterThan(8);
  expect(files.slice(most[path.title] ?? 0)).toEqual([]);
});
