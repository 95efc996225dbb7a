import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRepeatedKey, parseJsonBytes } from '#contract/json-text';

const parse = (text: string): unknown => parseJsonBytes(new TextEncoder().encode(text));

describe('JSON from outside', () => {
  test.each([
    ['a key twice', '{"amount":1,"amount":2}'],
    ['a key twice, written otherwise', String.raw`{"amount":1,"\u0061mount":2}`],
    ['a key twice further in', '{"data":[{"a":{}},{"b":1,"c":{"d":1},"b":2}]}'],
    ['a key twice around a nested object', '{"a":{"b":1},"c":2,"a":3}'],
    ['a prototype', '{"__proto__":{"isAdmin":true}}'],
    ['a prototype, written otherwise', String.raw`{"a":{"__pr\u006fto__":1}}`],
    ['a mark of the byte order', '\uFEFF{}'],
    ['half a pair', String.raw`{"a":"\ud800"}`],
  ])('is refused with %s', (_, text) => {
    expect(parse(text)).toBeUndefined();
  });

  test.each([
    ['the same key in two objects', '[{"a":1},{"a":2}]'],
    ['the same word as key and value', '{"a":"a","b":"a"}'],
    ['brackets and quotes in texts', String.raw`{"a":"{\"a\":1,","b":"}]"}`],
    ['a text that ends in a backslash', String.raw`{"a":"\\","b":"\\"}`],
  ])('is read with %s', (_, text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  test('no object that a program writes has a repeated key, and one more makes it so', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const text = JSON.stringify(object);
        expect(hasRepeatedKey(text)).toBe(false);
        const [first = ''] = Object.keys(JSON.parse(text));
        expect(hasRepeatedKey(`${text.slice(0, -1)},${JSON.stringify(first)}:0}`)).toBe(true);
      }),
    );
  });
});
