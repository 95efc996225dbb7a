import { describe, expect, it } from 'vitest';
import { countCells, selectedCells } from '../../../admin/grid/model/selection/ranges.ts';
import { makeShape } from '../../../admin/grid/model/places/shape.ts';
import { makeSheet } from '../sheet.ts';

const rowIds = (count: number) => Array.from({ length: count }, (_, index) => `r${index + 1}`);

describe('the size of a selection', () => {
  const range = (from: readonly [number, number], to: readonly [number, number]) => ({
    from: { row: from[0], column: from[1] },
    to: { row: to[0], column: to[1] },
  });

  it('counts what several ranges share once', () => {
    expect(countCells([])).toBe(0);
    expect(countCells([range([0, 0], [2, 1])])).toBe(6);
    expect(countCells([range([0, 0], [2, 1]), range([2, 1], [3, 2])])).toBe(9);
    expect(countCells([range([0, 0], [9, 9]), range([3, 3], [4, 4])])).toBe(100);
    expect(countCells([range([0, 0], [0, 0]), range([0, 2], [0, 2]), range([0, 0], [1, 2])])).toBe(6);
  });

  it('is reckoned and not walked: two million cells are counted and their first found at once', () => {
    const shape = makeShape(
      rowIds(100_000),
      Array.from({ length: 21 }, (_, index) => `c${index}`),
    );
    const ranges = [{ anchor: { rowId: 'r1', columnId: 'c0' }, head: { rowId: 'r100000', columnId: 'c20' } }];
    const selection = { focus: null, ranges, tabColumnId: null, followed: null };
    const start = performance.now();
    const whole = range([0, 0], [99_999, 20]);
    for (let key = 0; key < 100; key += 1) {
      expect(countCells([whole, range([5, 5], [6, 6])])).toBe(2_100_000);
      const [first] = selectedCells(shape, selection);
      expect(first).toEqual({ rowId: 'r1', columnId: 'c0' });
    }
    // Iterating over the cells took five seconds for each key.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('is told of a growing range', () => {
    const sheet = makeSheet(rowIds(5));
    sheet.go('r1', 'title');
    sheet.press('Ctrl+a');
    expect(sheet.said()).toBe('Cells selected: 25');
  });
});

describe('several ranges', () => {
  const overlapping = () => {
    const sheet = makeSheet(rowIds(5));
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    sheet.controller.add({ rowId: 'r2', columnId: 'title' });
    sheet.controller.extendTo({ rowId: 'r3', columnId: 'title' });
    return sheet;
  };

  it('are copied once where they overlap', () => {
    expect(overlapping().controller.copy()?.plain).toEqual([['Title r1'], ['Title r2'], ['Title r3']]);
  });

  it('are counted once where they overlap', () => {
    const sheet = overlapping();
    expect(sheet.controller.summary(sheet.controller.bounds())?.cellCount).toBe(3);
  });

  it('each take a block that fits them', () => {
    const sheet = makeSheet(rowIds(5));
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    sheet.controller.add({ rowId: 'r4', columnId: 'title' });
    sheet.controller.extendTo({ rowId: 'r5', columnId: 'title' });
    sheet.controller.paste([['A'], ['B']]);
    expect(sheet.operations()).toEqual([['r1 title=A', 'r2 title=B', 'r4 title=A', 'r5 title=B']]);
    expect(sheet.selected()).toHaveLength(2);
  });

  it('take no block that does not fit each of them, and say so', () => {
    const sheet = makeSheet(rowIds(5));
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    sheet.controller.add({ rowId: 'r5', columnId: 'title' });
    expect(sheet.controller.paste([['A'], ['B']])).toBe(true);
    expect(sheet.operations()).toEqual([]);
    expect(sheet.said()).toBe(
      'This does not fit into each of the selected ranges. Select one range and paste again.',
    );
  });
});

describe('the blank last row', () => {
  const withBlank = () => makeSheet(['r1', 'r2', 'new'], 'new');

  it('is left out of whole columns and of what grows as far as it goes', () => {
    const sheet = withBlank();
    sheet.go('r1', 'stage');
    sheet.press('Ctrl+ ');
    expect(sheet.selected()).toEqual(['r1 stage:r2 stage']);
    sheet.press('Ctrl+a');
    expect(sheet.selected()).toEqual(['r1 no:r2 amount']);
    sheet.go('r1', 'due');
    sheet.press('Ctrl+Shift+ArrowDown');
    expect(sheet.selected()).toEqual(['r1 due:r2 due']);
    sheet.press('Ctrl+Shift+End');
    expect(sheet.selected()).toEqual(['r1 due:r2 amount']);
  });

  it('is in where it was selected itself', () => {
    const sheet = withBlank();
    sheet.go('new', 'stage');
    sheet.press('Ctrl+ ');
    expect(sheet.selected()).toEqual(['r1 stage:new stage']);
    sheet.go('r2', 'stage');
    sheet.press('Shift+ArrowDown');
    expect(sheet.selected()).toEqual(['r2 stage:new stage']);
  });

  it('is all that there is in an empty sheet', () => {
    const sheet = makeSheet(['new'], 'new');
    sheet.go('new', 'stage');
    sheet.press('Ctrl+a');
    expect(sheet.selected()).toEqual(['new no:new amount']);
  });
});

describe('jumps to the edge of the data', () => {
  it('do not stop where loading did, and go past headings', () => {
    const sheet = makeSheet(['r1', 'gap 1', 'group 1', 'gap 2', 'r2', 'new'], 'new');
    sheet.set('new', 'title', null);
    sheet.go('r1', 'title');
    sheet.press('Ctrl+ArrowDown');
    expect(sheet.focus()).toBe('r2 title');
    sheet.press('Ctrl+ArrowUp');
    expect(sheet.focus()).toBe('r1 title');
  });
});

describe('copying', () => {
  it('of rows that are not loaded is refused before anything is built', () => {
    const sheet = makeSheet(['r1', ...Array.from({ length: 2_000 }, (_, index) => `gap ${index}`)]);
    sheet.go('r1', 'title');
    sheet.press('Ctrl+a');
    expect(sheet.controller.copy()).toBeNull();
    expect(sheet.said()).toContain('nothing was copied');
  });
});
