import { describe, expect, it } from 'vitest';
import { makeSheet } from '../sheet.ts';

describe('Ctrl+Enter in an editor', () => {
  it('keeps a text that cannot be taken open with its reason, and writes nothing', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.press('Shift+ArrowDown');
    sheet.type('someday');
    sheet.press('Ctrl+Enter');
    expect(sheet.operations()).toEqual([]);
    expect(sheet.session()).toMatchObject({ draft: 'someday' });
    expect(sheet.session()?.error).toContain('someday');
  });

  it('names for its own cell what stood there when the editor opened', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'F2');
    sheet.type('Mine');
    sheet.set('r1', 'title', 'Theirs');
    sheet.press('Ctrl+Enter');
    expect(sheet.sent.map(({ edit }) => [edit.rowId, edit.value, edit.base])).toEqual([
      ['r1', 'Mine', 'Title r1'],
      ['r2', 'Mine', 'Title r2'],
    ]);
  });

  it('takes the option that the list points at', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowDown', 'Enter', 'ArrowDown', 'Ctrl+Enter');
    expect(sheet.operations()).toEqual([['r1 stage=b', 'r2 stage=b']]);
  });
});

describe('headings', () => {
  it('give nothing to a fill: the next real row does', () => {
    const sheet = makeSheet(['group 1', 'r1', 'r2']);
    sheet.go('group 1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+d');
    expect(sheet.operations()).toEqual([['r2 title=Title r1']]);
  });

  it('are passed over by a fill from above', () => {
    const sheet = makeSheet(['r1', 'group 1', 'r2']);
    sheet.go('r2', 'title');
    sheet.press('Ctrl+d');
    expect(sheet.operations()).toEqual([['r2 title=Title r1']]);
  });

  it('are no part of what the handle carries on', () => {
    const sheet = makeSheet(['group 1', 'r1', 'group 2', 'r2', 'r3']);
    sheet.set('r1', 'amount', 100);
    sheet.go('group 1', 'amount');
    sheet.press('Shift+ArrowDown');
    sheet.controller.drawFill({ rowId: 'r3', columnId: 'amount' });
    sheet.controller.endFill();
    expect(sheet.operations()).toEqual([['r2 amount=100', 'r3 amount=100']]);
    expect(sheet.said()).not.toContain('Read-only');
  });

  it('give nothing to Ctrl+Enter', () => {
    const sheet = makeSheet(['group 1', 'r1']);
    sheet.go('group 1', 'title');
    sheet.press('Shift+ArrowDown', 'Ctrl+Enter');
    expect(sheet.operations()).toEqual([]);
  });
});

describe('a choice that is filled', () => {
  const twins = [
    { value: 'p1', label: 'Lin' },
    { value: 'p2', label: 'Lin' },
  ];

  it('is this very one, also where two have one name', () => {
    const sheet = makeSheet();
    for (const rowId of ['r1', 'r2']) sheet.offer(rowId, 'stage', twins);
    sheet.set('r1', 'stage', 'p2');
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowDown', 'Ctrl+d');
    expect(sheet.operations()).toEqual([['r2 stage=p2']]);
  });

  it('goes by its name where the other cell does not offer it, and by no name that two have', () => {
    const sheet = makeSheet();
    sheet.offer('r2', 'stage', [{ value: 'x', label: 'Alpha' }]);
    sheet.go('r1', 'stage');
    sheet.press('Shift+ArrowDown', 'Ctrl+d');
    expect(sheet.operations()).toEqual([['r2 stage=x']]);
    sheet.offer('r3', 'stage', twins);
    sheet.go('r3', 'stage');
    sheet.controller.paste([['Lin']]);
    expect(sheet.review()?.bad[0]?.message).toContain('More than one choice');
  });
});
