import { describe, expect, it } from 'vitest';
import { makeSheet } from './sheet.ts';

/** A sheet in which `New` is being saved in the first title. */
const withUnsaved = () => {
  const sheet = makeSheet();
  sheet.go('r1', 'title');
  sheet.type('New');
  sheet.press('Enter');
  return sheet;
};

describe('a value that is not saved yet', () => {
  it('is what F2 opens, and the base of the next edit', () => {
    const sheet = withUnsaved();
    sheet.go('r1', 'title');
    sheet.press('F2');
    expect(sheet.written()).toBe('New');
    sheet.type('Newer');
    sheet.press('Enter');
    expect(sheet.sent[1]?.edit).toMatchObject({ value: 'Newer', base: 'New' });
  });

  it('is taken back by typing the old value over it', async () => {
    const sheet = withUnsaved();
    sheet.go('r1', 'title');
    sheet.type('Title r1');
    sheet.press('Enter');
    expect(sheet.sent.map(({ edit }) => edit.value)).toEqual(['New', 'Title r1']);
  });

  it('is not sent twice when it is opened or typed again', () => {
    const sheet = withUnsaved();
    sheet.go('r1', 'title');
    sheet.press('F2', 'Enter');
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    expect(sheet.sent).toHaveLength(1);
  });

  it('is emptied by Delete, also where the row is still empty', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.type('2026-03-05');
    sheet.press('Enter');
    sheet.go('r1', 'due');
    sheet.press('Delete');
    expect(sheet.sent.map(({ edit }) => edit.value)).toEqual(['2026-03-05', null]);
    sheet.go('r2', 'due');
    sheet.type('2026-03-06');
    sheet.press('Enter');
    sheet.go('r2', 'due');
    sheet.press('Shift+ArrowDown', 'Delete');
    expect(sheet.operations().at(-1)).toEqual(['r2 due=']);
  });

  it('is what is copied, filled and added up', () => {
    const sheet = withUnsaved();
    sheet.go('r1', 'title');
    expect(sheet.controller.copy()?.plain).toEqual([['New']]);
    sheet.press('Shift+ArrowDown', 'Ctrl+d');
    expect(sheet.operations().at(-1)).toEqual(['r2 title=New']);
    sheet.go('r1', 'title');
    sheet.controller.drawFill({ rowId: 'r3', columnId: 'title' });
    sheet.controller.endFill();
    expect(sheet.operations().at(-1)).toEqual(['r3 title=New']);
    sheet.go('r1', 'amount');
    sheet.type('100');
    sheet.press('Enter');
    sheet.go('r1', 'amount');
    sheet.press('Shift+ArrowDown');
    expect(sheet.controller.summary(sheet.controller.bounds())?.sum).toBe('¥112.50');
  });

  it('gives way to an older text that is pasted over it', () => {
    const sheet = withUnsaved();
    sheet.go('r1', 'title');
    sheet.controller.paste([['Title r1']]);
    expect(sheet.operations().at(-1)).toEqual(['r1 title=Title r1']);
  });
});

describe('an editor that was opened and left as it was', () => {
  it('sends nothing, also when another value came meanwhile', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('F2');
    sheet.set('r1', 'title', 'Theirs');
    sheet.press('Enter');
    expect(sheet.sent).toHaveLength(0);
  });

  it('sends the old value when it was typed again over another’s', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('F2');
    sheet.set('r1', 'title', 'Theirs');
    sheet.type('Title r1');
    sheet.press('Enter');
    expect(sheet.sent[0]?.edit).toMatchObject({ value: 'Title r1', base: 'Title r1' });
  });
});
