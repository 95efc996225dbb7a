import { describe, expect, it } from 'vitest';
import { formatCellValue } from '../../../admin/grid/cells/registry.ts';
import { strip, stripBackground, stripPlaces } from '../../../admin/grid/cells/strip.ts';
import type { CellContext } from '../../../admin/grid/cells/cell-kind.ts';

const context: CellContext = {
  locale: 'en',
  options: [],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  today: null,
  min: null,
  max: null,
  lengthMax: 100,
  isRequired: false,
};

const lengths = (sizes: readonly number[]) => stripPlaces(sizes).map(([from, to]) => Math.round(to - from));

describe('a strip', () => {
  it('has segments as long as their share, 12 px at least, 2 px apart, 112 px in all', () => {
    const places = stripPlaces([200, 68_200, 49_600, 6_200]);
    expect(places.at(0)?.[0]).toBe(0);
    expect(places.at(-1)?.[1]).toBeCloseTo(112);
    const [first, large, middle, small] = lengths([200, 68_200, 49_600, 6_200]);
    expect([first, small]).toEqual([12, 15]);
    expect(large).toBeGreaterThan(middle ?? 0);
    expect(
      places.slice(1).map(([from], at) => Math.round((from - (places[at]?.[1] ?? 0)) * 10) / 10),
    ).toEqual([2, 2, 2]);
  });

  it('shares the room evenly where no amount is known, and where there are too many for the least length', () => {
    expect(lengths([0, 0, 0])).toEqual([36, 36, 36]);
    expect(stripPlaces(Array.from({ length: 12 }, () => 5)).at(-1)?.[1]).toBeCloseTo(112, 0);
    expect(stripPlaces([])).toEqual([]);
  });

  it('fills what is paid, rings what is due in its tone, and draws nothing without segments', () => {
    const drawn = stripBackground([
      { size: 1, filled: 1, look: 'open' },
      { size: 1, filled: 0.5, look: 'overdue' },
      { size: 1, filled: 0, look: 'waiting' },
    ]);
    expect(drawn.match(/linear-gradient/g)).toHaveLength(2);
    const [fills = '', rings = ''] = drawn.split(', linear-gradient');
    expect(fills).toContain('var(--grid-paid) 0px 36px');
    expect(fills).toContain('var(--grid-overdue-soft) 56px 72.5px');
    expect(rings).toContain('var(--grid-overdue) 38px 74px');
    expect(stripBackground([])).toBe('none');
  });

  it('shows its share beside it, and is copied and printed with its count', () => {
    expect(formatCellValue(strip, '2/4 · 79%', context)).toBe('79%');
    expect(strip.format('2/4 · 79%', context)).toBe('2/4 · 79%');
    expect(strip.parse('100%', context).ok).toBe(false);
  });
});
