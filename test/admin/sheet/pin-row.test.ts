import { describe, expect, it } from 'vitest';
import { pinRow, nextVisible, type VisibleRows } from '../../../admin/sheet/rows/pin-row.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly isLoading?: true;
  readonly isGroup?: true;
}

const row = (id: string, version = 1): Row => ({ id, version });
const list = (ids: string): Row[] =>
  ids.split(' ').map((id) => ({ ...row(id), ...(id.startsWith('gap') ? { isLoading: true as const } : {}) }));
const retained = (before: string, after: string, id: string): string =>
  pinRow(list(before), list(after), { id })
    .map((listed) => listed.id)
    .join(' ');

describe('the row under a person’s hands', () => {
  it('stays in its place while the server sorts it away, and is let go when it is left', () => {
    const sorted = [row('b', 2), row('a'), row('c')];
    expect(pinRow(list('a b c'), sorted, { id: 'b' })).toEqual([row('a'), row('b', 2), row('c')]);
    expect(pinRow(list('a b c'), sorted, null)).toBe(sorted);
  });

  it('stays also where the list has lost it, because it no longer fits', () => {
    expect(retained('a b c', 'a c', 'b')).toBe('a b c');
    expect(retained('a b', 'a', 'b')).toBe('a b');
    expect(retained('a b', 'b', 'a')).toBe('a b');
  });

  it('stands above the row that it stood above when a job comes in at the top', () => {
    const rows = list('new a b c d');
    expect(pinRow(list('a b c d'), rows, { id: 'c' })).toBe(rows);
    expect(retained('a b c d', 'new2 new1 a b c d', 'c')).toBe('new2 new1 a b c d');
  });

  it('stands above it also where a row comes in between, and where the list has lost the held one', () => {
    expect(retained('a b c', 'a b new c', 'b')).toBe('a new b c');
    expect(retained('a b c d', 'new a c d', 'b')).toBe('new a b c d');
  });

  it('does not follow a neighbour that is sorted away', () => {
    expect(retained('z a b c d e', 'c z a b d e', 'b')).toBe('c z a b d e');
    expect(retained('z a b c d e', 'z a b d e c', 'b')).toBe('z a b d e c');
    // The move of the pinned row itself is deferred.
    expect(retained('z a b c d e', 'b c z a d e', 'b')).toBe('c z a b d e');
  });

  it('goes on where the row below is gone, or the one above', () => {
    expect(retained('a b c d', 'b a d', 'b')).toBe('a b d');
    expect(retained('a b c d', 'c d b', 'b')).toBe('b c d');
  });

  it('takes no page that is loaded below it for rows that came in between', () => {
    const rows = list('a b c d e draft:blank');
    expect(pinRow(list('a b draft:blank'), rows, { id: 'b' })).toBe(rows);
    const loaded = list('a b c d');
    expect(pinRow(list('a b gap:2 gap:3'), loaded, { id: 'b' })).toBe(loaded);
  });

  it('takes the gap of its own page, when that was let go', () => {
    expect(retained('a b c d', 'gap:0 gap:1 gap:2 gap:3', 'b')).toBe('gap:0 b gap:2 gap:3');
  });

  it('is no heading and no row that is not loaded', () => {
    expect(retained('gap:0 b', 'new gap:1 b', 'gap:0')).toBe('new gap:1 b');
  });
});

const visible = (ids: string, pinnedId: string | null): VisibleRows<Row> => ({
  rows: list(ids),
  pinnedId,
  query: 'q',
  lost: null,
  visible: list(ids),
  handed: null,
  letGo: null,
});
const idsOf = (next: VisibleRows<Row>): string => next.visible.map(({ id }) => id).join(' ');

describe('the rows that are shown', () => {
  it('keep the row that the keyboard came to where it was seen, whatever came at that moment', () => {
    const next = nextVisible(visible('a b c d', 'b'), {
      rows: list('new a b d'),
      pinnedId: 'c',
      query: 'q',
      lost: null,
    });
    expect(idsOf(next)).toBe('new a b c d');
  });

  it('show a row that the list has lost as it is now', () => {
    const next = nextVisible(visible('a b c', 'b'), {
      rows: list('a c'),
      pinnedId: 'b',
      query: 'q',
      lost: row('b', 7),
    });
    expect(next.visible).toEqual([row('a'), row('b', 7), row('c')]);
  });

  it('are the new ones under another sort or filter', () => {
    expect(
      idsOf(
        nextVisible(visible('a b c', 'b'), { rows: list('c a'), pinnedId: 'b', query: 'other', lost: null }),
      ),
    ).toBe('c a');
  });

  it('put a job where its draft stood, and keep it there until it is left', () => {
    const before = visible('a b draft:1 draft:2', 'draft:1');
    const both = { rows: list('job a b draft:1 draft:2'), pinnedId: 'draft:1', query: 'q', lost: null };
    const handed = nextVisible({ ...before, handed: { from: 'draft:1', row: row('job') } }, both);
    expect(idsOf(handed)).toBe('a b job draft:2');
    const released = nextVisible(handed, { ...both, rows: list('job a b draft:2') });
    expect(idsOf(released)).toBe('a b job draft:2');
    const remapped = nextVisible(released, { ...both, rows: list('job a b draft:2'), pinnedId: 'job' });
    expect(idsOf(remapped)).toBe('a b job draft:2');
    expect(
      idsOf(nextVisible(remapped, { ...both, rows: list('job a b draft:2'), pinnedId: 'draft:2' })),
    ).toBe('job a b draft:2');
  });

  it('let a row go that was taken back under the person, and hold the next one', () => {
    const before = { ...visible('a draft:1 draft:2', 'draft:1'), letGo: 'draft:1' };
    const gone = nextVisible(before, {
      rows: list('a draft:2'),
      pinnedId: 'draft:1',
      query: 'q',
      lost: null,
    });
    expect(idsOf(gone)).toBe('a draft:2');
    const next = nextVisible(gone, { rows: list('draft:2'), pinnedId: 'a', query: 'q', lost: null });
    expect([idsOf(next), next.letGo]).toEqual(['a draft:2', null]);
  });
});
