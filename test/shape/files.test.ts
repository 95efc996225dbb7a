import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { codeIn, filesIn } from './tree.ts';

const linesMax = 250;
// Flow data and tests are read from top to bottom.
const longLinesMax = 400;
const isLong = (file: string) => file.startsWith('worker/domain/flows/') || file.startsWith('test/');

const code = codeIn('worker', 'admin', 'db', 'scripts', 'test');

test('no file is longer than a reader keeps in mind', () => {
  const tooLong = code
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ file, lines }) => lines > (isLong(file) ? longLinesMax : linesMax));
  expect(tooLong).toEqual([]);
});

test('no file is named for being left over', () => {
  expect(code.filter((file) => /^(utils?|helpers?|common|shared|misc)\b/.test(basename(file)))).toEqual([]);
  expect(code.filter((file) => /\/(utils?|helpers?|common|shared)\//.test(file))).toEqual([]);
});

test('no screen writes raw HTML', () => {
  const raw = /dangerouslySetInnerHTML|\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\(/;
  expect(codeIn('admin').filter((file) => raw.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('no file names a package registry, and none chooses one', () => {
  const hosts = ['registry.' + 'npmjs.org', 'registry.' + 'yarnpkg.com', 'npm.' + 'pkg.github.com'];
  const naming = filesIn('.').filter((file) => {
    const text = readFileSync(file, 'utf8');
    return hosts.some((host) => text.includes(host));
  });
  expect(naming).toEqual([]);
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http');
  expect(existsSync('.npmrc')).toBe(false);
});

test('every package has one exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
