import { describe, expect, it } from 'vitest';
import { readTsv } from '../../../admin/grid/clipboard/tsv.ts';
import { makeSheet } from '../sheet.ts';

describe('a selection', () => {
  it('grows by Shift and arrows from the cell where it began, and falls back to it on Escape', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown');
    expect([sheet.selected(), sheet.focus()]).toEqual([['r1 title:r3 stage'], 'r1 title']);
    expect(sheet.said()).toBe('Cells selected: 6');
    sheet.press('Shift+ArrowUp');
    expect(sheet.selected()).toEqual(['r1 title:r2 stage']);
    sheet.press('Escape');
    expect(sheet.selected()).toEqual(['r1 title:r1 title']);
  });

  it('takes whole rows, whole columns and the whole sheet', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'stage');
    sheet.press('Shift+ ');
    expect(sheet.selected()).toEqual(['r2 no:r2 amount']);
    sheet.go('r2', 'stage');
    sheet.press('Ctrl+ ');
    expect(sheet.selected()).toEqual(['r1 stage:r3 stage']);
    sheet.press('Ctrl+a');
    expect([sheet.selected(), sheet.focus()]).toEqual([['r1 no:r3 amount'], 'r2 stage']);
  });

  it('has several ranges, and Tab and Enter walk through them and round', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.controller.extendTo({ rowId: 'r1', columnId: 'stage' });
    sheet.controller.add({ rowId: 'r3', columnId: 'due' });
    expect(sheet.selected()).toEqual(['r1 title:r1 stage', 'r3 due:r3 due']);
    const walked = ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Enter'].map((key) => {
      sheet.press(key === 'Enter' ? 'Shift+Enter' : key);
      return sheet.focus();
    });
    expect(walked).toEqual(['r1 title', 'r1 stage', 'r3 due', 'r1 stage', 'r1 title']);
    expect(sheet.selected()).toHaveLength(2);
  });
});

describe('Delete', () => {
  it('empties the selected cells as one operation and says what it left', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'no');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Delete');
    // The numbers are read-only, the titles are required, the stages can be empty.
    expect(sheet.operations()).toEqual([['r1 stage=', 'r2 stage=']]);
    expect(sheet.said()).toBe(
      'Read-only cells left as they are: 2. Cells that cannot take this value, left as they are: 2.',
    );
  });
});

describe('filling', () => {
  it('Ctrl+D and Ctrl+R repeat the first row or column; a single cell takes its neighbour', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+d');
    expect(sheet.operations()).toEqual([['r2 title=Title r1', 'r3 title=Title r1']]);
    sheet.go('r2', 'title');
    sheet.press('Ctrl+r');
    expect(sheet.operations()[1]).toEqual(['r2 title=r2']);
    sheet.go('r1', 'no');
    sheet.press('Ctrl+d', 'Ctrl+r');
    expect(sheet.operations()).toHaveLength(2);
  });

  it('Ctrl+Enter puts the draft into every selected cell', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.press('Shift+ArrowDown');
    sheet.type('2026-3-5');
    sheet.press('Ctrl+Enter');
    expect(sheet.operations()).toEqual([['r1 due=2026-03-05', 'r2 due=2026-03-05']]);
    expect([sheet.session(), sheet.selected()]).toEqual([null, ['r1 due:r2 due']]);
  });

  it('the handle goes as far as it is drawn, and selects what it filled', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    sheet.controller.drawFill({ rowId: 'r3', columnId: 'stage' });
    sheet.controller.endFill();
    // All stages are equal already, so nothing is sent.
    expect([sheet.operations(), sheet.selected()]).toEqual([[], ['r1 stage:r3 stage']]);
    sheet.go('r1', 'title');
    sheet.controller.drawFill({ rowId: 'r2', columnId: 'title' });
    sheet.controller.endFill();
    expect(sheet.operations()).toEqual([['r2 title=Title r1']]);
  });
});

describe('paste', () => {
  const paste = (sheet: ReturnType<typeof makeSheet>, text: string) => sheet.controller.paste(readTsv(text));

  it('lays a block from the first cell on, as one operation, and selects it', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    paste(sheet, 'A\tBeta\nB\talpha\n');
    expect(sheet.operations()).toEqual([['r1 title=A', 'r1 stage=b', 'r2 title=B']]);
    expect(sheet.selected()).toEqual(['r1 title:r2 stage']);
  });

  it('fills the selection with one cell, and tiles what the block divides', () => {
    const sheet = makeSheet(['r1', 'r2', 'r3', 'r4']);
    sheet.go('r1', 'due');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
    paste(sheet, '2026年3月5日');
    expect(sheet.operations()[0]).toEqual(['r1 due=2026-03-05', 'r2 due=2026-03-05', 'r3 due=2026-03-05']);
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    paste(sheet, 'X\nY');
    expect(sheet.operations()[1]).toEqual(['r1 title=X', 'r2 title=Y', 'r3 title=X', 'r4 title=Y']);
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
    paste(sheet, 'P\nQ');
    expect(sheet.operations()[2]).toEqual(['r1 title=P', 'r2 title=Q']);
  });

  it('writes nothing until the person has seen what cannot be taken', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'title');
    paste(sheet, 'A\tNowhere\tsomeday\t1\tmore\nB\tBeta\t2026-03-05\t1\t\nC\tBeta\t\t\t');
    expect(sheet.operations()).toEqual([]);
    expect(sheet.review()).toMatchObject({
      bad: [
        { rowName: 'r2', header: 'Stage', text: 'Nowhere' },
        { rowName: 'r2', header: 'Due', text: 'someday' },
      ],
      newRowCount: 0,
      lostRowCount: 1,
      columnsBeyond: 1,
    });
    sheet.controller.answerReview(false);
    expect([sheet.operations(), sheet.review()]).toEqual([[], null]);
    paste(sheet, 'A\tNowhere');
    sheet.controller.answerReview(true);
    expect([sheet.operations(), sheet.review()]).toEqual([[['r2 title=A']], null]);
  });

  it('offers rows below the last one as new rows, read as the row that stands for one', () => {
    const sheet = makeSheet(['r1', 'r2', 'new'], 'new');
    sheet.go('r2', 'title');
    paste(sheet, 'A\tBeta\nB\tAlpha\nC\tBeta\nD\tNowhere');
    expect(sheet.operations()).toEqual([]);
    expect(sheet.review()).toMatchObject({
      newRowCount: 3,
      lostRowCount: 0,
      bad: [{ rowName: '+3', header: 'Stage', text: 'Nowhere' }],
    });
    sheet.controller.answerReview(true);
    expect(sheet.operations()).toEqual([
      [
        'r2 title=A',
        'r2 stage=b',
        'new title=B',
        'new+1 title=C',
        'new+1 stage=b',
        'new+2 title=D',
        // The host gets the invalid cells of new rows.
        'new+2 stage=',
      ],
    ]);
    expect(sheet.held('new', 'title')?.edit.text).toBe('B');
  });

  it('skips columns that are hidden', () => {
    const sheet = makeSheet();
    sheet.hide('stage');
    sheet.go('r1', 'title');
    paste(sheet, 'A\t2026-03-05');
    expect(sheet.operations()).toEqual([['r1 title=A', 'r1 due=2026-03-05']]);
  });

  it('takes 150,000 lines', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.controller.paste(Array.from({ length: 150_000 }, () => ['A']));
    expect(sheet.review()?.lostRowCount).toBe(149_997);
  });

  it('reads no day in what only a person who types means as one', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    paste(sheet, '-5\n3.5\n2026/3/5');
    expect(sheet.review()?.bad.map(({ text }) => text)).toEqual(['-5', '3.5']);
    sheet.controller.answerReview(false);
    sheet.type('+3');
    sheet.press('Enter');
    expect(sheet.operations()).toEqual([['r1 due=2026-11-26']]);
  });

  it('leaves read-only cells as they are and says how many', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'no');
    paste(sheet, 'J-9\tA\nJ-8\tB');
    expect(sheet.operations()).toEqual([['r1 title=A', 'r2 title=B']]);
    expect(sheet.said()).toBe('Read-only cells left as they are: 2.');
  });
});

describe('copy', () => {
  it('takes a range as it is shown and as it is reckoned with', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(sheet.controller.copy()?.visible).toEqual([
      ['Title r1', 'Alpha'],
      ['Title r2', 'Alpha'],
    ]);
    expect(sheet.said()).toBe('Cells copied: 4.');
  });

  it('joins ranges that line up, and refuses others', () => {
    const sheet = makeSheet();
    sheet.go('r3', 'title');
    sheet.controller.add({ rowId: 'r1', columnId: 'title' });
    expect(sheet.controller.copy()?.plain).toEqual([['Title r1'], ['Title r3']]);
    sheet.controller.add({ rowId: 'r1', columnId: 'due' });
    expect(sheet.controller.copy()).toBeNull();
    expect(sheet.said()).toBe('Select ranges in the same rows or columns to copy them together.');
  });

  it('cut takes what it gives, and empties nothing before it is pasted', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    expect(sheet.controller.cut()?.plain).toEqual([['Alpha']]);
    expect(sheet.operations()).toEqual([]);
  });
});

describe('answers to an operation of many cells', () => {
  it('are told in numbers, and the first refused cell is shown to someone who waits', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.controller.paste([['A'], ['B']]);
    await sheet.sent[0]?.answer({ ok: true });
    await sheet.sent[1]?.answer({ ok: false, kind: 'refused', message: 'No' });
    expect([sheet.held('r1', 'title')?.state, sheet.held('r2', 'title')?.state]).toEqual([
      'saved',
      'refused',
    ]);
    expect(sheet.said()).toBe('Cells saved: 1, not saved: 1. Tab: to the actions. Esc: restore.');
    expect(sheet.focus()).toBe('r1 title');
    expect(sheet.controller.store.get().refusedAt).toEqual({ rowId: 'r2', columnId: 'title' });
  });
});

describe('undo', () => {
  it('is requests of the host, which keeps what was done', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+z', 'Ctrl+Z');
    expect(sheet.requests).toEqual(['undo', 'redo', 'redo', 'undo']);
  });
});

describe('what everybody must see', () => {
  it('stays until the next operation, also when the answers come in between', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'no');
    sheet.controller.paste([
      ['1', 'A'],
      ['2', 'B'],
    ]);
    expect(sheet.notice()).toBe('Read-only cells left as they are: 2.');
    await sheet.sent[0]?.answer({ ok: true });
    await sheet.sent[1]?.answer({ ok: false, kind: 'refused', message: 'No' });
    expect(sheet.notice()).toBe(
      'Read-only cells left as they are: 2. Cells saved: 1, not saved: 1. Tab: to the actions. Esc: restore.',
    );
    sheet.press('ArrowUp');
    expect(sheet.notice()).toBeNull();
  });

  it('is not what went well', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    await sheet.sent[0]?.answer({ ok: true });
    expect([sheet.said(), sheet.notice()]).toEqual(['Saved', null]);
  });
});

describe('the status of a selection', () => {
  it('has a sum where all its numbers are of one sort, and none of a single cell', () => {
    const sheet = makeSheet();
    const summary = () => sheet.controller.summary(sheet.controller.bounds());
    sheet.go('r1', 'amount');
    expect(summary()).toBeNull();
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect(summary()).toEqual({ cellCount: 3, sum: '¥37.50', average: '¥12.50' });
    sheet.press('Shift+ArrowLeft');
    expect(summary()).toEqual({ cellCount: 6, sum: '¥37.50', average: '¥12.50' });
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    expect(summary()).toEqual({ cellCount: 2, sum: null, average: null });
  });
});
