import { describe, expect, it } from 'vitest';
import { makeSheet } from '../sheet.ts';

describe('the active cell', () => {
  it('stays on its row where rows come in above and others go', () => {
    const sheet = makeSheet(['a', 'b', 'c', 'd']);
    sheet.go('c', 'title');
    sheet.give(['new', 'a', 'c', 'd']);
    expect(sheet.focus()).toBe('c title');
    sheet.give(['d', 'c', 'a']);
    expect(sheet.focus()).toBe('c title');
  });

  it('goes to the row below when its own is gone, by name and not by number', () => {
    const sheet = makeSheet(['a', 'b', 'c', 'd']);
    sheet.go('b', 'title');
    sheet.give(['new 1', 'new 2', 'a', 'c', 'd']);
    expect(sheet.focus()).toBe('c title');
    sheet.give(['a', 'new 3']);
    expect(sheet.focus()).toBe('a title');
    sheet.give(['x', 'y']);
    expect(sheet.focus()).toBe('x title');
  });

  it('stays under its parent when a child row is gone', () => {
    const sheet = makeSheet(['a', 'a/1', 'a/2', 'b']);
    sheet.go('a/2', 'title');
    sheet.give(['new', 'a', 'a/1', 'b']);
    expect(sheet.focus()).toBe('a/1 title');
    sheet.give(['new', 'a', 'b']);
    expect(sheet.focus()).toBe('a title');
  });

  it('stays in its row when its column is hidden while rows come in', () => {
    const sheet = makeSheet(['a', 'b']);
    sheet.go('b', 'due');
    sheet.hide('due');
    expect(sheet.focus()).toBe('b amount');
  });

  it('is there again as soon as there are rows: its own if it is among them, else the first', () => {
    const sheet = makeSheet(['a', 'b', 'c']);
    sheet.go('b', 'due');
    sheet.give([]);
    sheet.press('ArrowDown', 'Ctrl+Home');
    sheet.give(['x', 'b']);
    expect(sheet.focus()).toBe('b due');
    sheet.give([]);
    sheet.give(['x', 'y']);
    expect(sheet.focus()).toBe('x due');
    sheet.press('ArrowDown');
    expect(sheet.focus()).toBe('y due');
  });

  it('is there where the keyboard came to an empty sheet that then has rows', () => {
    const sheet = makeSheet([]);
    sheet.give(['a']);
    expect(sheet.focus()).toBe('a no');
  });

  it('is the row that came into the place of one that was not loaded', () => {
    const sheet = makeSheet(['a', 'b', 'c']);
    sheet.unload('b');
    sheet.go('gap b', 'title');
    sheet.load();
    expect(sheet.focus()).toBe('b title');
  });
});

describe('an editor whose row is gone', () => {
  it('is left for the row that stood below it, and not for the one after', () => {
    const sheet = makeSheet(['a', 'b', 'c', 'd']);
    sheet.go('b', 'title');
    sheet.type('Kitchen');
    sheet.give(['new', 'a', 'c', 'd']);
    sheet.give(['newer', 'new', 'a', 'c', 'd']);
    sheet.press('Enter');
    expect(sheet.focus()).toBe('c title');
  });

  it('goes on where its row comes back', () => {
    const sheet = makeSheet(['a', 'b', 'c']);
    sheet.go('b', 'title');
    sheet.type('Kitchen');
    sheet.give([]);
    sheet.give(['c', 'b', 'a']);
    sheet.press('Enter');
    expect([sheet.sent[0]?.edit.rowId, sheet.focus()]).toEqual(['b', 'a title']);
  });
});

describe('typing while no cell is active', () => {
  const blind = () => {
    const sheet = makeSheet(['a', 'b']);
    sheet.go('b', 'title');
    sheet.give([]);
    sheet.type('for b');
    sheet.give(['x', 'y']);
    return sheet;
  };

  it('is told, and what follows at once takes no row that was not meant', () => {
    const sheet = blind();
    expect(sheet.notice()).toBe('No cell was chosen, so what you typed was not taken.');
    sheet.type(' still');
    sheet.press('Enter');
    sheet.type('next');
    sheet.press('Enter', 'Tab', 'Delete');
    sheet.type('more');
    expect([sheet.session(), sheet.operations(), sheet.focus()]).toEqual([null, [], 'x title']);
  });

  it('is told also where the input takes no key, for there is no cell that it could go to', () => {
    const sheet = makeSheet(['a', 'b']);
    sheet.give([]);
    sheet.controller.refuseTyping();
    sheet.give(['x', 'y']);
    sheet.type('rest of it');
    expect([sheet.session(), sheet.notice()]).toEqual([
      null,
      'No cell was chosen, so what you typed was not taken.',
    ]);
  });

  it('is told also just after its row went, for nobody sees so soon where the cursor stands now', () => {
    const changed = () => {
      const sheet = makeSheet(['a', 'b', 'c']);
      sheet.go('b', 'title');
      sheet.give(['x', 'a', 'c']);
      return sheet;
    };
    const sheet = changed();
    sheet.type('for b');
    sheet.press('Enter', 'Delete');
    sheet.controller.paste([['for b too']]);
    expect([sheet.focus(), sheet.session(), sheet.operations()]).toEqual(['c title', null, []]);
    expect(sheet.notice()).toBe('No cell was chosen, so what you typed was not taken.');
    const pasted = changed();
    pasted.controller.paste([['for b']]);
    expect([pasted.operations(), pasted.notice()]).toEqual([
      [],
      'No cell was chosen, so what you typed was not taken.',
    ]);
    const seen = changed();
    for (const ring of seen.timers) ring();
    seen.type('for c');
    expect(seen.session()?.draft).toBe('for c');
  });

  it('takes nothing for the row that comes where a row was not loaded', () => {
    const sheet = makeSheet(['a', 'b', 'c']);
    sheet.unload('b');
    sheet.go('gap b', 'title');
    sheet.controller.refuseTyping();
    sheet.load();
    sheet.type('rest of it');
    expect([sheet.focus(), sheet.session(), sheet.notice()]).toEqual([
      'b title',
      null,
      'No cell was chosen, so what you typed was not taken.',
    ]);
  });

  it('is over as soon as the person looks about', () => {
    const sheet = blind();
    sheet.press('ArrowDown');
    sheet.type('seen');
    expect([sheet.session()?.draft, sheet.focus()]).toEqual(['seen', 'y title']);
  });

  it('is over when the person chose a cell, or rested', () => {
    const chosen = blind();
    chosen.go('y', 'title');
    chosen.type('seen');
    expect(chosen.session()?.draft).toBe('seen');
    const rested = blind();
    for (const ring of rested.timers) ring();
    rested.type('seen');
    expect(rested.session()?.draft).toBe('seen');
  });
});
