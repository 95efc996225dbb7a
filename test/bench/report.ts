import { cpus, totalmem } from 'node:os';
import type { Timing } from '#test/bench/drive';

/** D1's own figures of one call. */
export interface Count {
  readonly roundTrips: number;
  readonly batches: number;
  readonly statements: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

export interface Measured {
  readonly name: string;
  readonly target: string;
  readonly alone: Timing;
  readonly together: Timing;
  readonly count: Count;
}

const ms = (value: number): string => value.toFixed(1);
const whole = (value: number): string => Math.round(value).toLocaleString('en');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const countCells = ({ roundTrips, batches, statements, rowsRead, rowsWritten }: Count) => [
  whole(roundTrips),
  whole(batches),
  whole(statements),
  whole(rowsRead),
  whole(rowsWritten),
];

export const countHead = ['round trips', 'of them batches', 'statements', 'rows read', 'rows written'];

export const timeTable = (measured: readonly Measured[]): string =>
  table(
    [
      'what',
      'alone p50 / p99 ms',
      'at 16: a second',
      'at 16 p50 / p99 ms',
      'server CPU ms',
      ...countHead,
      'asked for',
    ],
    measured.map(({ name, target, alone, together, count }) => [
      name,
      `${ms(alone.p50Ms)} / ${ms(alone.p99Ms)}`,
      whole(together.perSecond),
      `${ms(together.p50Ms)} / ${ms(together.p99Ms)}`,
      together.cpuMs === null ? '?' : ms(together.cpuMs),
      ...countCells(count),
      target,
    ]),
  );

/** The machine in words; its name is nobody's business. */
export const machine = (): string => {
  const cores = cpus();
  const model = cores[0]?.model.trim() || 'an unnamed processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} cores of ${model}, ${memory} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};
