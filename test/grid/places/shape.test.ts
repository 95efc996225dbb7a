import { expect, it } from 'vitest';
import { memoizeShape } from '../../../admin/grid/model/places/shape.ts';

it('keeps the shape while the same rows and columns are on show, and only then', () => {
  const shapeOf = memoizeShape();
  const first = shapeOf(['r1', 'r2'], ['a', 'b']);
  expect(shapeOf(['r1', 'r2'], ['a', 'b'])).toBe(first);

  const turned = shapeOf(['r2', 'r1'], ['a', 'b']);
  expect(turned).not.toBe(first);
  expect([turned.rowIndex.get('r2'), turned.rowIndex.get('r1')]).toEqual([0, 1]);
  expect(turned.columnIndex).toBe(first.columnIndex);

  const narrower = shapeOf(['r2', 'r1'], ['b']);
  expect(narrower.columnIndex.get('a')).toBeUndefined();
  expect(shapeOf(['r2', 'r1', 'r3'], ['b']).rowIndex.get('r3')).toBe(2);
});
