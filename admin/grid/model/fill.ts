import type { CellValue } from '../grid-props.ts';

const dayMs = 86_400_000;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** The constant step of two numbers or more; null where there is none. */
const stepOf = (numbers: readonly number[]): number | null => {
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return null;
  const step = second - first;
  return numbers.every((number, index) => number === first + step * index) ? step : null;
};

const isNumber = (value: CellValue): value is number => typeof value === 'number';

const isText = (value: CellValue): value is string => typeof value === 'string';

/** A run of numbers carried on, `count` more of them; null where the source is no run. */
const numberRun = (source: readonly CellValue[], count: number): readonly number[] | null => {
  const numbers = source.filter(isNumber);
  const step = numbers.length === source.length ? stepOf(numbers) : null;
  const last = numbers.at(-1);
  if (step === null || last === undefined) return null;
  return Array.from({ length: count }, (_, index) => last + step * (index + 1));
};

/** A run of business dates carried on by whole days. */
const dayRun = (source: readonly CellValue[], count: number): readonly string[] | null => {
  const days = source.filter(isText);
  if (days.length !== source.length) return null;
  return numberRun(days.map(dayNumber), count)?.map(dayOf) ?? null;
};

/**
 * The next `count` values after a source, as the fill handle gives them: a run of at least two numbers or dates with
 * one step goes on; all else repeats.
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
