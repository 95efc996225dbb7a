import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../../admin/grid/clipboard/html.ts';
import { readTsv, widthOf, writeTsv } from '../../../admin/grid/clipboard/tsv.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r\n', ' ', '中', ',') });
const block = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

describe('tab-separated text', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(block, (rows) => {
        const text = writeTsv(rows);
        // A single empty cell writes nothing, and an empty last row looks like a line break.
        const isPlain = rows.at(-1)?.some((item) => item !== '') ?? false;
        fc.pre(isPlain);
        expect(readTsv(text)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['one', [['one']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    // Exactly one empty line at the end is the spreadsheet's; a second one is a row.
    ['a\n\n', [['a'], ['']]],
    ['a\t\n', [['a', '']]],
    ['"a\nb"\t"say ""hi"""', [['a\nb', 'say "hi"']]],
    // Quotes that never close, or that close before more text, are literal.
    ['"a\tb', [['"a', 'b']]],
    ['"a"b\tc', [['"a"b', 'c']]],
    ['5" pipe\tx', [['5" pipe', 'x']]],
    ['', [['']]],
  ])('reads %j as a spreadsheet means it', (text, rows) => {
    expect(readTsv(text)).toEqual(rows);
  });

  it('is as wide as its longest row, however many rows there are', () => {
    expect(widthOf([['a', 'b'], ...Array.from({ length: 150_000 }, () => ['a'])])).toBe(2);
  });

  it('quotes what would break a row', () => {
    expect(writeTsv([['a\tb', 'c\nd', 'e"f', 'g']])).toBe('"a\tb"\t"c\nd"\t"e""f"\tg');
  });
});

describe('a table for other programs', () => {
  it('keeps tabs and runs of spaces, which a page shows as one space', () => {
    expect(writeHtml([['a\tb', 'c  d', 'e f']])).toBe(
      '<table><tbody><tr><td style="white-space:pre-wrap">a\tb</td>' +
        '<td style="white-space:pre-wrap">c  d</td><td>e f</td></tr></tbody></table>',
    );
  });

  it('keeps line breaks in their cell and takes no mark-up from a value', () => {
    expect(writeHtml([['a\nb', '<b>&"']])).toBe(
      '<table><tbody><tr><td>a<br>b</td><td>&lt;b&gt;&amp;&quot;</td></tr></tbody></table>',
    );
  });
});
