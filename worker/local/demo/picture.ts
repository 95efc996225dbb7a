import { bytesFrom } from '#local/demo/png';

const [width, height] = [320, 240];

type Colour = readonly [number, number, number];

const [wall, floor, frame, glass]: readonly Colour[] = [
  [232, 226, 214],
  [176, 148, 112],
  [122, 104, 84],
  [186, 212, 228],
] as const;

/** The colour of a place of a plain room: wall, floor, and a window whose place tells one picture from the next. */
const colourAt = (x: number, y: number, window: number): Colour => {
  if (y > 170) return floor;
  const left = 40 + window * 30;
  const isFrame = x >= left && x < left + 90 && y >= 50 && y < 130;
  const isGlass = x >= left + 6 && x < left + 84 && y >= 56 && y < 124;
  if (isGlass) return glass;
  return isFrame ? frame : wall;
};

const drawn = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();

/** A small PNG of a room, the n-th of a job. */
export const roomPicture = (n: number): Promise<Uint8Array<ArrayBuffer>> => {
  const window = n % 6;
  const picture =
    drawn.get(window) ?? bytesFrom({ width, height, colourAt: (x, y) => colourAt(x, y, window) });
  drawn.set(window, picture);
  return picture;
};
