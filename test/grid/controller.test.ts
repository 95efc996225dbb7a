import { describe, expect, it } from 'vitest';
import type { GridEditOutcome } from '../../admin/grid/index.ts';
import { allRefused, discardLabels } from '../../admin/grid/model/editing/pending.ts';
import { gridTexts } from '../../admin/grid/texts.ts';
import { makeSheet } from './sheet.ts';

describe('editing', () => {
  it('typing replaces, and an arrow commits and moves', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('ArrowRight');
    expect(sheet.sent[0]?.edit).toEqual({
      rowId: 'r1',
      columnId: 'title',
      parentId: null,
      value: 'New',
      base: 'Title r1',
      text: 'New',
    });
    expect(sheet.focus()).toBe('r1 stage');
  });

  it('F2 opens on the text, and Escape sends nothing', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('F2');
    expect(sheet.written()).toBe('Title r1');
    sheet.type('Other');
    sheet.press('Escape');
    expect([sheet.session(), sheet.sent.length, sheet.written()]).toEqual([null, 0, '']);
  });

  it('a text that changes nothing is not sent', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type(' Title r1 ');
    sheet.press('Enter');
    expect([sheet.sent.length, sheet.focus()]).toEqual([0, 'r2 title']);
  });

  it('an invalid text stays open, whatever tries to leave it', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.type('someday');
    sheet.press('Enter');
    expect(sheet.session()?.error).toContain('someday');
    expect(sheet.go('r2', 'title')).toBe(false);
    expect(sheet.focus()).toBe('r1 due');
    sheet.type('2026-03-05');
    expect(sheet.session()?.error).toBeNull();
    expect(sheet.go('r2', 'title')).toBe(true);
    expect(sheet.sent[0]?.edit.value).toBe('2026-03-05');
  });

  it('a day without a year that is long past is of the next year, and that is told', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'due');
    sheet.type('3/5');
    sheet.press('Enter');
    expect(sheet.sent[0]?.edit.value).toBe('2027-03-05');
    expect(sheet.notice()).toContain('Taken as 2027-03-05');
  });

  it('a composition called off leaves the cell as it was', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.compose('hua');
    sheet.type('');
    expect(sheet.session()).toBeNull();
  });

  it('Tab, Tab, Enter returns to the column where the run began', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('x');
    sheet.press('Tab');
    sheet.type('beta');
    sheet.press('Tab');
    sheet.type('2026-03-05');
    sheet.press('Enter');
    expect(sheet.focus()).toBe('r2 title');
    expect(sheet.sent.map(({ edit }) => edit.value)).toEqual(['x', 'b', '2026-03-05']);
  });

  it.each(['Enter', 'F2', 'Alt+ArrowDown'])(
    '%s on a read-only cell says so and keeps the keyboard there; nothing opens',
    (key) => {
      const sheet = makeSheet();
      sheet.go('r2', 'no');
      sheet.type('7');
      sheet.press(key);
      expect([sheet.session(), sheet.opened, sheet.focus()]).toEqual([null, [], 'r2 no']);
      expect(sheet.notice()).toBe('Read-only: this cell cannot be edited.');
      sheet.press('Alt+Enter');
      expect(sheet.opened).toEqual(['r2']);
    },
  );

  it('a double press on a read-only cell says so and opens nothing', () => {
    const sheet = makeSheet();
    sheet.controller.edit({ rowId: 'r2', columnId: 'no' });
    expect([sheet.opened, sheet.notice()]).toEqual([[], 'Read-only: this cell cannot be edited.']);
  });

  it('what is typed over a read-only cell is not kept for the next cell', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'no');
    sheet.type('7');
    sheet.press('Enter', 'ArrowRight');
    sheet.type('x');
    expect([sheet.focus(), sheet.session()?.draft, sheet.written()]).toEqual(['r2 title', 'x', '']);
  });
});

describe('a list of choices', () => {
  it('is narrowed by typing, but not by a half-composed word', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    sheet.type('be');
    expect(sheet.session()?.activeOption).toBe('b');
    sheet.compose('be ta');
    expect(sheet.session()?.filter).toBe('be');
  });

  it('arrows walk it and Enter takes the option', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    sheet.press('Enter', 'ArrowDown', 'Enter');
    expect(sheet.sent[0]?.edit).toMatchObject({ value: 'b', base: 'a', text: 'Beta' });
  });

  it('a text that names no option is kept with its reason', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'stage');
    sheet.type('zzz');
    sheet.press('Enter');
    expect(sheet.session()?.error).toContain('zzz');
  });
});

describe('answers', () => {
  const refused: GridEditOutcome = { ok: false, kind: 'refused', message: 'Not yet' };

  it('a saved cell says so for a moment', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    expect(sheet.held('r1', 'title')?.state).toBe('saving');
    await sheet.sent[0]?.answer({ ok: true });
    expect([sheet.held('r1', 'title')?.state, sheet.said()]).toEqual(['saved', 'Saved']);
    for (const run of sheet.timers) run();
    expect(sheet.held('r1', 'title')).toBeUndefined();
  });

  it('a refusal keeps the text and is shown to someone who waits, who stays where they went', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    expect([sheet.focus(), sheet.held('r1', 'title')?.edit.text]).toEqual(['r2 title', 'New']);
    expect(sheet.controller.store.get().refusedAt).toEqual({ rowId: 'r1', columnId: 'title' });
    sheet.press('ArrowUp', 'F2');
    expect(sheet.written()).toBe('New');
    sheet.press('Escape', 'Escape');
    expect(sheet.held('r1', 'title')).toBeUndefined();
    expect(sheet.requests).toEqual(['put back r1 title']);
  });

  it('after a conflict, dropping one’s text keeps what another wrote, and every word says so', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('Mine');
    sheet.press('Enter');
    sheet.set('r1', 'title', 'Theirs');
    await sheet.sent[0]?.answer({ ok: false, kind: 'conflict', message: 'Changed', theirs: 'Theirs' });
    expect(sheet.said()).toBe('Not saved: Changed Tab: to the actions. Esc: keep what is there now.');
    sheet.press('Escape');
    expect([sheet.said(), sheet.held('r1', 'title')]).toEqual(['Kept what is there now', undefined]);
  });

  it('words of a refusal follow the cell: the old value is promised only while it stands there', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('Mine');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    const entry = sheet.held('r1', 'title');
    if (!entry) throw new Error('nothing is held');
    const act = (locale: 'en' | 'zh-Hans' | 'zh-Hant') =>
      discardLabels(gridTexts(locale), entry, sheet.cellAt('r1', 'title')).act;
    expect([act('en'), act('zh-Hans'), act('zh-Hant')]).toEqual([
      'Restore old value',
      '恢复原值',
      '恢復原值',
    ]);
    sheet.set('r1', 'title', 'Theirs');
    expect([act('en'), act('zh-Hans'), act('zh-Hant')]).toEqual([
      'Keep what is there now',
      '保留当前值',
      '保留目前值',
    ]);
  });

  it('what is typed after a refusal is for the row that the person went to', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    sheet.type('Next');
    expect(sheet.controller.store.get().refusedAt).toBeNull();
    sheet.press('Enter');
    expect(sheet.sent[1]?.edit).toMatchObject({ rowId: 'r2', value: 'Next' });
    expect(sheet.held('r1', 'title')).toMatchObject({ state: 'refused', edit: { text: 'New' } });
  });

  it('a refusal behind someone who went on is put back by Escape, and Tab goes to what can be done', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    expect(sheet.controller.run({ type: 'move', motion: 'tabForward' })).toBe(false);
    expect(sheet.controller.store.get().refusedAt).not.toBeNull();
    sheet.press('Escape');
    expect([sheet.focus(), sheet.held('r1', 'title'), sheet.requests]).toEqual([
      'r2 title',
      undefined,
      ['put back r1 title'],
    ]);
    sheet.press('Tab');
    expect(sheet.focus()).toBe('r2 stage');
  });

  it('all that was refused stands together, to be answered once', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.controller.paste([['A'], ['B'], ['C']]);
    await sheet.sent[0]?.answer(refused);
    await sheet.sent[1]?.answer({ ok: true });
    await sheet.sent[2]?.answer(refused);
    const held = allRefused(sheet.controller.store.get().pending);
    expect(held.map(({ edit, refusal }) => `${edit.rowId} ${edit.text} ${refusal.message}`)).toEqual([
      'r1 A Not yet',
      'r3 C Not yet',
    ]);
    sheet.controller.sender.send(held.map(({ edit }) => edit));
    expect(sheet.operations().at(-1)).toEqual(['r1 title=A', 'r3 title=C']);
  });

  it('a refusal from before a reload is shown in its cell, unless that was written anew', () => {
    const sheet = makeSheet();
    const edit = { rowId: 'r1', parentId: null, value: 'Old', base: null, text: 'Old' };
    const { showRefused } = sheet.controller.sender;
    showRefused([{ edit: { ...edit, columnId: 'title' }, refusal: refused }]);
    expect(sheet.held('r1', 'title')).toMatchObject({ state: 'refused', edit: { text: 'Old' } });
    sheet.go('r2', 'title');
    sheet.type('New');
    sheet.press('Enter');
    showRefused([{ edit: { ...edit, rowId: 'r2', columnId: 'title' }, refusal: refused }]);
    expect(sheet.held('r2', 'title')).toMatchObject({ state: 'saving', edit: { text: 'New' } });
    expect(sheet.sent).toHaveLength(1);
  });

  it('a refusal does not disturb someone who went on', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    sheet.type('Next');
    await sheet.sent[0]?.answer(refused);
    expect([sheet.focus(), sheet.session()?.draft]).toEqual(['r2 title', 'Next']);
    expect(sheet.held('r1', 'title')?.state).toBe('refused');
  });

  it('a late answer never settles a newer edit of the same cell', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('First');
    sheet.press('Enter');
    sheet.go('r1', 'title');
    sheet.type('Second');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    expect(sheet.held('r1', 'title')).toMatchObject({ state: 'saving', edit: { value: 'Second' } });
  });

  it('Delete on a cell that needs a value is refused in place', () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.press('Delete');
    expect([sheet.sent.length, sheet.held('r1', 'title')?.state]).toEqual([0, 'refused']);
  });
});

describe('rows that come and go', () => {
  it('a focus whose row is gone moves to what took its place', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'title');
    sheet.remove('r2');
    expect(sheet.focus()).toBe('r3 title');
    sheet.remove('r3');
    expect(sheet.focus()).toBe('r1 title');
  });

  it('an editor goes on in the row that took its row’s place, on what that row holds', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'due');
    sheet.type('2026-3-5');
    sheet.succeed('r2', 'job');
    expect([sheet.session()?.draft, sheet.focus()]).toEqual(['2026-3-5', 'job due']);
    sheet.type('2026-3-51');
    sheet.type('2026-3-5');
    sheet.press('Enter');
    expect(sheet.sent[0]?.edit).toMatchObject({ rowId: 'job', value: '2026-03-05', revision: 7 });
    expect(sheet.focus()).toBe('r3 due');
  });

  it('an edit without an answer goes over to the row that took its row’s place, with its refusal', async () => {
    const sheet = makeSheet();
    sheet.go('r2', 'title');
    sheet.type('New');
    sheet.press('Enter');
    sheet.succeed('r2', 'job');
    expect(sheet.held('job', 'title')?.state).toBe('saving');
    await sheet.sent[0]?.answer({ ok: false, kind: 'refused', message: 'Not yet' });
    expect(sheet.held('job', 'title')).toMatchObject({ state: 'refused', edit: { text: 'New' } });
    expect([sheet.held('r2', 'title'), sheet.focus()]).toEqual([undefined, 'r3 title']);
    expect(sheet.controller.store.get().refusedAt).toEqual({ rowId: 'job', columnId: 'title' });
  });

  it('a text whose row is gone takes no other row, and is told and kept when the person is done', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'title');
    sheet.type('Kit');
    sheet.remove('r2');
    expect(sheet.notice()).toContain('was removed while you were typing');
    sheet.type('Kitchen');
    sheet.press('Enter');
    expect([sheet.sent, sheet.session()]).toEqual([[], null]);
    expect(sheet.notice()).toBe('Not saved, because its row was removed: “Kitchen”');
    expect(sheet.held('r2', 'title')).toMatchObject({ state: 'refused', edit: { text: 'Kitchen' } });
    expect(sheet.focus()).toBe('r3 title');
  });

  it('an editor whose row is gone is left by Escape', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'title');
    sheet.type('Kit');
    sheet.remove('r2');
    sheet.press('Escape');
    expect([sheet.session(), sheet.held('r2', 'title'), sheet.focus()]).toEqual([
      null,
      undefined,
      'r3 title',
    ]);
  });
});
