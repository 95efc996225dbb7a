import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../kit/memory-storage.ts';
import { edit, openController } from './controller.ts';

const titles = (controller: ReturnType<typeof openController>) =>
  controller.drafts().map(({ cells }) => String(cells['title']));

describe('drafts that a browser keeps', () => {
  it('lie in an entry each, so that two tabs never write over one another', async () => {
    const storage = memoryStorage();
    const item = openController(storage);
    await item.type('title', 'First');
    const two = openController(storage);
    await two.type('title', 'Second');
    await item.type('title', 'Third');
    expect(titles(openController(storage)).toSorted()).toEqual(['First', 'Second', 'Third']);
  });

  it('of another tab are heard of, and go when that one drops them', async () => {
    const storage = memoryStorage();
    const item = openController(storage);
    const two = openController(storage);
    await two.type('title', 'Second');
    const [key = ''] = Object.keys(storage);
    item.store.received(key, storage.getItem(key));
    expect(titles(item)).toEqual(['Second']);
    item.store.received('another entry', 'x');
    item.store.received(key, null);
    expect(titles(item)).toEqual([]);
    const [outcome] = await item.type('customer', 'Hill', key.split(' ').at(-1));
    expect(outcome).toMatchObject({ ok: false, message: 'gone' });
  });

  it('stay in the page and are told of when the browser has no room', async () => {
    const controller = openController(memoryStorage(1));
    await controller.type('title', 'First');
    expect(controller.store.state().isKept).toBe(true);
    await controller.type('title', 'Second');
    expect([titles(controller), controller.store.state().isKept]).toEqual([['First', 'Second'], false]);
    await controller.type('title', null, controller.drafts()[1]?.id);
    expect([titles(controller), controller.store.state().isKept]).toEqual([['First'], true]);
  });

  it('go when they are emptied, and may be written again at once', async () => {
    const storage = memoryStorage();
    const controller = openController(storage);
    await controller.type('title', 'First');
    const id = controller.drafts()[0]?.id;
    await controller.type('title', null, id);
    expect([titles(controller), Object.keys(storage)]).toEqual([[], []]);
    await controller.type('title', 'Second', id);
    expect(titles(controller)).toEqual(['Second']);
  });

  it('that stood in one entry once are taken over', () => {
    const storage = memoryStorage();
    storage.setItem('jobsheet.drafts.stf_1', JSON.stringify([{ id: 'draft:1', cells: { title: 'Old' } }]));
    expect(titles(openController(storage))).toEqual(['Old']);
    expect(Object.keys(storage)).toEqual(['jobsheet.draft stf_1 draft:1']);
  });
});

describe('the last step in a draft', () => {
  it('is taken back cell by cell, and the row with its first', async () => {
    const controller = openController();
    await controller.type('title', 'Kitchen');
    const id = controller.drafts()[0]?.id;
    await controller.type('contractTotal', 900, id);
    expect(controller.store.undo()).toBe(true);
    expect(controller.drafts()[0]?.cells).toEqual({ title: 'Kitchen' });
    expect(controller.store.undo()).toBe(true);
    expect([controller.drafts(), controller.store.undo()]).toEqual([[], false]);
  });

  it('is done again where it was taken back, once for each, until something else is typed', async () => {
    const controller = openController();
    await controller.type('title', 'Kitchen');
    const id = controller.drafts()[0]?.id;
    await controller.type('contractTotal', 900, id);
    expect([controller.store.undo(), controller.store.undo(), controller.store.undo()]).toEqual([
      true,
      true,
      false,
    ]);
    expect([controller.store.redo(), controller.drafts()[0]?.cells]).toEqual([true, { title: 'Kitchen' }]);
    expect([controller.store.redo(), controller.drafts()[0]?.cells]).toEqual([
      true,
      { title: 'Kitchen', contractTotal: 900 },
    ]);
    expect(controller.store.redo()).toBe(false);
    // It can be undone again, but not redone after another operation.
    expect(controller.store.undo()).toBe(true);
    await controller.type('owner', 'stf_2', id);
    expect([controller.store.redo(), controller.drafts()[0]?.cells]).toEqual([
      false,
      { title: 'Kitchen', owner: 'stf_2' },
    ]);
  });

  it('is not done again over what was done elsewhere since', async () => {
    const controller = openController();
    await controller.type('title', 'Kitchen');
    expect(controller.store.undo()).toBe(true);
    controller.didElsewhere();
    expect([controller.store.redo(), titles(controller)]).toEqual([false, []]);
  });

  it('is not the last any more when something was done elsewhere', async () => {
    const controller = openController();
    await controller.type('title', 'Kitchen');
    controller.didElsewhere();
    expect([controller.store.undo(), titles(controller)]).toEqual([false, ['Kitchen']]);
  });

  it('of a paste takes all its rows back', async () => {
    const controller = openController();
    const { blankId } = controller.store.state();
    await controller.write([edit(blankId, 'title', 'A'), edit(blankId, 'title', 'B', { newRow: 1 })]);
    expect(titles(controller)).toEqual(['A', 'B']);
    expect([controller.store.undo(), titles(controller)]).toEqual([true, []]);
  });
});
