import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledValues } from '../../../admin/grid/model/areas/fill.ts';
import { fillArea, lanesOf } from '../../../admin/grid/model/areas/fill-area.ts';

describe('the fill handle', () => {
  it('carries a run of numbers on by its step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (first, step, length, count) => {
          const source = Array.from({ length }, (_, index) => first + step * index);
          const all = [...source, ...filledValues(source, count, false)].map(Number);
          expect(all.every((value, index) => value === first + step * index)).toBe(true);
        },
      ),
    );
  });

  it.each([
    [['2026-02-27', '2026-02-28'], true, ['2026-03-01', '2026-03-02', '2026-03-03']],
    [['2026-12-24', '2026-12-31'], true, ['2027-01-07', '2027-01-14', '2027-01-21']],
    // A single date has no step, so it repeats, like every source that is no series.
    [['2026-02-27'], true, ['2026-02-27', '2026-02-27', '2026-02-27']],
    [[7], false, [7, 7, 7]],
    [[1, 2, 4], false, [1, 2, 4]],
    // With floats these would continue with 0.30000000000000004, or be no series.
    [[0.1, 0.2], false, [0.3, 0.4, 0.5]],
    [[0.1, 0.2, 0.3], false, [0.4, 0.5, 0.6]],
    [[33.33, 33.3], false, [33.27, 33.24, 33.21]],
    [[1e-7, 2e-7], false, [3e-7, 4e-7, 5e-7]],
    [['a', 'b'], false, ['a', 'b', 'a']],
    [[null, 1], false, [null, 1, null]],
  ])('from %j (days: %s) comes %j', (source, isOfDays, values) => {
    expect(filledValues(source, 3, isOfDays)).toEqual(values);
  });

  const bounds = { from: { row: 2, column: 1 }, to: { row: 3, column: 2 } };

  it('covers what lies between the range and the pointer, the longer way', () => {
    expect(fillArea(bounds, { row: 6, column: 3 })).toEqual({
      from: { row: 4, column: 1 },
      to: { row: 6, column: 2 },
    });
    expect(fillArea(bounds, { row: 0, column: 1 })).toEqual({
      from: { row: 0, column: 1 },
      to: { row: 1, column: 2 },
    });
    expect(fillArea(bounds, { row: 3, column: 5 })).toEqual({
      from: { row: 2, column: 3 },
      to: { row: 3, column: 5 },
    });
    expect(fillArea(bounds, { row: 2, column: 0 })).toEqual({
      from: { row: 2, column: 0 },
      to: { row: 3, column: 0 },
    });
    expect(fillArea(bounds, { row: 3, column: 1 })).toBeNull();
  });

  it('runs away from its source, also upwards', () => {
    const area = fillArea(bounds, { row: 0, column: 1 });
    const [lane] = area ? lanesOf(bounds, area) : [];
    expect(lane?.source.map(({ row }) => row)).toEqual([3, 2]);
    expect(lane?.target.map(({ row }) => row)).toEqual([1, 0]);
  });
});
