import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellContext } from '../../../admin/grid/cells/cell-kind.ts';
import { cellKinds, formatCell, parseCell, type CellKindName } from '../../../admin/grid/cells/registry.ts';
import { filterOptions } from '../../../admin/grid/cells/read/options.ts';
import type { CellValue, GridLocale } from '../../../admin/grid/index.ts';

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

/** Values that each kind can have; a new kind does not compile without its line. */
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
  strip: null,
};

const kinds = Object.entries(cellKinds).map(([name, kind]) => ({
  name,
  kind,
  value: Object.entries(values).find(([key]) => key === name)?.[1] ?? null,
}));
const typedKinds = kinds.flatMap(({ name, kind, value }) => (value === null ? [] : [{ name, kind, value }]));
const untypedKinds = kinds.filter(({ value }) => value === null);

// Any code unit, lone surrogates included; faster than the library's own generator.
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));

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
      fc.property(anyText, fc.constantFrom(...locales), (typed, locale) => {
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

/** The texts that are not parsed as their value. */
const misread = (
  kind: CellKindName,
  table: Readonly<Record<string, CellValue>>,
  over: Partial<CellContext> = {},
) =>
  Object.entries(table).filter(([typed, value]) => {
    const reading = parseCell(cellKinds[kind], typed, { ...context, ...over });
    return !reading.ok || reading.value !== value;
  });

/** The texts that are accepted although they should be refused. */
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
    expect(accepted('money', ['1,2', '1.234', 'abc', '1.2.3', '--5', '20000000000', '万', '1e99'])).toEqual(
      [],
    );
    expect(accepted('money', ['-1'], { min: 0 })).toEqual([]);
    expect(misread('money', { '1200': 1200 }, { currency: 'JPY' })).toEqual([]);
  });

  it('money: the signs of its own currency, and of no other', () => {
    expect(
      misread('money', {
        '￥-5': -500,
        '-¥ 5': -500,
        '¥(500)': -50_000,
        '(500元)': -50_000,
        'RMB 100 元': 10_000,
        人民币100元整: 10_000,
        '100块': 10_000,
        'cny 1.2万元': 1_200_000,
      }),
    ).toEqual([]);
    expect(
      accepted('money', ['USD 100', 'HK$1,200', '€50', '$50', '50美元', '100円', '£5', 'NT$ 5']),
    ).toEqual([]);
    expect(misread('money', { '¥1,200': 1200, '1200円': 1200, 日元1200: 1200 }, { currency: 'JPY' })).toEqual(
      [],
    );
    expect(misread('money', { HK$5: 500, $5: 500, '5元': 500 }, { currency: 'HKD' })).toEqual([]);
    expect(accepted('money', ['¥5', '5元', 'HK$5', 'RMB 5'], { currency: 'USD' })).toEqual([]);
    // For currencies that nobody here uses, the sheet's sign is their own.
    expect(misread('money', { '₩1,200': 1200, 'KRW 1200': 1200 }, { currency: 'KRW' })).toEqual([]);
    expect(misread('money', { $5: 500 }, { currency: 'AUD' })).toEqual([]);
    expect(accepted('money', ['US$5', 'NT$5'], { currency: 'AUD' })).toEqual([]);
  });

  it('money: two numbers are not one', () => {
    expect(accepted('money', ['12 34', '2026 3 5', '1_2', '整12正', "1'2", '1¥2', '1元2'])).toEqual([]);
    expect(accepted('number', ['12 34', '1_2', '1 - 2'])).toEqual([]);
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
        '5/3': '2026-05-03',
        '5月3日': '2026-05-03',
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
        '2026/3/5 17:30:15': at,
        '2026/3/5 5:30:00 PM': at,
        '2026/3/5 下午 5:30:00': at,
        '2026年3月5日下午5点半': at,
        '2026-03-05 17时30分15秒': at,
      }),
    ).toEqual([]);
    expect(
      accepted('instant', ['2026-03-05', '2026-03-05 25:00', '2026-03-05 17:75', '2026-03-05 17:30:61']),
    ).toEqual([]);
    // Clocks in New York skip this half hour.
    expect(accepted('instant', ['2026-03-08 02:30'], { zone: 'America/New_York' })).toEqual([]);
  });

  it('hours as they are called: noon, the small hours, and midnight by the evening that it ends', () => {
    const hour = (date: number, ofDay: number) => Date.UTC(2026, 2, date, ofDay - 8);
    expect(
      misread('instant', {
        '2026-03-05 中午12点': hour(5, 12),
        '2026-03-05 中午1点': hour(5, 13),
        '2026-03-05 凌晨1点': hour(5, 1),
        '2026-03-05 凌晨12点': hour(5, 0),
        '2026-03-05 晚上9点': hour(5, 21),
        '2026-03-05 晚上12点': hour(6, 0),
        '2026-03-05 上午12:00': hour(5, 0),
        '2026-03-05 12:00 am': hour(5, 0),
        '2026-03-05 下午12:00': hour(5, 12),
      }),
    ).toEqual([]);
    // Ambiguous: the day before or the day after.
    expect(accepted('instant', ['2026-03-05 晚上1点', '2026-03-05 凌晨9点', '9999-12-31 晚上12点'])).toEqual(
      [],
    );
  });

  it('a day is also the midnight that spreadsheets write, and no other hour', () => {
    expect(
      misread('date', {
        '2026/3/5 0:00:00': '2026-03-05',
        '2026-03-05 00:00:00': '2026-03-05',
        '2026-03-05T00:00:00.000': '2026-03-05',
        '5/3 12:00:00 AM': '2026-05-03',
      }),
    ).toEqual([]);
    expect(accepted('date', ['2026/3/5 8:00', '2026/3/5 0:00:01.5 PM'])).toEqual([]);
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

  it('no choice by a name that two of them have', () => {
    const options = [
      { value: 'stf_1', label: 'Lin' },
      { value: 'stf_2', label: 'Lin' },
      { value: 'stf_3', label: 'Chen', aliases: ['陈'] },
    ];
    expect(accepted('person', ['Lin'], { options })).toEqual([]);
    expect(misread('person', { 陈: 'stf_3', stf_2: 'stf_2' }, { options })).toEqual([]);
  });

  it('a list is led by what is called just so, and narrowed by names only', () => {
    const options = [
      { value: 'stf_1', label: 'Lin Xiao' },
      { value: 'stf_2', label: 'Lin', aliases: ['林'] },
      { value: 'stf_3', label: 'Merlin' },
    ];
    const listed = (filter: string) => filterOptions(options, filter).map(({ label }) => label);
    expect(listed('lin')).toEqual(['Lin', 'Lin Xiao', 'Merlin']);
    expect(listed('s')).toEqual([]);
    expect(listed('')).toHaveLength(3);
  });

  it('a line keeps no line break, a long text does, and both have a limit', () => {
    expect(misread('text', { 'a\r\nb ': 'a b' })).toEqual([]);
    expect(misread('longtext', { 'a\r\nb ': 'a\nb' })).toEqual([]);
    expect(accepted('text', ['abcdef'], { lengthMax: 5 })).toEqual([]);
  });
});
