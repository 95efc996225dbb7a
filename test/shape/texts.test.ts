import { describe, expect, test } from 'vitest';
import { refusals } from '#domain/refusal-texts';
import type { Text } from '#domain/text';
import { simplifiedOnly, traditionalOnly } from '#test/registry/han';
import { catalogue } from '../../admin/texts/catalogue.ts';

const rows: readonly (readonly [string, Text])[] = [
  ...Object.entries(catalogue),
  ...Object.entries(refusals).map(([code, { text }]) => [code, text] as const),
];

const placeholders = (words: string): readonly string[] =>
  [...words.matchAll(/\{[^}]*\}/g)].map(([name]) => name).toSorted();

const charactersOf = (words: string, script: ReadonlySet<string>): readonly string[] =>
  Array.from(words).filter((character) => script.has(character));

describe('every text of the admin and every refusal', () => {
  test('is there in three languages', () => {
    const empty = rows.filter(([, words]) => Object.values(words).some((word) => word.trim() === ''));
    expect(empty).toEqual([]);
  });

  test('leaves the same places open in each language', () => {
    const uneven = rows
      .filter(([, { en, 'zh-Hans': simplified, 'zh-Hant': traditional }]) => {
        const open = String(placeholders(en));
        return String(placeholders(simplified)) !== open || String(placeholders(traditional)) !== open;
      })
      .map(([key]) => key);
    expect(uneven).toEqual([]);
  });

  test('writes each Chinese text in its own script', () => {
    const foreign = rows
      .filter(
        ([, words]) =>
          charactersOf(words['zh-Hans'], traditionalOnly).length > 0 ||
          charactersOf(words['zh-Hant'], simplifiedOnly).length > 0,
      )
      .map(([key, words]) => [
        key,
        charactersOf(words['zh-Hans'], traditionalOnly),
        charactersOf(words['zh-Hant'], simplifiedOnly),
      ]);
    expect(foreign).toEqual([]);
  });
});
