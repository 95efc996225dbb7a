/** Pixels inside the edge where scrolling starts, because the pointer cannot pass the window's edge. */
const edgeWidth = 16;

/** Pixels a second: at the edge itself, for each pixel past it, and at most. */
const atEdge = 84;
const perPixel = 12;
const speedMax = 3_000;

/** A frame that is late, because the tab was hidden, must not cause a jump. */
const elapsedMax = 100;

const speedPast = (past: number): number =>
  past <= 0 ? atEdge * (1 + past / edgeWidth) : Math.min(atEdge + past * perPixel, speedMax);

/** Scroll speed of a pointer near or past an edge, px a second: slow inside the edge, faster the further past it. */
export const speedAt = (at: number, { from, to }: { readonly from: number; readonly to: number }): number => {
  if (at < from + edgeWidth) return -speedPast(from - at);
  return at > to - edgeWidth ? speedPast(at - to) : 0;
};

interface Way {
  readonly x: number;
  readonly y: number;
}

/**
 * Computes the scroll distance of each frame from the time since the last one, so that the speed depends
 * neither on the frame rate nor on pointer events. Fractions of a pixel carry over.
 */
export const autoscroller = () => {
  let before: number | null = null;
  let rest: Way = { x: 0, y: 0 };
  return (speed: Way, nowMs: number): Way => {
    const elapsed = before === null ? 0 : Math.min(nowMs - before, elapsedMax);
    before = nowMs;
    const gone = {
      x: speed.x === 0 ? 0 : rest.x + (speed.x * elapsed) / 1000,
      y: speed.y === 0 ? 0 : rest.y + (speed.y * elapsed) / 1000,
    };
    const whole = { x: Math.trunc(gone.x), y: Math.trunc(gone.y) };
    rest = { x: gone.x - whole.x, y: gone.y - whole.y };
    return whole;
  };
};
