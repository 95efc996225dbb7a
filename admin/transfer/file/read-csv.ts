import Papa from 'papaparse';

/** What parts the columns of a text file. */
export type Delimiter = 'comma' | 'semicolon' | 'tab' | 'bar';

const signs: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };

/** The rows of a text file, blank ones too; `brokenLine` is where a quote begins that is not closed as it must be. */
export interface CsvReading {
  readonly rows: readonly (readonly string[])[];
  /** Null where there is one column, which nothing parts. */
  readonly delimiter: Delimiter | null;
  readonly brokenLine: number | null;
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\n|\r/).length;

/** As much of a file as the guess looks at. */
const lookedAt = 100_000;
const rowsLookedAt = 50;

interface Fit {
  readonly delimiter: Delimiter;
  /** How many of the first rows have the same number of cells, and how many cells that is. */
  readonly rowCount: number;
  readonly width: number;
}

const fitOf = (text: string, delimiter: Delimiter): Fit => {
  const sample = text.slice(0, lookedAt);
  const { data } = Papa.parse<string[]>(sample, {
    delimiter: signs[delimiter],
    preview: rowsLookedAt,
    skipEmptyLines: 'greedy',
  });
  const counts = new Map<number, number>();
  for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [[width, rowCount] = [1, 0]] = [...counts].toSorted(([, a], [, b]) => b - a);
  return { delimiter, rowCount, width };
};

/** What makes most rows equally wide: a title above them has one cell, and an amount may have a comma. Null: nothing does. */
const guessDelimiter = (text: string): Delimiter | null => {
  const fits = (['comma', 'tab', 'semicolon', 'bar'] as const).map((delimiter) => fitOf(text, delimiter));
  const [best] = fits.toSorted((a, b) => b.rowCount - a.rowCount || b.width - a.width);
  return best === undefined || best.rowCount === 0 ? null : best.delimiter;
};

/** Rows of a text file, its delimiter found by what stands in it. */
export const readCsv = (text: string): CsvReading => {
  const delimiter = guessDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: signs[delimiter ?? 'comma'] });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return {
    rows: data,
    delimiter,
    brokenLine: broken === undefined ? null : lineAt(text, broken.index ?? 0),
  };
};

/** Rows as CSV by RFC 4180, with the mark by which Excel knows UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
