import { describe, expect, it } from 'vitest';
import { readText, trackedFiles } from '../../scripts/shape/tracked.ts';

const sheets = trackedFiles.filter((file) => file.startsWith('admin/') && file.endsWith('.css'));

/** Font sizes (px) below the smallest at which Chinese strokes are legible; print uses points. */
const tooSmall = (file: string): readonly string[] =>
  [...readText(file).matchAll(/font(?:-size)?:[^;]*?\b(\d+(?:\.\d+)?)px/g)]
    .filter(([, pixels]) => Number(pixels) < 12)
    .map(([found]) => `${file} ${found}`);

describe('type', () => {
  it('is nowhere under 12 px, and what the browser calls small is 12 px', () => {
    expect(sheets.flatMap(tooSmall)).toEqual([]);
    expect(readText('admin/ui/tokens.css')).toMatch(/\nsmall \{\s*font-size: var\(--font-size-small\);/);
  });

  it('asks for a Latin face before a Chinese one, or quotation marks come out at full width', () => {
    const stacks = sheets.flatMap((file) =>
      [...readText(file).matchAll(/--(?:grid-)?font:([^;]*);/g)].map(([, faces = '']) => faces),
    );
    expect(stacks.length).toBeGreaterThan(1);
    for (const faces of stacks.filter((stack) => /PingFang|YaHei|JhengHei|CJK/.test(stack))) {
      const latin = ['Noto Sans', 'Liberation Sans', 'Arial'].map((face) =>
        faces.search(new RegExp(`${face}['",]`)),
      );
      const chinese = faces.search(/PingFang|YaHei|JhengHei|CJK/);
      expect({ faces, at: Math.min(...latin) }).toMatchObject({ at: expect.any(Number) });
      expect(Math.min(...latin)).toBeGreaterThan(0);
      expect(Math.max(...latin)).toBeLessThan(chinese);
    }
  });
});
