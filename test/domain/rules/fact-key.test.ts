import { describe, expect, it } from 'vitest';
import { findItem } from '#domain/flow/find-item';
import { cellKey, parseFactKey } from '#domain/rules/fact-key';
import { renovation } from '#domain/trades/renovation/index';
import { entryId, visit, visitsFlow } from '#test/kit/visits';

const entry = { list: 'visits', id: entryId(1) };

describe('a fact key', () => {
  it.each([
    ['area', { entry: null, key: 'area' }],
    [`visits/${entry.id}`, { entry, key: null }],
    [`visits/${entry.id}/left-at`, { entry, key: 'left-at' }],
  ])('%s is of the job, an entry or its cell', (key, parts) => {
    expect(parseFactKey(key)).toEqual({ ...parts, fileId: null });
  });

  it.each([
    'visits/1',
    `visits/${entry.id.toLowerCase()}`,
    `visits/${entry.id.replace('0', '8')}`,
    `visits/${entry.id.slice(0, -1)}U`,
    `visits/${entry.id}/`,
    `/${entry.id}/left-at`,
    `visits/${entry.id}/left-at/1`,
    `visits/${entry.id}/left-at/${entry.id}/x`,
  ])('%s is malformed', (key) => {
    expect(parseFactKey(key)).toBeNull();
    expect(findItem(visitsFlow, key)).toBeNull();
  });
});

describe('an item', () => {
  it('is found by the key of the job, of a document’s state, of an entry and of a cell', () => {
    expect(findItem(renovation, 'area')).toMatchObject({ item: { key: 'area' }, entry: null, state: null });
    expect(findItem(renovation, 'design.agreed')).toMatchObject({ item: { key: 'design' }, state: 'agreed' });
    expect(findItem(visitsFlow, visit(1))).toMatchObject({ item: { key: 'visits' }, isWholeEntry: true });
    expect(findItem(visitsFlow, visit(1, 'topic'))).toMatchObject({ item: { key: 'topic' }, entry });
  });

  it.each([
    ['topic', 'an item of an entry without its entry'],
    [visit(1, 'adviser'), 'an item of the job in an entry'],
    [visit(1, 'promise'), 'an item of another list'],
    [cellKey({ list: 'calls', id: entry.id }, 'topic'), 'an unknown list'],
    [cellKey({ list: 'adviser', id: entry.id }, 'topic'), 'a list that is none'],
    ['topic.filed', 'a state of no document'],
  ])('is not found by %s: %s', (key) => {
    expect(findItem(visitsFlow, key)).toBeNull();
  });
});
