import { describe, expect, it } from 'vitest';
import { makeSheet } from '../sheet.ts';

const notLoaded =
  'Some of these rows are not loaded yet, so nothing was written. Scroll to them and try again.';

/** Four rows, of which the last two are not loaded, with the first stage active. */
const partlyLoaded = () => {
  const sheet = makeSheet(['r1', 'r2', 'r3', 'r4']);
  sheet.unload('r3', 'r4');
  sheet.go('r1', 'stage');
  return sheet;
};

const promised = () => new Promise((done) => setImmediate(done));

const cellWrites = {
  paste: (sheet: ReturnType<typeof makeSheet>) =>
    sheet.controller.paste([['Beta'], ['Beta'], ['Beta'], ['Beta']]),
  'a paste of one cell': (sheet: ReturnType<typeof makeSheet>) => {
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    sheet.controller.paste([['Beta']]);
  },
  Delete: (sheet: ReturnType<typeof makeSheet>) =>
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete'),
  'Ctrl+D': (sheet: ReturnType<typeof makeSheet>) => {
    sheet.go('r1', 'due');
    sheet.type('2026-03-05');
    sheet.press('Tab');
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Ctrl+d');
  },
  'the handle': (sheet: ReturnType<typeof makeSheet>) => {
    sheet.go('r1', 'title');
    sheet.controller.drawFill({ rowId: 'gap r4', columnId: 'title' });
    sheet.controller.endFill();
  },
} as const;

describe('an operation that reaches rows which are not loaded', () => {
  it.each(Object.entries(cellWrites))(
    '%s writes nothing where they cannot be had, and says so',
    (_, make) => {
      const sheet = partlyLoaded();
      make(sheet);
      expect(sheet.notice()).toBe(notLoaded);
      expect(sheet.sent.filter(({ edit }) => edit.columnId !== 'due')).toEqual([]);
    },
  );

  it.each(Object.entries(cellWrites))('%s has them loaded first, then writes all of it', async (_, make) => {
    const sheet = partlyLoaded();
    const request: string[] = [];
    sheet.onNeedRows(async (from, to) => {
      request.push(`${from}-${to}`);
      sheet.load();
    });
    make(sheet);
    expect(sheet.notice()).toBe('Loading the rows this applies to…');
    await promised();
    expect([request, sheet.notice()]).toEqual([['2-3'], null]);
    const written = sheet.operations().at(-1) ?? [];
    expect(written.some((edit) => edit.startsWith('r3 '))).toBe(true);
    expect(written.some((edit) => edit.startsWith('r4 '))).toBe(true);
  });

  it('waits until what was loaded is on show', async () => {
    const sheet = partlyLoaded();
    sheet.onNeedRows(async () => undefined);
    cellWrites.paste(sheet);
    await promised();
    expect(sheet.sent).toEqual([]);
    sheet.load();
    sheet.timers.pop()?.();
    await promised();
    expect(sheet.operations()).toEqual([['r1 stage=b', 'r2 stage=b', 'r3 stage=b', 'r4 stage=b']]);
  });

  it('writes nothing when loading fails, or when the person went on meanwhile', async () => {
    const sheet = partlyLoaded();
    sheet.onNeedRows(() => Promise.reject(new Error('away')));
    cellWrites.paste(sheet);
    await promised();
    expect(sheet.notice()).toContain(notLoaded);
    sheet.onNeedRows(async () => sheet.load());
    cellWrites.paste(sheet);
    sheet.press('ArrowUp');
    await promised();
    expect([sheet.sent, sheet.notice()]).toEqual([[], notLoaded]);
  });
});

describe('a copy that reaches rows which are not loaded', () => {
  const titles = ['Title r1', 'Title r2', 'Title r3', 'Title r4'];
  const selected = () => {
    const sheet = partlyLoaded();
    sheet.go('r1', 'title');
    sheet.press('Ctrl+ ');
    return sheet;
  };

  it('has them loaded and is whole, on the clipboard that waits for it', async () => {
    const sheet = selected();
    const taken: string[] = [];
    sheet.onNeedRows(async () => sheet.load());
    sheet.withClipboard(async (copied) => {
      for (const [title = ''] of (await copied).plain) taken.push(title);
    });
    expect(sheet.controller.copy()).toBeNull();
    expect(sheet.notice()).toBe('Loading the rows this applies to…');
    expect(sheet.said()).not.toContain('Cells copied');
    await promised();
    expect([taken, sheet.notice(), sheet.said()]).toEqual([titles, null, 'Cells copied: 4.']);
  });

  it('asks for one more press where the browser takes no promise, and has all rows then', async () => {
    const sheet = selected();
    sheet.onNeedRows(async () => sheet.load());
    expect(sheet.controller.copy()).toBeNull();
    await promised();
    expect(sheet.notice()).toBe('All rows are loaded now, but nothing was copied yet. Copy again.');
    expect(sheet.controller.copy()?.plain).toEqual(titles.map((title) => [title]));
  });

  it('copies nothing and says so where they cannot be had, or the person goes on meanwhile', async () => {
    const notCopied =
      'Not all of these rows could be loaded, so nothing was copied. Copy again, or export the list.';
    const sheet = selected();
    sheet.withClipboard(async (copied) => void (await copied));
    expect([sheet.controller.copy(), sheet.notice()]).toEqual([null, notCopied]);
    sheet.onNeedRows(async () => sheet.load());
    sheet.controller.copy();
    sheet.press('ArrowUp');
    await promised();
    expect(sheet.notice()).toBe(notCopied);
  });

  it('cuts only what the clipboard has, and empties it when it is pasted', async () => {
    const sheet = partlyLoaded();
    sheet.go('r1', 'due');
    sheet.press('Ctrl+ ');
    for (const id of ['r1', 'r2']) sheet.set(id, 'due', '2026-03-05');
    sheet.onNeedRows(async () => sheet.load());
    sheet.withClipboard(() => Promise.reject(new Error('no leave to write')));
    sheet.controller.cut();
    await promised();
    expect(sheet.controller.store.get().clip).toBeNull();
    sheet.controller.cut();
    const { clip } = sheet.controller.store.get();
    expect(clip?.is).toBe('cut');
    expect(clip?.cells.flatMap(({ row, value }) => (value === null ? [] : [row.id]))).toEqual(['r1', 'r2']);
    expect(sheet.sent).toEqual([]);
  });

  it('says its limit before it begins', () => {
    const many = Array.from({ length: 20_003 }, (_, index) => `r${index}`);
    const sheet = makeSheet(many);
    sheet.unload(...many.slice(1));
    let request = 0;
    sheet.onNeedRows(async () => void (request += 1));
    sheet.press('Ctrl+ ');
    expect(sheet.controller.copy()).toBeNull();
    expect(sheet.notice()).toContain('Nothing was copied: 20,002 of these rows are not loaded yet');
    sheet.press('Delete');
    expect(sheet.notice()).toContain('Nothing was written: 20,002 of these rows are not loaded yet');
    expect([request, sheet.sent]).toEqual([0, []]);
  });

  it('does nothing to the end of a list of which nobody knows yet where it is', () => {
    const sheet = makeSheet(['r1', 'r2', 'r3']);
    sheet.uncounted();
    sheet.go('r1', 'title');
    sheet.press('Ctrl+ ');
    const notCounted =
      'Nothing was done: the rows of this list are still being counted. Try again in a moment.';
    expect([sheet.controller.copy(), sheet.notice()]).toEqual([null, notCounted]);
    sheet.press('Delete');
    expect([sheet.notice(), sheet.sent]).toEqual([notCounted, []]);
    sheet.go('r1', 'title');
    sheet.press('Shift+ArrowDown');
    expect(sheet.controller.copy()?.plain).toEqual([['Title r1'], ['Title r2']]);
  });

  it('leaves out the row that stands for a new one', () => {
    const sheet = makeSheet(['r1', 'r2', 'new'], 'new');
    sheet.go('r1', 'title');
    sheet.press('Ctrl+ ');
    expect(sheet.controller.copy()?.plain).toEqual([['Title r1'], ['Title r2']]);
  });
});

describe('rows that move while others are loaded', () => {
  it('take nothing that was meant for the ones before them', async () => {
    const sheet = partlyLoaded();
    sheet.onNeedRows(async () => {
      sheet.load();
      sheet.give(['new', 'r1', 'r2', 'r3']);
    });
    cellWrites.paste(sheet);
    await promised();
    expect([sheet.sent, sheet.notice()]).toEqual([[], `Loading the rows this applies to… ${notLoaded}`]);
  });
});
