import { cpus, totalmem } from 'node:os';
import type { Timing } from '#test/bench/drive';

interface Rows {
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/** D1's own figures of one turn. */
export interface Count extends Rows {
  readonly roundTrips: number;
  readonly batches: number;
  readonly statements: number;
  /** Time that D1 spent on the statements. */
  readonly databaseMs: number;
  /** By the first table of a statement; its triggers' writes are included. */
  readonly tables: Readonly<Record<string, Rows>>;
}

const noRows: Rows = { rowsRead: 0, rowsWritten: 0 };

const rowsOf = (a: Rows, b: Rows): Rows => ({
  rowsRead: a.rowsRead + b.rowsRead,
  rowsWritten: a.rowsWritten + b.rowsWritten,
});

/** The sum of several calls' figures. */
export const countsOf = (counts: readonly Count[]): Count => {
  const sum = (read: (count: Count) => number) => counts.reduce((all, count) => all + read(count), 0);
  const tables: Record<string, Rows> = {};
  for (const count of counts)
    for (const [name, rows] of Object.entries(count.tables))
      tables[name] = rowsOf(tables[name] ?? noRows, rows);
  return {
    roundTrips: sum(({ roundTrips }) => roundTrips),
    batches: sum(({ batches }) => batches),
    statements: sum(({ statements }) => statements),
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsWritten: sum(({ rowsWritten }) => rowsWritten),
    databaseMs: sum(({ databaseMs }) => databaseMs),
    tables,
  };
};

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

export const countCells = ({ roundTrips, batches, statements, rowsRead, rowsWritten, databaseMs }: Count) => [
  whole(roundTrips),
  whole(batches),
  whole(statements),
  whole(rowsRead),
  whole(rowsWritten),
  ms(databaseMs),
];

export const countHead = [
  'round trips',
  'of them batches',
  'statements',
  'rows read',
  'rows written',
  'ms of D1',
];

const byMost = ([, a]: readonly [string, Rows], [, b]: readonly [string, Rows]): number =>
  b.rowsRead + b.rowsWritten - a.rowsRead - a.rowsWritten;

/** Rows of each scene by table, largest first. */
export const tablesTable = (measured: readonly Pick<Measured, 'name' | 'count'>[]): string =>
  table(
    ['what', 'rows read, by table', 'rows written, by table'],
    measured.map(({ name, count }) => {
      const tables = Object.entries(count.tables).toSorted(byMost);
      const words = (rows: keyof Rows) =>
        tables
          .filter(([, counts]) => counts[rows] > 0)
          .map(([own, counts]) => `${own} ${whole(counts[rows])}`)
          .join(', ');
      return [name, words('rowsRead'), words('rowsWritten')];
    }),
  );

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

/** A description of the machine, without its name. */
export const machine = (): string => {
  const cores = cpus();
  const model = cores[0]?.model.trim() || 'an unnamed processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} cores of ${model}, ${memory} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};
