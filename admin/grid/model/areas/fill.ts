import type { CellValue } from '../../grid-props.ts';

const dayMs = 86_400_000;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** The constant step of two or more whole numbers; null when there is none. */
const stepOf = (numbers: readonly number[]): number | null => {
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return null;
  const step = second - first;
  return numbers.every((number, index) => number === first + step * index) ? step : null;
};

/** Digits after the decimal point: 1e-7 has seven. */
const decimalsOf = (number: number): number => {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  return Math.max((mantissa.split('.')[1]?.length ?? 0) - Number(exponent), 0);
};

/** More decimals than a float represents. */
const decimalsMax = 15;

const isNumber = (value: CellValue): value is number => typeof value === 'number';

const isText = (value: CellValue): value is string => typeof value === 'string';

/** Continues a series of whole numbers by `count`; null when the source is no series. */
const wholeRun = (source: readonly number[], count: number): readonly number[] | null => {
  const step = stepOf(source);
  const last = source.at(-1);
  if (step === null || last === undefined) return null;
  const run = Array.from({ length: count }, (_, index) => last + step * (index + 1));
  return [...source, ...run].every(Number.isSafeInteger) ? run : null;
};

/** Continues a series of numbers. Computed in integers: 0.1 and 0.2 continue with 0.3, which floats do not. */
const numberRun = (source: readonly CellValue[], count: number): readonly number[] | null => {
  const numbers = source.filter(isNumber);
  const scale = numbers.reduce((most, number) => Math.max(most, decimalsOf(number)), 0);
  if (numbers.length !== source.length || scale > decimalsMax) return null;
  const whole = numbers.map((number) => Math.round(number * 10 ** scale));
  return wholeRun(whole, count)?.map((number) => Number(`${number}e-${scale}`)) ?? null;
};

/** Continues a series of business dates by whole days. */
const dayRun = (source: readonly CellValue[], count: number): readonly string[] | null => {
  const days = source.filter(isText);
  if (days.length !== source.length) return null;
  return wholeRun(days.map(dayNumber), count)?.map(dayOf) ?? null;
};

/**
 * The next `count` values after a source. At least two numbers or dates with a constant step continue as a
 * series; other sources repeat.
 */
export const filledValues = (
  source: readonly CellValue[],
  count: number,
  isOfDays: boolean,
): readonly CellValue[] => {
  const run = isOfDays ? dayRun(source, count) : numberRun(source, count);
  if (run) return run;
  return Array.from({ length: count }, (_, index) => source[index % source.length] ?? null);
};
