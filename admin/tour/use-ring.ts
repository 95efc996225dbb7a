import { useEffect, useState } from 'react';
import type { TourStep } from './steps.ts';

/** Where a part of the screen is, in pixels of the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const placeOf = ({ target }: TourStep): Place | null => {
  const box = target()?.getBoundingClientRect();
  return box ? { left: box.left, top: box.top, width: box.width, height: box.height } : null;
};

const isSame = (a: Place | null, b: Place | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height);

/** Follows the part of the screen that a step is about, wherever it is scrolled or drawn anew. */
export const useRing = (step: TourStep): Place | null => {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      const next = placeOf(step);
      setPlace((before) => (isSame(before, next) ? before : next));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [step]);
  return place;
};
