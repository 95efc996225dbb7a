import { describe, expect, it } from 'vitest';
import { formatCell, cellKinds, parseCell, formatCellValue } from '../../../admin/grid/cells/registry.ts';
import type { CellContext } from '../../../admin/grid/cells/cell-kind.ts';
import type { GridLocale } from '../../../admin/grid/index.ts';

const contextIn = (locale: GridLocale, today: string | null = '2026-11-23'): CellContext => ({
  locale,
  options: [],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  today,
  min: null,
  max: null,
  lengthMax: 10_000,
  isRequired: false,
});

describe('a day in the sheet', () => {
  it('is seen in the form of the reader’s language, with its year where that is not this one', () => {
    const seen = (locale: GridLocale) =>
      ['2026-11-05', '2027-02-01', '1999-12-31'].map((on) =>
        formatCellValue(cellKinds.date, on, contextIn(locale)),
      );
    expect(seen('en')).toEqual(['5 Nov', '1 Feb 2027', '31 Dec 1999']);
    expect(seen('zh-Hans')).toEqual(['11-05', '2027-02-01', '1999-12-31']);
    expect(seen('zh-Hant')).toEqual(['11-05', '2027-02-01', '1999-12-31']);
    expect(formatCellValue(cellKinds.date, '2026-11-05', contextIn('en', null))).toBe('5 Nov 2026');
  });

  it('has its clock after it where it is a moment', () => {
    const at = Date.UTC(2026, 10, 5, 9, 30);
    expect(formatCellValue(cellKinds.instant, at, contextIn('en'))).toBe('5 Nov 17:30');
    expect(formatCellValue(cellKinds.instant, at, contextIn('zh-Hans'))).toBe('11-05 17:30');
  });

  it('goes to other programs, and into the input, as it is kept; what is seen can be typed too', () => {
    expect(formatCell(cellKinds.date, '2026-11-05', contextIn('en'))).toBe('2026-11-05');
    for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const)
      for (const on of ['2026-11-05', '2027-02-01']) {
        const seen = formatCellValue(cellKinds.date, on, contextIn(locale));
        expect(parseCell(cellKinds.date, seen, contextIn(locale))).toEqual({ ok: true, value: on });
      }
  });
});
