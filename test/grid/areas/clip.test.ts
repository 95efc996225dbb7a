import { describe, expect, it } from 'vitest';
import { clipBounds } from '../../../admin/grid/model/areas/clip.ts';
import { makeShape } from '../../../admin/grid/model/places/shape.ts';
import { makeSheet } from '../sheet.ts';

type Sheet = ReturnType<typeof makeSheet>;

/** The marked ranges, as `r1 title:r2 title`. */
const marked = ({ controller }: Sheet): readonly string[] =>
  (controller.store.get().clip?.ranges ?? []).map(
    ({ range: { anchor, head } }) => `${anchor.rowId} ${anchor.columnId}:${head.rowId} ${head.columnId}`,
  );

const cutStage = () => {
  const sheet = makeSheet();
  sheet.set('r1', 'stage', 'b');
  sheet.go('r1', 'stage');
  const copied = sheet.controller.cut();
  return { sheet, visible: copied?.visible ?? [] };
};

describe('the mark round what was copied', () => {
  it('stands until Escape, a paste or an edit', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    const copied = sheet.controller.copy();
    expect(marked(sheet)).toEqual(['r1 title:r2 title']);
    sheet.press('ArrowDown', 'ArrowRight');
    expect(marked(sheet)).toHaveLength(1);
    sheet.press('Escape');
    expect(marked(sheet)).toEqual([]);
    // The next Escape has its ordinary effect.
    sheet.controller.copy();
    sheet.go('r3', 'title');
    sheet.controller.paste(copied?.visible.slice(0, 1) ?? []);
    expect(marked(sheet)).toEqual([]);
    sheet.controller.copy();
    sheet.type('x');
    expect(marked(sheet)).toEqual([]);
  });

  it('goes by undo, by another order and by rows that come into it', () => {
    const sheet = makeSheet(['r1', 'r2', 'r3', 'r4']);
    const copy = () => {
      sheet.go('r1', 'title');
      sheet.press('Shift+ArrowDown');
      sheet.controller.copy();
      expect(marked(sheet)).toHaveLength(1);
    };
    copy();
    sheet.press('Ctrl+z');
    expect(marked(sheet)).toEqual([]);
    copy();
    sheet.controller.dropRanges();
    expect(marked(sheet)).toEqual([]);
    copy();
    sheet.give(['r1', 'r9', 'r2', 'r3', 'r4']);
    expect(marked(sheet)).toEqual([]);
    copy();
    sheet.give(['r8', 'r1', 'r9', 'r2', 'r3', 'r4']);
    expect(marked(sheet)).toEqual(['r1 title:r9 title']);
  });

  it('moves with its rows', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.controller.copy();
    const { clip } = sheet.controller.store.get();
    const shape = makeShape(['r0', 'r1'], ['no', 'title']);
    const at = { row: 1, column: 1 };
    expect(clipBounds(shape, clip)).toEqual([{ from: at, to: at }]);
    expect(clipBounds(makeShape(['r0'], ['no', 'title']), clip)).toBeNull();
  });
});

describe('a cut', () => {
  it('leaves its cells until it is pasted, and then moves them in one operation', () => {
    const { sheet, visible } = cutStage();
    expect(sheet.operations()).toEqual([]);
    expect(sheet.said()).toBe('Cells cut: 1. They are emptied when you paste. Esc: leave them.');
    sheet.go('r2', 'stage');
    sheet.controller.paste(visible);
    expect(sheet.operations()).toEqual([['r2 stage=b', 'r1 stage=']]);
    // The source is emptied once; the next paste is a copy.
    sheet.go('r3', 'stage');
    sheet.controller.paste(visible);
    expect(sheet.operations().at(-1)).toEqual(['r3 stage=b']);
  });

  it('and Escape leave all as it is', () => {
    const { sheet, visible } = cutStage();
    sheet.press('Escape');
    sheet.go('r2', 'stage');
    sheet.controller.paste(visible);
    expect(sheet.operations()).toEqual([['r2 stage=b']]);
  });

  it('is over once something else is on the clipboard', () => {
    const { sheet } = cutStage();
    sheet.go('r2', 'stage');
    sheet.controller.paste([['Alpha']]);
    sheet.controller.paste([['Beta']]);
    expect(sheet.operations().flat()).toEqual(['r2 stage=b']);
  });

  it('empties on what its person saw: a change since is a conflict of its own cell', async () => {
    const { sheet, visible } = cutStage();
    sheet.set('r1', 'stage', 'a');
    sheet.go('r2', 'stage');
    sheet.controller.paste(visible);
    const [written, emptied] = sheet.sent;
    expect(emptied?.edit).toMatchObject({ rowId: 'r1', value: null, base: 'b' });
    await written?.answer({ ok: true });
    await emptied?.answer({ ok: false, kind: 'conflict', message: 'Changed', theirs: 'Alpha' });
    expect(sheet.held('r1', 'stage')).toMatchObject({ state: 'refused', refusal: { theirs: 'Alpha' } });
  });

  it('into its own range empties only what is left behind', () => {
    const sheet = makeSheet();
    sheet.set('r2', 'stage', 'b');
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowDown');
    const visible = sheet.controller.cut()?.visible ?? [];
    sheet.go('r2', 'stage');
    sheet.controller.paste(visible);
    expect(sheet.operations()).toEqual([['r2 stage=a', 'r3 stage=b', 'r1 stage=']]);
  });

  it('says what of its cells cannot be emptied, and of read-only cells is a copy', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    const visible = sheet.controller.cut()?.visible ?? [];
    sheet.go('r2', 'title');
    sheet.controller.paste(visible);
    expect(sheet.operations()).toEqual([['r2 title=Title r1']]);
    expect(sheet.notice()).toBe('Cells that cannot take this value, left as they are: 1.');
    sheet.go('r1', 'no');
    sheet.controller.cut();
    expect(sheet.notice()).toBe('Read-only: this cell cannot be edited.');
  });

  it('that does not all find a place stays where it is', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    const visible = sheet.controller.cut()?.visible ?? [];
    sheet.go('r2', 'no');
    sheet.controller.paste(visible);
    expect(sheet.operations().flat()).toEqual([]);
    expect(sheet.notice()).toContain('The cut cells stay as they are');
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowDown');
    const two = sheet.controller.cut()?.visible ?? [];
    sheet.go('r3', 'stage');
    sheet.controller.paste(two);
    sheet.controller.answerReview(true);
    expect(sheet.notice()).toContain('The cut cells stay as they are');
  });
});

describe('a range that is dragged by its border', () => {
  const held = () => {
    const sheet = makeSheet(['r1', 'r2', 'r3', 'r4']);
    sheet.set('r1', 'stage', 'b');
    sheet.set('r1', 'due', '2026-03-05');
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowRight');
    expect(sheet.controller.beginMove({ rowId: 'r1', columnId: 'due' })).toBe(true);
    return sheet;
  };

  it('moves as one operation, is selected where it went, and is told', () => {
    const sheet = held();
    sheet.controller.drawMove({ rowId: 'r3', columnId: 'due' });
    expect(sheet.controller.endMove()).toBe(true);
    expect(sheet.operations()).toEqual([['r3 stage=b', 'r3 due=2026-03-05', 'r1 stage=', 'r1 due=']]);
    expect([sheet.selected(), sheet.focus()]).toEqual([['r3 stage:r3 due'], 'r3 stage']);
    expect(sheet.said()).toBe('Cells moved: 2.');
  });

  it('stays inside the sheet, and by Escape where it is', () => {
    const sheet = held();
    sheet.controller.drawMove({ rowId: 'r4', columnId: 'amount' });
    expect(sheet.controller.store.get().move?.to?.to).toEqual({ row: 3, column: 4 });
    sheet.press('Escape');
    sheet.controller.drawMove({ rowId: 'r3', columnId: 'due' });
    expect(sheet.controller.endMove()).toBe(true);
    expect(sheet.operations()).toEqual([]);
  });

  it('goes over no read-only cell and out of none: nothing is moved, and that is told', () => {
    const sheet = held();
    sheet.controller.drawMove({ rowId: 'r2', columnId: 'title' });
    sheet.controller.endMove();
    sheet.go('r1', 'no');
    sheet.controller.beginMove({ rowId: 'r1', columnId: 'no' });
    sheet.controller.drawMove({ rowId: 'r1', columnId: 'stage' });
    sheet.controller.endMove();
    expect(sheet.operations()).toEqual([]);
    expect(sheet.notice()).toContain('Nothing was moved.');
  });

  it('that was only pressed is not moved, and of several ranges none is', () => {
    const sheet = held();
    expect(sheet.controller.endMove()).toBe(false);
    sheet.controller.add({ rowId: 'r4', columnId: 'due' });
    expect(sheet.controller.beginMove({ rowId: 'r4', columnId: 'due' })).toBe(false);
  });

  it('goes along when rows come above it, and is let go when they come into it', () => {
    const sheet = held();
    sheet.controller.drawMove({ rowId: 'r3', columnId: 'due' });
    sheet.give(['r0', 'r1', 'r2', 'r3', 'r4']);
    sheet.controller.drawMove({ rowId: 'r3', columnId: 'due' });
    sheet.controller.endMove();
    expect(sheet.operations()).toEqual([['r3 stage=b', 'r3 due=2026-03-05', 'r1 stage=', 'r1 due=']]);

    const tall = makeSheet(['r1', 'r2', 'r3', 'r4']);
    tall.go('r1', 'stage');
    tall.press('Shift+ArrowDown');
    tall.controller.beginMove({ rowId: 'r1', columnId: 'stage' });
    tall.controller.drawMove({ rowId: 'r3', columnId: 'stage' });
    tall.give(['r1', 'r9', 'r2', 'r3', 'r4']);
    expect(tall.controller.endMove()).toBe(true);
    expect(tall.operations()).toEqual([]);
  });
});
