import { describe, expect, it } from 'vitest';
import { fitsWithoutMeasuring } from '../../admin/grid/view/rows/fits-without-measuring.ts';

describe('a text that surely fits its cell', () => {
  it('is one whose signs, each at the widest that a font draws it, are together no wider', () => {
    expect(fitsWithoutMeasuring('2026-03-05', 94)).toBe(true);
    expect(fitsWithoutMeasuring('2026-03-05', 80)).toBe(false);
    expect(fitsWithoutMeasuring('花园路', 39)).toBe(true);
    expect(fitsWithoutMeasuring('花园路', 38)).toBe(false);
    expect(fitsWithoutMeasuring('MWMW', 52)).toBe(true);
    expect(fitsWithoutMeasuring('MWMW', 51)).toBe(false);
  });

  it('is of signs whose width is known: what runs over lines, is an emoji or of another script is not sure', () => {
    for (const text of ['a\nb', '🎉', '﷽', 'ꦀ']) expect(fitsWithoutMeasuring(text, 1000)).toBe(false);
  });

  it('is not an endless one, and that is found without reading it', () => {
    expect(fitsWithoutMeasuring('1'.repeat(100_000), 300)).toBe(false);
  });
});
