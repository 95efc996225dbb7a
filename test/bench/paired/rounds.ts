import type { Timing } from '#test/bench/drive';
import type { Measurement } from '#test/bench/paired/measurement';
import type { Tree } from '#test/bench/paired/tree';

interface Trees {
  readonly before: Tree;
  readonly now: Tree;
}

/** The timings of one round. */
export interface Pair {
  readonly before: Timing;
  readonly now: Timing;
}

/** One round in both trees. The tree that goes first changes with the round. */
const pairOf = async ({ before, now }: Trees, { run }: Measurement, round: number): Promise<Pair> => {
  if (round % 2 === 0) return { before: await run(before), now: await run(now) };
  const first = await run(now);
  return { before: await run(before), now: first };
};

/** The rounds of a measurement. One more runs first and is not timed: the first calls of an isolate compile code. */
export const runRounds = async (
  trees: Trees,
  measurement: Measurement,
  rounds: number,
): Promise<readonly Pair[]> => {
  await pairOf(trees, measurement, 0);
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push(await pairOf(trees, measurement, round));
  return pairs;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
};

export const ratioHead = [
  'what',
  'at once',
  'CPU ms before',
  'CPU ms now',
  'ratio of CPU',
  'p50 ms before',
  'p50 ms now',
  'ratio of time',
  'bytes before',
  'bytes now',
];

const digits = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

const medianOf = (pairs: readonly Pair[], side: keyof Pair, read: (timing: Timing) => number): string =>
  digits(median(pairs.map((pair) => read(pair[side]))));

/** The median of the rounds' ratios, with the least and the most. */
const ratioOf = (pairs: readonly Pair[], read: (timing: Timing) => number): string => {
  const ratios = pairs.map(({ before, now }) => read(now) / read(before));
  return `${median(ratios).toFixed(2)}x (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
};

/** Processor time of a turn (ms); NaN where the system does not tell it. */
const cpuMs = (timing: Timing): number => timing.cpuMs ?? Number.NaN;
const p50Ms = (timing: Timing): number => timing.p50Ms;
const elapsedMs = ({ perSecond }: Timing): number => 1000 / perSecond;
const bytesOf = (pairs: readonly Pair[], side: keyof Pair): string =>
  Math.round(median(pairs.map((pair) => pair[side].answerBytes))).toLocaleString('en');

/** A row of the table: medians of the rounds. */
export const ratioRow = ({ name, connections }: Measurement, pairs: readonly Pair[]): readonly string[] => [
  name,
  String(connections),
  medianOf(pairs, 'before', cpuMs),
  medianOf(pairs, 'now', cpuMs),
  ratioOf(pairs, cpuMs),
  medianOf(pairs, 'before', p50Ms),
  medianOf(pairs, 'now', p50Ms),
  ratioOf(pairs, elapsedMs),
  bytesOf(pairs, 'before'),
  bytesOf(pairs, 'now'),
];
