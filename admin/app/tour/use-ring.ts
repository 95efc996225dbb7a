import { useEffect, useState } from 'react';
import type { TourStep } from './steps.ts';

/** A rectangle in the viewport, px. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Edges = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** The intersection of two boxes. */
const common = (a: Edges, b: Edges): Edges => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** The visible part of an element, clipped by its scroll containers: a row of the sheet extends under the panel. */
const seenOf = (element: Element): Edges => {
  let seen: Edges = element.getBoundingClientRect();
  for (let around = element.parentElement; around; around = around.parentElement)
    if (getComputedStyle(around).overflow !== 'visible') seen = common(seen, around.getBoundingClientRect());
  return seen;
};

const placeOf = ({ target }: TourStep): Place | null => {
  const element = target();
  if (!element) return null;
  const { left, top, right, bottom } = seenOf(element);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
};

const isSame = (a: Place | null, b: Place | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height);

/** Follows the element of a step through scrolling and re-rendering. */
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
