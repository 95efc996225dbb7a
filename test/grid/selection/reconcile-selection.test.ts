import { describe, expect, it } from 'vitest';
import { makeSheet } from '../sheet.ts';

const rowIds = (count: number) => Array.from({ length: count }, (_, index) => `r${index + 1}`);

/** Titles and stages of r2 and r3 are selected, with r2 active. */
const withRange = () => {
  const sheet = makeSheet(rowIds(5));
  sheet.go('r2', 'title');
  sheet.press('Shift+ArrowDown', 'Shift+ArrowRight');
  return sheet;
};

describe('ranges when rows change', () => {
  it('fall back to the active cell when the rows in them stand in another order', () => {
    const sheet = withRange();
    sheet.give(['r1', 'r3', 'r2', 'r4', 'r5']);
    expect(sheet.selected()).toEqual(['r2 title:r2 title']);
  });

  it('do not widen over rows that come between, and do not shrink to those that stay', () => {
    const widened = withRange();
    widened.give(['r1', 'r2', 'r9', 'r3', 'r4']);
    expect(widened.selected()).toEqual(['r2 title:r2 title']);
    const shrunk = makeSheet(rowIds(5));
    shrunk.go('r2', 'title');
    shrunk.press('Shift+ArrowDown', 'Shift+ArrowDown');
    shrunk.give(['r1', 'r2', 'r4', 'r5']);
    expect(shrunk.selected()).toEqual(['r2 title:r2 title']);
  });

  it('leave no dead selection where the end row left', () => {
    const sheet = withRange();
    sheet.give(['r1', 'r2', 'r4', 'r5']);
    expect(sheet.controller.copy()?.plain).toEqual([['Title r2']]);
    expect(sheet.controller.paste([['A'], ['B']])).toBe(true);
    expect(sheet.operations()).toEqual([['r2 title=A', 'r4 title=B']]);
  });

  it('fall back when another order is asked for, before its rows are there', () => {
    const sheet = withRange();
    sheet.controller.dropRanges();
    expect([sheet.selected(), sheet.focus()]).toEqual([['r2 title:r2 title'], 'r2 title']);
  });

  it('stay where rows come and go beside them', () => {
    const sheet = withRange();
    sheet.give(['r9', 'r1', 'r2', 'r3', 'r5', 'r8']);
    expect(sheet.selected()).toEqual(['r2 title:r3 stage']);
  });

  it('stay over rows that are not there yet while all move down by one', () => {
    const sheet = makeSheet(['r1', 'gap 1', 'r2', 'gap 3']);
    sheet.go('gap 1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
    sheet.give(['r9', 'r1', 'gap 2', 'r2', 'gap 4']);
    expect(sheet.selected()).toEqual(['gap 2 title:gap 4 title']);
  });

  it('stay over rows that are loaded in their places, under their new names', () => {
    const sheet = makeSheet(['r1', 'gap 2', 'gap 3']);
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
    sheet.give(['r1', 'r2', 'r3']);
    expect(sheet.selected()).toEqual(['r1 title:r3 title']);
    sheet.give(['r1', 'gap 2', 'r3']);
    expect(sheet.selected()).toEqual(['r1 title:r3 title']);
  });
});
