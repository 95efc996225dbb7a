import { describe, expect, it } from 'vitest';
import type { GridColumn, GridEdit, GridEditOutcome, GridRow } from '../../admin/grid/index.ts';
import { createController } from '../../admin/grid/model/controller.ts';
import { commandOf } from '../../admin/grid/model/keys.ts';
import { pendingAt } from '../../admin/grid/model/pending.ts';
import { makeEnvironment, resolveCell } from '../../admin/grid/model/resolve-cell.ts';
import { makeShape } from '../../admin/grid/model/shape.ts';

const columns: readonly GridColumn[] = [
  { id: 'no', header: 'No.', kind: 'readonly', width: 80 },
  { id: 'title', header: 'Title', kind: 'text', width: 80, isRequired: true },
  {
    id: 'stage',
    header: 'Stage',
    kind: 'choice',
    width: 80,
    options: [
      { value: 'a', label: 'Alpha' },
      { value: 'b', label: 'Beta' },
    ],
  },
  { id: 'due', header: 'Due', kind: 'date', width: 80 },
];

const row = (id: string): GridRow => ({
  id,
  name: id,
  values: { no: id, title: `Title ${id}`, stage: 'a', due: null },
});

/** A sheet without a picture: keys go in by name, edits wait until the test answers them. */
const makeSheet = () => {
  let rows = ['r1', 'r2', 'r3'].map(row);
  const sent: { edit: GridEdit; answer: (outcome: GridEditOutcome) => Promise<void> }[] = [];
  const timers: (() => void)[] = [];
  const opened: string[] = [];
  const environment = makeEnvironment('en', '2026-11-23');
  let written = '';
  const shape = () =>
    makeShape(
      rows.map(({ id }) => id),
      columns.map(({ id }) => id),
    );
  const ask = (edit: GridEdit): Promise<GridEditOutcome> =>
    new Promise((resolve) => {
      sent.push({
        edit,
        answer: async (outcome) => {
          if (outcome.ok)
            rows = rows.map((held) =>
              held.id === edit.rowId
                ? { ...held, values: { ...held.values, [edit.columnId]: edit.value } }
                : held,
            );
          resolve(outcome);
          await new Promise((done) => setImmediate(done));
        },
      });
    });
  const controller = createController({
    shape,
    environment: () => environment,
    cellAt: ({ rowId, columnId }) => {
      const found = rows.find(({ id }) => id === rowId);
      const column = columns.find(({ id }) => id === columnId);
      return found && column ? resolveCell(column, { row: found, parentId: null }, environment) : null;
    },
    pageRowCount: () => 2,
    write: (text) => {
      written = text;
    },
    insert: (text) => controller.input({ text: written + text, isComposing: false }),
    onEdits: (edits) => Promise.all(edits.map(ask)),
    onUndo: () => undefined,
    onRedo: () => undefined,
    onOpenRow: (rowId) => opened.push(rowId),
    onExpand: () => undefined,
    onSort: () => undefined,
    after: (_delayMs, run) => timers.push(run),
  });
  controller.keyboardCame();
  const state = () => controller.store.get();
  return {
    controller,
    sent,
    opened,
    timers,
    written: () => written,
    focus: () => `${state().selection.focus?.rowId} ${state().selection.focus?.columnId}`,
    session: () => state().session,
    held: (rowId: string, columnId: string) => pendingAt(state().pending, { rowId, columnId }),
    said: () => state().message.text,
    go: (rowId: string, columnId: string) => controller.select({ rowId, columnId }),
    press: (...keys: readonly string[]) => {
      for (const name of keys) {
        const parts = name.split('+');
        const key = parts.pop() ?? '';
        const held = (part: string) => parts.includes(part);
        const command = commandOf(
          { key, ctrlKey: held('Ctrl'), metaKey: false, altKey: held('Alt'), shiftKey: held('Shift') },
          controller.mode(),
        );
        if (command) controller.run(command);
      }
    },
    type: (text: string) => controller.input({ text, isComposing: false }),
    compose: (text: string) => controller.input({ text, isComposing: true }),
    remove: (rowId: string) => {
      const before = shape();
      rows = rows.filter(({ id }) => id !== rowId);
      controller.shapeChanged(before);
    },
  };
};

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

  it('Enter on a read-only cell opens its row, and typing there does nothing', () => {
    const sheet = makeSheet();
    sheet.go('r2', 'no');
    sheet.type('7');
    sheet.press('Enter');
    expect([sheet.session(), sheet.opened]).toEqual([null, ['r2']]);
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

  it('a refusal keeps the text and takes the keyboard back from someone who waits', async () => {
    const sheet = makeSheet();
    sheet.go('r1', 'title');
    sheet.type('New');
    sheet.press('Enter');
    await sheet.sent[0]?.answer(refused);
    expect([sheet.focus(), sheet.held('r1', 'title')?.edit.text]).toEqual(['r1 title', 'New']);
    sheet.press('F2');
    expect(sheet.written()).toBe('New');
    sheet.press('Escape', 'Escape');
    expect(sheet.held('r1', 'title')).toBeUndefined();
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
});
