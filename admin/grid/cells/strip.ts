import type { StripSegment } from '../cell-mark.ts';
import type { CellKind } from './cell-kind.ts';
import { readonly } from './readonly.ts';

/** Between the parts of a strip's text. */
const stripTextSeparator = ' · ';

/**
 * A strip of segments, which the cell's mark has. The value says it in text: `2/4 · 79%`; beside the strip stands its
 * last part.
 */
export const strip: CellKind = {
  ...readonly,
  look: 'strip',
  display: (value) => String(value).split(stripTextSeparator).at(-1) ?? '',
};

/** Px of the strip, of a segment at least, between segments, and of a ring. */
const width = 112;
const height = 10;
const least = 12;
const gap = 2;
const ring = 1.5;

const edge = 'color-mix(in srgb, var(--grid-ink) 50%, transparent)';
const faintEdge = 'color-mix(in srgb, var(--grid-ink) 25%, transparent)';
const ground = 'var(--row-surface, var(--grid-surface))';

const colors: Readonly<Record<StripSegment['look'], { readonly ring: string; readonly rest: string }>> = {
  open: { ring: edge, rest: ground },
  waiting: { ring: faintEdge, rest: ground },
  soon: { ring: 'var(--grid-soon)', rest: 'var(--grid-today-soft)' },
  overdue: { ring: 'var(--grid-overdue)', rest: 'var(--grid-overdue-soft)' },
  credit: { ring: 'var(--grid-accent)', rest: 'var(--grid-accent-soft)' },
};
const filledColor = 'var(--grid-paid)';

const round = (px: number): number => Math.round(px * 10) / 10;

/** The places of segments, px: in proportion to their sizes, none below the least length while there is room. */
export const stripPlaces = (sizes: readonly number[]): readonly (readonly [number, number])[] => {
  const room = width - gap * (sizes.length - 1);
  const own = Math.min(least, room / sizes.length);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const spare = room - own * sizes.length;
  let from = 0;
  return sizes.map((size) => {
    const to = from + own + (sum === 0 ? spare / sizes.length : (spare * size) / sum);
    const place = [round(from), round(to)] as const;
    from = to + gap;
    return place;
  });
};

const stop = (color: string, from: number, to: number): string => `${color} ${round(from)}px ${round(to)}px`;

/** The CSS background of a strip: rings behind, fills in front, each one gradient with hard stops. */
export const stripBackground = (segments: readonly StripSegment[]): string => {
  if (segments.length === 0) return 'none';
  const rings: string[] = [];
  const fills: string[] = [];
  let end = 0;
  for (const [at, [from, to]] of stripPlaces(segments.map(({ size }) => size)).entries()) {
    const { filled = 0, look = 'open' } = segments[at] ?? {};
    const isFull = filled >= 1;
    const { ring: ringColor, rest } = colors[look];
    const [left, right] = isFull ? [from, to] : [from + ring, to - ring];
    const share = left + (right - left) * Math.min(Math.max(filled, 0), 1);
    rings.push(stop('transparent', end, from), stop(isFull ? filledColor : ringColor, from, to));
    fills.push(stop('transparent', end, left), stop(filledColor, left, share), stop(rest, share, right));
    fills.push(stop('transparent', right, to));
    end = to;
  }
  const layer = (stops: readonly string[], tall: number) =>
    `linear-gradient(90deg, ${stops.join(', ')}, transparent ${end}px) 0 50% / ${width}px ${tall}px no-repeat`;
  return `${layer(fills, height - 2 * ring)}, ${layer(rings, height)}`;
};
