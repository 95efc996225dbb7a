import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../kit/memory-storage.ts';
import { edit, openDesk } from './desk.ts';

const titles = (desk: ReturnType<typeof openDesk>) =>
  desk.drafts().map(({ cells }) => String(cells['title']));

describe('drafts that a browser keeps', () => {
  it('lie in an entry each, so that two tabs never write over one another', async () => {
    const storage = memoryStorage();
    const one = openDesk(storage);
    await one.type('title', 'First');
    const two = openDesk(storage);
    await two.type('title', 'Second');
    await one.type('title', 'Third');
    expect(titles(openDesk(storage)).toSorted()).toEqual(['First', 'Second', 'Third']);
  });

  it('of another tab are heard of, and go when that one drops them', async () => {
    const storage = memoryStorage();
    const one = openDesk(storage);
    const two = openDesk(storage);
    await two.type('title', 'Second');
    const [key = ''] = Object.keys(storage);
    one.store.heard(key, storage.getItem(key));
    expect(titles(one)).toEqual(['Second']);
    one.store.heard('another entry', 'x');
    one.store.heard(key, null);
    expect(titles(one)).toEqual([]);
    const [outcome] = await one.type('customer', 'Hill', key.split(' ').at(-1));
    expect(outcome).toMatchObject({ ok: false, message: 'gone' });
  });

  it('stay in the page and are told of when the browser has no room', async () => {
    const desk = openDesk(memoryStorage(1));
    await desk.type('title', 'First');
    expect(desk.store.state().isKept).toBe(true);
    await desk.type('title', 'Second');
    expect([titles(desk), desk.store.state().isKept]).toEqual([['First', 'Second'], false]);
    await desk.type('title', null, desk.drafts()[1]?.id);
    expect([titles(desk), desk.store.state().isKept]).toEqual([['First'], true]);
  });

  it('go when they are emptied, and may be written again at once', async () => {
    const storage = memoryStorage();
    const desk = openDesk(storage);
    await desk.type('title', 'First');
    const id = desk.drafts()[0]?.id;
    await desk.type('title', null, id);
    expect([titles(desk), Object.keys(storage)]).toEqual([[], []]);
    await desk.type('title', 'Second', id);
    expect(titles(desk)).toEqual(['Second']);
  });

  it('that stood in one entry once are taken over', () => {
    const storage = memoryStorage();
    storage.setItem('jobsheet.drafts.stf_1', JSON.stringify([{ id: 'draft:1', cells: { title: 'Old' } }]));
    expect(titles(openDesk(storage))).toEqual(['Old']);
    expect(Object.keys(storage)).toEqual(['jobsheet.draft stf_1 draft:1']);
  });
});

describe('the last step in a draft', () => {
  it('is taken back cell by cell, and the row with its first', async () => {
    const desk = openDesk();
    await desk.type('title', 'Kitchen');
    const id = desk.drafts()[0]?.id;
    await desk.type('contractTotal', 900, id);
    expect(desk.store.undo()).toBe(true);
    expect(desk.drafts()[0]?.cells).toEqual({ title: 'Kitchen' });
    expect(desk.store.undo()).toBe(true);
    expect([desk.drafts(), desk.store.undo()]).toEqual([[], false]);
  });

  it('is done again where it was taken back, once for each, until something else is typed', async () => {
    const desk = openDesk();
    await desk.type('title', 'Kitchen');
    const id = desk.drafts()[0]?.id;
    await desk.type('contractTotal', 900, id);
    expect([desk.store.undo(), desk.store.undo(), desk.store.undo()]).toEqual([true, true, false]);
    expect([desk.store.redo(), desk.drafts()[0]?.cells]).toEqual([true, { title: 'Kitchen' }]);
    expect([desk.store.redo(), desk.drafts()[0]?.cells]).toEqual([
      true,
      { title: 'Kitchen', contractTotal: 900 },
    ]);
    expect(desk.store.redo()).toBe(false);
    // It can be taken back again, but not done again once another step came after it.
    expect(desk.store.undo()).toBe(true);
    await desk.type('owner', 'stf_2', id);
    expect([desk.store.redo(), desk.drafts()[0]?.cells]).toEqual([
      false,
      { title: 'Kitchen', owner: 'stf_2' },
    ]);
  });

  it('is not done again over what was done elsewhere since', async () => {
    const desk = openDesk();
    await desk.type('title', 'Kitchen');
    expect(desk.store.undo()).toBe(true);
    desk.didElsewhere();
    expect([desk.store.redo(), titles(desk)]).toEqual([false, []]);
  });

  it('is not the last any more when something was done elsewhere', async () => {
    const desk = openDesk();
    await desk.type('title', 'Kitchen');
    desk.didElsewhere();
    expect([desk.store.undo(), titles(desk)]).toEqual([false, ['Kitchen']]);
  });

  it('of a paste takes all its rows back', async () => {
    const desk = openDesk();
    const { blankId } = desk.store.state();
    await desk.write([edit(blankId, 'title', 'A'), edit(blankId, 'title', 'B', { newRow: 1 })]);
    expect(titles(desk)).toEqual(['A', 'B']);
    expect([desk.store.undo(), titles(desk)]).toEqual([true, []]);
  });
});
