import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellContext } from '../../../admin/grid/cells/cell-kind.ts';
import { cellKinds, parseCell, type CellKindName } from '../../../admin/grid/cells/registry.ts';

const context: CellContext = {
  locale: 'en',
  options: [],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  today: '2026-11-23',
  min: null,
  max: null,
  lengthMax: 10_000,
  isRequired: false,
};

const read = (kind: CellKindName, text: string) => {
  const reading = parseCell(cellKinds[kind], text, context);
  return reading.ok ? reading.value : reading.message;
};

describe('a sum typed into a cell of numbers', () => {
  it.each([
    ['=1000*12', 1_200_000],
    ['1000+200', 120_000],
    ['＝１０００×１２', 1_200_000],
    ['=¥1,200.50 + 0.1', 120_060],
    ['0.1+0.2', 30],
    ['=(500+20)/3', 17_333],
    ['=1000*90%', 90_000],
    ['1.2万+3000', 1_500_000],
    ['=1000-200', 80_000],
    ['=-5', -500],
    ['=-(3-5)*2', 400],
    ['=2--3', 500],
    ['=1/-4', -25],
    ['=0.005*1', 1],
    ['=-0.005*1', -1],
    ['=(500)', 50_000],
    ['=7', 700],
  ])('money: %s', (text, minor) => {
    expect(read('money', text)).toBe(minor);
  });

  it.each([
    ['=1000*12', 12_000],
    ['=1/3', 0.333333],
    ['0.1+0.2', 0.3],
  ])('number: %s', (text, value) => {
    expect(read('number', text)).toBe(value);
  });

  it.each([
    ['=50%+5%', 55],
    ['=1/3*100', 33.33],
    ['20+30', 50],
  ])('percent: %s', (text, value) => {
    expect(read('percent', text)).toBe(value);
  });

  it.each([
    '=',
    '=1000*',
    '=*5',
    '=1/0',
    '=5/(2-2)',
    '=abc',
    '=SUM(A1)',
    '=1 2',
    '=()',
    '=1)(',
    '=A1+B2',
    '=2*(3+4',
  ])('refuses %s with what to write', (text) => {
    for (const kind of ['money', 'number', 'percent'] as const)
      expect(read(kind, text)).toBe(`Cannot be worked out: “${text}”. For example =1000*12 or =(500+20)/2.`);
  });

  it.each(['2026-03-05', '3/5', '1000-200', '138-1234-5678', '021-5555 1234', '+86-138-0000-1234'])(
    'takes %s for no sum: it may be a day or a phone number',
    (text) => {
      expect(read('money', text)).toBe(`Not a number: “${text}”.`);
    },
  );

  it('leaves negative amounts, brackets and other kinds as they are', () => {
    expect(read('money', '-5')).toBe(-500);
    expect(read('money', '(500)')).toBe(-50_000);
    expect(read('money', '+5')).toBe(500);
    expect(read('date', '+3')).toBe('2026-11-26');
    expect(read('text', '=1000*12')).toBe('=1000*12');
    expect(read('text', '1000+200')).toBe('1000+200');
    expect(read('text', '+86 138 0000 1234')).toBe('+86 138 0000 1234');
  });

  it('keeps the limits of the cell', () => {
    expect(read('percent', '60+50')).toBe('Not more than 100%.');
    expect(read('money', '=10000000000*2')).toContain('Not more than');
    expect(read('money', `=${'9'.repeat(60)}*2`)).toContain('Cannot be worked out');
    expect(read('number', `=1${'+1'.repeat(60)}`)).toContain('Not a number');
  });

  it('works in whole cents: any sum of amounts is exact', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const written = (minor: number) =>
      `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, cents, cents, (item, two, three) => {
        expect(read('money', `=${written(item)}+${written(two)}-(${written(three)})`)).toBe(
          item + two - three,
        );
      }),
    );
  });
});
