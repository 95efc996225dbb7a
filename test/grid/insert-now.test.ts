import { describe, expect, it } from 'vitest';
import { makeSheet } from './sheet.ts';

// The sheet's clock is 2026-11-23, 17:30 in Shanghai.
describe('today and now by a key', () => {
  it.each([
    ['due', 'Ctrl+;', 'r1 due=2026-11-23'],
    ['due', 'Ctrl+Shift+:', 'r1 due=2026-11-23'],
    ['title', 'Ctrl+;', 'r1 title=2026-11-23'],
    ['title', 'Ctrl+Shift+;', 'r1 title=17:30'],
    ['title', 'Ctrl+Shift+：', 'r1 title=17:30'],
  ])('into %s, %s', (column, key, edit) => {
    const sheet = makeSheet();
    sheet.go('r1', column);
    sheet.press(key);
    expect(sheet.operations()).toEqual([[edit]]);
  });

  it('go into a moment in the zone of its column', () => {
    const sheet = makeSheet(['r1', 'r2'], null, [
      { id: 'met', header: 'Met', kind: 'instant', width: 80, zone: 'Asia/Tokyo' },
    ]);
    sheet.go('r1', 'met');
    sheet.press('Ctrl+Shift+;');
    sheet.go('r2', 'met');
    sheet.press('Ctrl+;');
    expect(sheet.operations()).toEqual([
      [`r1 met=${Date.UTC(2026, 10, 23, 9, 30)}`],
      [`r2 met=${Date.UTC(2026, 10, 22, 15)}`],
    ]);
  });

  it('go to the caret of a text that is being edited', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('Called ');
    sheet.controller.run({ type: 'switchMode' });
    sheet.press('Ctrl+;');
    expect([sheet.session()?.draft.endsWith('2026-11-23'), sheet.operations()]).toEqual([true, []]);
  });

  it('say why in a cell that takes none', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'no');
    sheet.press('Ctrl+;');
    expect(sheet.notice()).toBe('Read-only: this cell cannot be edited.');
    sheet.go('r1', 'amount');
    sheet.press('Ctrl+;');
    expect(sheet.notice()).toBe('This cell takes neither a date nor a time.');
    expect(sheet.operations()).toEqual([]);
  });
});
