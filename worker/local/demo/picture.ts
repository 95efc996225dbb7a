import { bytesFrom, type Picture } from '#local/demo/png';

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

/** The colour of a place of a festive hall: a carpet, and a beam of light whose place tells one picture from the next. */
const hallColourAt = (x: number, y: number, beam: number): Colour => {
  if (y > 190) return [122, 40, 52];
  const light = 1 - Math.min(1, Math.abs(x - (60 + beam * 40)) / 220);
  return [Math.round(70 + 180 * light), Math.round(50 + 150 * light), Math.round(90 + 60 * light)];
};

/** The bytes of the n-th small PNG of a subject. There are six of each. */
export type Drawing = (n: number) => Promise<Uint8Array<ArrayBuffer>>;

const drawing = (colour: (x: number, y: number, n: number) => Colour): Drawing => {
  const drawn = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  return (n) => {
    const place = n % 6;
    const picture: Picture = { width, height, colourAt: (x, y) => colour(x, y, place) };
    const bytes = drawn.get(place) ?? bytesFrom(picture);
    drawn.set(place, bytes);
    return bytes;
  };
};

/** A room. */
export const roomPicture = drawing(colourAt);

/** A festive hall. */
export const hallPicture = drawing(hallColourAt);
