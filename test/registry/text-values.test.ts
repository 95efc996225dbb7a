import { describe, expect, test } from 'vitest';
import { isNode, listOf, nodesOf } from '#scripts/shape/syntax';
import { readText, sourceFiles } from '#scripts/shape/tracked';
import { catalogue } from '../../admin/texts/catalogue.ts';
import { transferDoubtTexts } from '../../admin/texts/transfer/transfer-doubts.ts';
import { transferTexts } from '../../admin/texts/transfer/transfer.ts';

const english = new Map(
  Object.entries({ ...catalogue, ...transferTexts, ...transferDoubtTexts }).map(([key, { en }]) => [key, en]),
);

const placesOf = (key: string): readonly string[] =>
  [...(english.get(key) ?? '').matchAll(/\{([a-zA-Z]+)\}/g)].flatMap(([, name]) => name ?? []);

/** The property names of an object literal; null when they are not all visible there. */
const namesOf = (value: unknown): readonly string[] | null => {
  if (!isNode(value) || value['type'] !== 'ObjectExpression') return null;
  const names = listOf(value['properties']).map((property) =>
    isNode(property) && isNode(property['key']) ? property['key']['name'] : null,
  );
  return names.every((name) => typeof name === 'string') ? names : null;
};

/** The `t` calls of a source without a value for a placeholder of their text. */
const unfilled = (file: string, source: string): readonly string[] =>
  nodesOf(file, source)
    .filter(({ type, callee }) => type === 'CallExpression' && isNode(callee) && callee['name'] === 't')
    .flatMap((call) => {
      const [key, values] = listOf(call['arguments']);
      const name = isNode(key) ? key['value'] : undefined;
      const given = values === undefined ? [] : namesOf(values);
      if (typeof name !== 'string' || given === null) return [];
      return placesOf(name)
        .filter((place) => !given.includes(place))
        .map((place) => `${file}: ${name} has no ${place}`);
    });

describe('a text that the admin shows', () => {
  test('gets a value for each place that it leaves open', () => {
    const files = sourceFiles.filter((file) => file.startsWith('admin/'));
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => unfilled(file, readText(file)))).toEqual([]);
  });

  test('is told from one that gets another', () => {
    const key = 'print.firstOf';
    expect(placesOf(key).toSorted()).toEqual(['count', 'on', 'visible']);
    expect(unfilled('a.ts', `t('${key}', { on, visible, count })`)).toEqual([]);
    expect(unfilled('a.ts', `t('${key}', { ...values })`)).toEqual([]);
    expect(unfilled('a.ts', `t('${key}', { on, count, shown: 2 })`)).toEqual([`a.ts: ${key} has no visible`]);
    expect(unfilled('a.ts', `t('${key}')`)).toHaveLength(3);
  });
});
