import { table } from '#test/bench/report';
import type { Cpu } from './cpu.ts';
import type { BuiltPages } from './pages.ts';
import type { GridName, Run } from './run.ts';

interface Reported {
  /** By `${grid} ${rows}`. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** A description of the machine and browser. */
  readonly where: string;
  readonly pages: BuiltPages;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return (low + (sorted[Math.floor(middle)] ?? low)) / 2;
};

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const times = (ratio: number): string => `${ratio.toFixed(2)}x`;
const outcome = (target: string, isReached: boolean): string => `${target}: ${isReached ? 'yes' : '**no**'}`;

const nodesMax = 2500;
const rowsPerKeyMax = 2;
const pasteMsMax = 100;
const routeBytesMax = 250_000;
const growthMax = 0.15;

type CpuOf = (run: Run) => Cpu;

const actions: readonly { name: string; of: CpuOf; atMost: number }[] = [
  { name: 'load, ms', of: ({ load }) => load, atMost: 0.5 },
  { name: 'scroll, ms a frame', of: ({ scroll }) => scroll, atMost: 0.8 },
  { name: 'arrow key in view, ms', of: ({ key }) => key, atMost: 0.6 },
  { name: 'arrow key that scrolls, ms', of: ({ scrollingKey }) => scrollingKey, atMost: 0.6 },
];

const makeReaders = (runs: Reported['runs']) => {
  const all = (grid: GridName, rows: number): readonly Run[] => runs.get(`${grid} ${rows}`) ?? [];
  const mid = (grid: GridName, rows: number, of: (run: Run) => number) => median(all(grid, rows).map(of));
  const parts = (grid: GridName, rows: number, of: CpuOf): string => {
    const at = (part: keyof Cpu) => mid(grid, rows, (run) => of(run)[part]).toFixed(1);
    return `**${at('cpuMs')}**; ${at('taskMs')}: ${at('scriptMs')} + ${at('styleMs')} + ${at('layoutMs')}`;
  };
  /** The ratio of each round; its spread shows its reliability. */
  const spread = (rows: number, of: CpuOf): string => {
    const agRuns = all('ag', rows);
    const ratios = all('ours', rows).map((run, round) => {
      const agRun = agRuns[round];
      return agRun ? of(run).cpuMs / of(agRun).cpuMs : Number.NaN;
    });
    return `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  };
  return { mid, parts, spread };
};

type Readers = ReturnType<typeof makeReaders>;

const cpuRows = ({ mid, parts, spread }: Readers, rows: number, isCompared: boolean) =>
  actions.map(({ name, of, atMost }) => {
    const ratio = (part: keyof Cpu) =>
      mid('ours', rows, (run) => of(run)[part]) / mid('ag', rows, (run) => of(run)[part]);
    return [
      whole(rows),
      name,
      parts('ours', rows, of),
      parts('ag', rows, of),
      times(ratio('cpuMs')),
      spread(rows, of),
      times(ratio('taskMs')),
      isCompared ? outcome(`≤ ${atMost}x`, ratio('cpuMs') <= atMost) : '',
    ];
  });

const otherRows = ({ mid }: Readers, rows: number) => {
  const row = (name: string, of: (run: Run) => number, show: (value: number) => string) => {
    const ours = mid('ours', rows, of);
    const ag = mid('ag', rows, of);
    return { ours, cells: [whole(rows), name, show(ours), show(ag), times(ours / ag), '', ''] };
  };
  const nodes = row('elements in the document', (run) => run.nodes, whole);
  const keyed = row('rows that change on an arrow key, at most', (run) => run.rowsCommitted, whole);
  const heap = row(
    'script memory after load, MB',
    (run) => run.heapMb,
    (value) => value.toFixed(1),
  );
  const paste = mid('ours', rows, (run) => run.paste?.cpuMs ?? Number.NaN);
  const pasted = [
    whole(rows),
    'paste of 40 x 10 until it is saved and calm, ms',
    paste.toFixed(1),
    'not in it',
    '',
    '',
    '',
  ];
  return [
    [...pasted, outcome(`≤ ${pasteMsMax} ms`, paste <= pasteMsMax)],
    [...nodes.cells, outcome(`< ${whole(nodesMax)}`, nodes.ours < nodesMax)],
    [...keyed.cells, outcome(`≤ ${rowsPerKeyMax}`, keyed.ours <= rowsPerKeyMax)],
    [...heap.cells, ''],
  ];
};

const growthRows = ({ mid }: Readers, from: number, to: number) =>
  actions.slice(1).map(({ name, of }) => {
    const change = (grid: GridName) =>
      mid(grid, to, (run) => of(run).cpuMs) / mid(grid, from, (run) => of(run).cpuMs) - 1;
    const show = (value: number) => `${value > 0 ? '+' : ''}${(value * 100).toFixed(0)} %`;
    return [name, show(change('ours')), show(change('ag')), outcome('≤ 15 %', change('ours') <= growthMax)];
  });

/** The tables of docs/performance.md. */
export const report = ({ runs, sizes, rounds, where, pages }: Reported): string => {
  const readers = makeReaders(runs);
  const [small = 0] = sizes;
  const last = sizes.at(-1) ?? small;
  const { ours, ag, product } = pages.scriptBytes;
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  return [
    `Medians of ${rounds} rounds, turn by turn in one browser. Machine: ${where}.`,
    table(
      [
        'rows',
        'what',
        'this grid',
        'AG Grid Community',
        'ratio',
        'ratio by round',
        'ratio of task time',
        'asked for',
      ],
      sizes.flatMap((rows) => [...cpuRows(readers, rows, rows === small), ...otherRows(readers, rows)]),
    ),
    table(
      [`${whole(small)} to ${whole(last)} rows`, 'this grid', 'AG Grid Community', 'asked for'],
      small === last ? [] : growthRows(readers, small, last),
    ),
    table(
      ['scripts, gzip', 'size', 'asked for'],
      [
        ['the product, to the working grid', kb(product), outcome('≤ 250 kB', product <= routeBytesMax)],
        ['the page with this grid alone, React in it', kb(ours), ''],
        ['the page with AG Grid alone', kb(ag), ''],
        ['AG Grid in the product', pages.productHoldsAgGrid ? '**yes**' : 'none', ''],
      ],
    ),
  ].join('\n\n');
};
