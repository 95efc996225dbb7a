import { fill, gridTexts } from '../../texts.ts';
import { parsed, unreadable, type CellContext, type Parsed } from '../cell-kind.ts';

/** Checks a number against the cell's bounds. The message shows the limit in the sheet's format. */
export const bounded = (value: number, context: CellContext, show: (limit: number) => string): Parsed => {
  const texts = gridTexts(context.locale);
  if (context.min !== null && value < context.min)
    return unreadable(fill(texts.tooSmall, { limit: show(context.min) }));
  if (context.max !== null && value > context.max)
    return unreadable(fill(texts.tooLarge, { limit: show(context.max) }));
  return parsed(value);
};
