import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellContext } from '../../admin/grid/cells/cell-kind.ts';
import { cellKinds, formatCell, parseCell, type CellKindName } from '../../admin/grid/cells/registry.ts';
import type { CellValue, GridLocale } from '../../admin/grid/index.ts';

const context: CellContext = {
  locale: 'en',
  options: [
    { value: 'design', label: 'Design', aliases: ['设计', '設計'] },
    { value: 'work', label: '施工', aliases: ['Work'] },
  ],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  today: '2026-11-23',
  min: null,
  max: null,
  lengthMax: 10_000,
  isRequired: false,
};

const locales: readonly GridLocale[] = ['en', 'zh-Hans', 'zh-Hant'];

const two = (value: number) => String(value).padStart(2, '0');

const day = fc
  .record({
    year: fc.integer({ min: 1990, max: 2090 }),
    month: fc.integer({ min: 1, max: 12 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, date }) => `${year}-${two(month)}-${two(date)}`);

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/\s+/g, ' ').trim());

/** Values that each kind can hold; a new kind does not compile without its line. */
const values: Readonly<Record<CellKindName, fc.Arbitrary<CellValue> | null>> = {
  text: line.filter((text) => text !== ''),
  longtext: fc
    .array(
      line.filter((text) => text !== ''),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines) => lines.join('\n')),
  number: fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, scale]) => Number(`${digits}e-${scale}`) + 0),
  money: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
  percent: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => Number(`${hundredths}e-2`)),
  date: day,
  instant: fc
    .integer({ min: Date.UTC(1992, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 })
    .map((minutes) => minutes * 60_000),
  choice: fc.constantFrom('design', 'work'),
  person: fc.constantFrom('design', 'work'),
  status: null,
  readonly: null,
};

const kinds = Object.entries(cellKinds).map(([name, kind]) => ({
  name,
  kind,
  value: Object.entries(values).find(([key]) => key === name)?.[1] ?? null,
}));
const typedKinds = kinds.flatMap(({ name, kind, value }) => (value === null ? [] : [{ name, kind, value }]));
const untypedKinds = kinds.filter(({ value }) => value === null);

describe('every kind of cell', () => {
  it.each(typedKinds)(
    '$name: reading what the sheet shows gives the value back, in every language',
    ({ kind, value }) => {
      fc.assert(
        fc.property(value, fc.constantFrom(...locales), (held, locale) => {
          const here = { ...context, locale };
          expect(parseCell(kind, formatCell(kind, held, here), here)).toEqual({ ok: true, value: held });
        }),
      );
    },
  );

  it.each(untypedKinds)('$name is never typed into', ({ kind }) => {
    expect(parseCell(kind, 'anything', context).ok).toBe(false);
  });

  it.each(kinds)('$name never throws on any text, and a refusal says why', ({ kind }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...locales), (typed, locale) => {
        const reading = parseCell(kind, typed, { ...context, locale });
        expect(reading.ok || reading.message !== '').toBe(true);
      }),
    );
  });

  it.each(kinds)('$name is emptied by a blank text unless it needs a value', ({ kind }) => {
    expect(parseCell(kind, '  ', context)).toEqual({ ok: true, value: null });
    expect(parseCell(kind, '', { ...context, isRequired: true }).ok).toBe(false);
  });
});

/** The texts that are not read as their value. */
const misread = (
  kind: CellKindName,
  table: Readonly<Record<string, CellValue>>,
  over: Partial<CellContext> = {},
) =>
  Object.entries(table).filter(([typed, value]) => {
    const reading = parseCell(cellKinds[kind], typed, { ...context, ...over });
    return !reading.ok || reading.value !== value;
  });

/** The texts that are read although they should not be. */
const accepted = (kind: CellKindName, typed: readonly string[], over: Partial<CellContext> = {}) =>
  typed.filter((text) => parseCell(cellKinds[kind], text, { ...context, ...over }).ok);

describe('what staff write', () => {
  it('money: signs, groups, full width, 万 and brackets', () => {
    expect(
      misread('money', {
        '￥1,200.00': 120_000,
        '¥1,200': 120_000,
        '１２００': 120_000,
        '1.2万': 1_200_000,
        '1.2萬': 1_200_000,
        '3千': 300_000,
        '1.5k': 150_000,
        '2百万': 200_000_000,
        '(500)': -50_000,
        '-0.5': -50,
        '1200元整': 120_000,
        'RMB 88.8': 8_880,
        '1,0000': 1_000_000,
      }),
    ).toEqual([]);
    expect(accepted('money', ['1,2', '1.234', 'abc', '1.2.3', '--5', '20000000000', '万', '1e5'])).toEqual(
      [],
    );
    expect(accepted('money', ['-1'], { min: 0 })).toEqual([]);
    expect(misread('money', { '1200': 1200 }, { currency: 'JPY' })).toEqual([]);
  });

  it('percents with and without their sign, within bounds', () => {
    expect(misread('percent', { '50%': 50, '５０％': 50, '50': 50, '33.33%': 33.33, '3成': 30 })).toEqual([]);
    expect(accepted('percent', ['101', '-1%', '1.234%', 'half'])).toEqual([]);
  });

  it('dates in the forms of two languages', () => {
    expect(
      misread('date', {
        '2026-03-05': '2026-03-05',
        '2026/3/5': '2026-03-05',
        '2026.3.5': '2026-03-05',
        '2026年3月5日': '2026-03-05',
        '２０２６年３月５日': '2026-03-05',
        '20260305': '2026-03-05',
        '5 Mar 2026': '2026-03-05',
        'March 5, 2026': '2026-03-05',
        '3/5': '2026-03-05',
        '3月5日': '2026-03-05',
        明天: '2026-11-24',
        '+3': '2026-11-26',
      }),
    ).toEqual([]);
    expect(accepted('date', ['2026-02-30', '3/5/2026', '2026-13-01', 'soon'])).toEqual([]);
    expect(accepted('date', ['3/5', 'today'], { today: null })).toEqual([]);
  });

  it('moments with a clock time, in the column’s zone', () => {
    const at = Date.UTC(2026, 2, 5, 9, 30);
    expect(
      misread('instant', {
        '2026-03-05 17:30': at,
        '2026/3/5 5:30 pm': at,
        '2026年3月5日 下午5点30分': at,
        '2026-03-05T17:30': at,
      }),
    ).toEqual([]);
    expect(accepted('instant', ['2026-03-05', '2026-03-05 25:00', '2026-03-05 17:75'])).toEqual([]);
    // Clocks in New York skip this half hour.
    expect(accepted('instant', ['2026-03-08 02:30'], { zone: 'America/New_York' })).toEqual([]);
  });

  it('choices by any of their names', () => {
    expect(
      misread('choice', {
        design: 'design',
        ' DESIGN ': 'design',
        设计: 'design',
        設計: 'design',
        Work: 'work',
      }),
    ).toEqual([]);
    expect(accepted('choice', ['desi', 'nothing'])).toEqual([]);
  });

  it('a line keeps no line break, a long text does, and both have a limit', () => {
    expect(misread('text', { 'a\r\nb ': 'a b' })).toEqual([]);
    expect(misread('longtext', { 'a\r\nb ': 'a\nb' })).toEqual([]);
    expect(accepted('text', ['abcdef'], { lengthMax: 5 })).toEqual([]);
  });
});
