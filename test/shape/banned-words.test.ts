import { expect, test } from 'vitest';
import {
  bannedFinder,
  identifiersOf,
  partsOf,
  pathNames,
  readBannedWords,
} from '#scripts/shape/banned-words';
import { readText, trackedFiles } from '#scripts/shape/tracked';

const bannedWord = readBannedWords(readText('test/shape/banned-words.tsv'));
const find = bannedFinder(bannedWord);
const files = trackedFiles.filter((file) => /^(worker|admin|db|scripts|test)\/.*\.(tsx?|mjs)$/.test(file));
/** Of all identifier tokens. The rest are names in requests or in storage, each allowed by name in the list. */
const shareMax = 0.0005;

test('every banned word says what to use instead', () => {
  expect(bannedWord.length).toBeGreaterThan(100);
  expect(bannedWord.filter(({ word, use }) => word === '' || use === '')).toEqual([]);
  expect(bannedWord.length).toBe(new Set(bannedWord.map(({ word }) => word)).size);
});

test('a banned word is found as a part of a name, as parts in a row, and as a whole', () => {
  expect(partsOf('onHTMLGestureId')).toEqual(['on', 'html', 'gesture', 'id']);
  expect(find('newGesture')?.word).toBe('gesture');
  expect(find('hasAtHandRows')?.word).toBe('at-hand');
  expect(find('one')?.word).toBe('=one');
  expect([find('oneOf'), find('suggestures'), find('gestureId')]).toEqual([undefined, undefined, undefined]);
});

test('identifiers hold no banned word', () => {
  let tokens = 0;
  const offenders = new Map<string, number>();
  for (const file of files)
    for (const name of identifiersOf(file, readText(file))) {
      tokens += 1;
      const banned = find(name);
      if (banned === undefined) continue;
      const line = `${file}: ${name} (use: ${banned.use})`;
      offenders.set(line, (offenders.get(line) ?? 0) + 1);
    }
  const count = [...offenders.values()].reduce((sum, times) => sum + times, 0);
  expect(tokens).toBeGreaterThan(100_000);
  expect(count <= shareMax * tokens ? [] : [...offenders.keys()]).toEqual([]);
});

test('file names hold no banned word', () => {
  expect(
    files.flatMap((file) => pathNames(file).flatMap((name) => (find(name) ? [`${file}: ${name}`] : []))),
  ).toEqual([]);
});
