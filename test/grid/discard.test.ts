import { describe, expect, it } from 'vitest';
import { makeSheet } from './sheet.ts';

const write = (sheet: ReturnType<typeof makeSheet>, rowId: string, text: string) => {
  sheet.go(rowId, 'title');
  sheet.type(text);
  sheet.press('Enter');
};

const refusal = { ok: false, kind: 'refused', message: 'No.' } as const;

describe('Ctrl+Z takes back what was last seen to change', () => {
  it('the refused text, and not the edit before it; then that one', async () => {
    const sheet = makeSheet();
    write(sheet, 'r1', 'Saved');
    await sheet.sent[0]?.answer({ ok: true });
    write(sheet, 'r2', 'Refused');
    await sheet.sent[1]?.answer(refusal);
    sheet.press('Ctrl+z');
    expect(sheet.held('r2', 'title')).toBeUndefined();
    expect(sheet.requests).toEqual(['put back r2 title']);
    sheet.press('Ctrl+z');
    expect(sheet.requests).toEqual(['put back r2 title', 'undo']);
  });

  it('what was refused of a range, in one step', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.press('Shift+ArrowDown');
    sheet.type('2026-12-05');
    sheet.press('Ctrl+Enter');
    expect(sheet.sent).toHaveLength(2);
    for (const { answer } of sheet.sent) await answer(refusal);
    sheet.press('Ctrl+z');
    expect(sheet.requests).toEqual(['put back r1 due', 'put back r2 due']);
  });

  it('a saved edit after a refused one, and leaves the refused text where it stands', async () => {
    const sheet = makeSheet();
    write(sheet, 'r2', 'Refused');
    await sheet.sent[0]?.answer(refusal);
    write(sheet, 'r1', 'Saved');
    await sheet.sent[1]?.answer({ ok: true });
    sheet.press('Ctrl+z');
    expect(sheet.requests).toEqual(['undo']);
    expect(sheet.held('r2', 'title')?.state).toBe('refused');
  });
});

describe('an edit that fails and is tried again', () => {
  it('says so in its cell, and is saved when it comes through', async () => {
    const sheet = makeSheet();
    write(sheet, 'r1', 'New');
    sheet.fail(0, 'Not reached.');
    expect(sheet.held('r1', 'title')).toMatchObject({
      state: 'refused',
      refusal: { message: 'Not reached.' },
    });
    expect(sheet.notice()).toContain('Not reached.');
    await sheet.sent[0]?.answer({ ok: true });
    expect(sheet.held('r1', 'title')?.state).toBe('saved');
  });

  it('is requests for by Retry, and not sent a second time', () => {
    const sheet = makeSheet();
    write(sheet, 'r1', 'New');
    sheet.fail(0, 'Not reached.');
    sheet.controller.sender.retry({ rowId: 'r1', columnId: 'title' });
    expect(sheet.requests).toEqual(['retry r1 title']);
    expect(sheet.sent).toHaveLength(1);
  });

  it('is put back by Ctrl+Z, and its late outcome says nothing', async () => {
    const sheet = makeSheet();
    write(sheet, 'r1', 'New');
    sheet.fail(0, 'Not reached.');
    sheet.press('Ctrl+z');
    expect(sheet.requests).toEqual(['put back r1 title']);
    await sheet.sent[0]?.answer(refusal);
    expect(sheet.held('r1', 'title')).toBeUndefined();
  });
});
