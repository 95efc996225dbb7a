import { describe, expect, it } from 'vitest';
import { autoscroller, speedAt } from '../../admin/grid/view/pointer/autoscroll.ts';

const rowHeight = 28;
const edges = { from: 100, to: 500 };

/** Rows scrolled in a second by a pointer at a position, at a frame rate. */
const rowsInASecond = (at: number, frames: number): number => {
  const step = autoscroller();
  let scrolled = 0;
  for (let frame = 0; frame <= frames; frame += 1)
    scrolled += step({ x: 0, y: speedAt(at, edges) }, (frame * 1000) / frames).y;
  return scrolled / rowHeight;
};

describe('a drag at the edge of the sheet', () => {
  it('goes gently inside the edge, and faster the further it is past it', () => {
    expect(rowsInASecond(400, 60)).toBe(0);
    expect(rowsInASecond(484, 60)).toBe(0);
    const [inside, at, past, further] = [492, 500, 530, 560].map((place) => rowsInASecond(place, 60));
    expect(inside).toBeGreaterThan(0.5);
    expect(inside).toBeLessThan(3);
    expect(at).toBeLessThan(4);
    expect(past).toBeGreaterThan(8);
    expect(further).toBeGreaterThan((past ?? 0) * 1.5);
    expect(rowsInASecond(5_000, 60)).toBeLessThan(110);
  });

  it('goes both ways alike', () => {
    expect(rowsInASecond(100 - 30, 60)).toBe(-rowsInASecond(500 + 30, 60));
    expect(speedAt(108, edges)).toBe(-speedAt(492, edges));
  });

  it('goes as far in the same time on a slow screen as on a fast one, and loses no part of a pixel', () => {
    expect(rowsInASecond(492, 240)).toBeCloseTo(rowsInASecond(492, 30), 1);
    expect(rowsInASecond(530, 144)).toBeCloseTo(rowsInASecond(530, 20), 1);
  });

  it('does not leap after a time away', () => {
    const step = autoscroller();
    step({ x: 0, y: 300 }, 0);
    expect(step({ x: 0, y: 300 }, 60_000).y).toBe(30);
  });
});
