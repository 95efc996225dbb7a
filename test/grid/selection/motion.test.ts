import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindings, commandOf, isCharacter, type KeyPress } from '../../../admin/grid/model/keys.ts';
import { walk, type Motion, type GridNavigation } from '../../../admin/grid/model/selection/motion.ts';
import { boundsOf } from '../../../admin/grid/model/selection/ranges.ts';
import { extended, focused, noSelection } from '../../../admin/grid/model/selection/selection.ts';
import { makeShape } from '../../../admin/grid/model/places/shape.ts';

/** A sheet drawn as text: `x` is a filled cell. */
const navigation = (rows: readonly string[]): GridNavigation => ({
  rowCount: rows.length,
  columnCount: rows[0]?.length ?? 0,
  pageRowCount: () => 2,
  isFilled: ({ row, column }) => rows[row]?.[column] === 'x',
  isSkipped: () => false,
});

const motions: readonly Motion[] = [
  ...([
    'up',
    'down',
    'left',
    'right',
    'rowStart',
    'rowEnd',
    'gridStart',
    'gridEnd',
    'pageUp',
    'pageDown',
  ] as const),
  ...([
    'edgeUp',
    'edgeDown',
    'edgeLeft',
    'edgeRight',
    'tabForward',
    'tabBack',
    'enterDown',
    'enterUp',
  ] as const),
];

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('walking', () => {
  it('never leaves the sheet, from any cell by any motion', () => {
    const sheet = fc.array(fc.array(fc.constantFrom('x', '.'), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(sheet, fc.constantFrom(...motions), fc.nat(5), fc.nat(3), (cells, motion, row, column) => {
        const ground = navigation(cells.map((line) => line.join('')));
        const to = walk(ground, { row: Math.min(row, ground.rowCount - 1), column }, motion);
        if (to === null) return;
        expect(
          to.row >= 0 && to.row < ground.rowCount && to.column >= 0 && to.column < ground.columnCount,
        ).toBe(true);
      }),
    );
  });

  it('jumps to the end of a filled run, then to the next run, then to the edge', () => {
    const ground = navigation(['xx..x.']);
    const stops: number[] = [];
    let at = { row: 0, column: 0 };
    for (let jump = 0; jump < 4; jump += 1) {
      at = walk(ground, at, 'edgeRight') ?? at;
      stops.push(at.column);
    }
    expect(stops).toEqual([1, 4, 5, 5]);
  });

  it('jumps up and down past headings and child rows, to the last row that is none', () => {
    const ground: GridNavigation = {
      ...navigation(['x', 'x', '.', 'x', '.']),
      isSkipped: ({ row }) => row === 2 || row === 4,
    };
    expect(walk(ground, { row: 0, column: 0 }, 'edgeDown')).toEqual({ row: 3, column: 0 });
    expect(walk(ground, { row: 3, column: 0 }, 'edgeUp')).toEqual({ row: 0, column: 0 });
    // Horizontally nothing is skipped.
    expect(walk(ground, { row: 2, column: 0 }, 'edgeRight')).toEqual({ row: 2, column: 0 });
  });

  it('Tab goes on to the next row and leaves after the last cell', () => {
    const ground = navigation(['..', '..']);
    expect(walk(ground, { row: 0, column: 1 }, 'tabForward')).toEqual({ row: 1, column: 0 });
    expect(walk(ground, { row: 1, column: 1 }, 'tabForward')).toBeNull();
    expect(walk(ground, { row: 0, column: 0 }, 'tabBack')).toBeNull();
  });
});

describe('keys', () => {
  it('bind each key once a mode', () => {
    const chords = bindings.flatMap(({ keys, modes }) =>
      keys.flatMap((key) => modes.map((mode) => `${mode} ${key}`)),
    );
    expect(new Set(chords).size).toBe(chords.length);
  });

  it('leave arrows to the caret after F2 and move with them while typing', () => {
    expect(commandOf(press('ArrowLeft'), 'caret')).toBeNull();
    expect(commandOf(press('ArrowLeft'), 'quick')).toEqual({ type: 'commit', motion: 'left' });
  });

  it('read Command on a Mac as Ctrl', () => {
    expect(commandOf(press('Home', { metaKey: true }), 'idle')).toEqual(
      commandOf(press('Home', { ctrlKey: true }), 'idle'),
    );
  });

  it('tell a character from a command', () => {
    expect([press('a'), press('中'), press('a', { ctrlKey: true }), press('F2')].map(isCharacter)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('ranges', () => {
  const shape = makeShape(['r1', 'r2', 'r3'], ['a', 'b']);
  const cell = (rowId: string, columnId: string) => ({ rowId, columnId });

  it('grow from their anchor and read the same from either corner', () => {
    const selection = extended(focused(noSelection, cell('r3', 'b'), 'end'), cell('r1', 'a'));
    const range = selection.ranges[0];
    expect(range && boundsOf(shape, range)).toEqual({
      from: { row: 0, column: 0 },
      to: { row: 2, column: 1 },
    });
    expect(selection.focus).toEqual(cell('r3', 'b'));
  });

  it('have no bounds when a corner is hidden', () => {
    expect(boundsOf(shape, { anchor: cell('r1', 'a'), head: cell('gone', 'a') })).toBeNull();
  });
});
