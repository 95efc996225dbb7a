import { fill, gridTexts } from '../texts.ts';
import { readArithmetic } from './read/arithmetic.ts';
import { bounded } from './read/bounded.ts';
import { unreadable, type CellKind } from './cell-kind.ts';
import { decimalText, readDecimal, toUnits } from './read/decimal.ts';

const decimalsMax = 2;

/** 0 to 100 unless the column has other bounds. `50%`, `５０％`, `50` and `5成` are all accepted. */
export const percent: CellKind = {
  look: 'bar',
  align: 'end',
  editor: 'line',
  inputMode: 'decimal',
  parse: (text, context) => {
    const texts = gridTexts(context.locale);
    const bare = text.normalize('NFKC').trim();
    const tenths = /^(.+)成$/u.exec(bare);
    const number = (tenths?.[1] ?? bare).replace(/%$/, '').replace(/^百分之/u, '');
    const decimal =
      readDecimal(number, null, context.decimalSign) ??
      // The cell's unit is the percent: `=50%+5` is 55.
      readArithmetic(bare.replaceAll('%', ''), { money: null, scale: decimalsMax });
    if (decimal === 'unreadable') return unreadable(fill(texts.notArithmetic, { text }));
    if (decimal === null) return unreadable(fill(texts.notNumber, { text }));
    if (toUnits(decimal, decimalsMax) === null)
      return unreadable(fill(texts.tooManyDecimals, { count: decimalsMax }));
    const value = Number(decimalText(decimal)) * (tenths ? 10 : 1);
    return bounded(
      value,
      { ...context, min: context.min ?? 0, max: context.max ?? 100 },
      (limit) => `${limit}%`,
    );
  },
  format: (value) => `${value}%`,
};
