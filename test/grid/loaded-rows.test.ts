import { describe, expect, it } from 'vitest';
import { makeSheet } from './sheet.ts';

const notLoaded =
  'Some of these rows are not loaded yet, so nothing was written. Scroll to them and try again.';

/** Four rows of which the last two are not loaded, the cursor on the first stage. */
const partlyLoaded = () => {
  const sheet = makeSheet(['r1', 'r2', 'r3', 'r4']);
  sheet.unload('r3', 'r4');
  sheet.go('r1', 'stage');
  return sheet;
};

const promised = async () => {
  await Promise.resolve();
  await Promise.resolve();
};

const gestures = {
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

describe('a gesture that reaches rows which are not loaded', () => {
  it.each(Object.entries(gestures))('%s writes nothing where they cannot be had, and says so', (_, make) => {
    const sheet = partlyLoaded();
    make(sheet);
    expect(sheet.notice()).toBe(notLoaded);
    expect(sheet.sent.filter(({ edit }) => edit.columnId !== 'due')).toEqual([]);
  });

  it.each(Object.entries(gestures))('%s has them loaded first, then writes all of it', async (_, make) => {
    const sheet = partlyLoaded();
    const asked: string[] = [];
    sheet.onNeedRows(async (from, to) => {
      asked.push(`${from}-${to}`);
      sheet.load();
    });
    make(sheet);
    expect(sheet.notice()).toBe('Loading the rows that this is for…');
    await promised();
    expect([asked, sheet.notice()]).toEqual([['2-3'], null]);
    const written = sheet.gestures().at(-1) ?? [];
    expect(written.some((edit) => edit.startsWith('r3 '))).toBe(true);
    expect(written.some((edit) => edit.startsWith('r4 '))).toBe(true);
  });

  it('waits until what was loaded is on show', async () => {
    const sheet = partlyLoaded();
    sheet.onNeedRows(async () => undefined);
    gestures.paste(sheet);
    await promised();
    expect(sheet.sent).toEqual([]);
    sheet.load();
    sheet.timers.pop()?.();
    expect(sheet.gestures()).toEqual([['r1 stage=b', 'r2 stage=b', 'r3 stage=b', 'r4 stage=b']]);
  });

  it('writes nothing when loading fails, or when the person went on meanwhile', async () => {
    const sheet = partlyLoaded();
    sheet.onNeedRows(() => Promise.reject(new Error('away')));
    gestures.paste(sheet);
    await promised();
    expect(sheet.notice()).toContain(notLoaded);
    sheet.onNeedRows(async () => sheet.load());
    gestures.paste(sheet);
    sheet.press('ArrowUp');
    await promised();
    expect([sheet.sent, sheet.notice()]).toEqual([[], notLoaded]);
  });
});
