import Papa from 'papaparse';

/** The delimiter of a text file. */
export type Delimiter = 'comma' | 'semicolon' | 'tab' | 'bar';

const signs: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };

/** All rows of a text file, blank ones included; `brokenLine` is the line of an unclosed quote. */
export interface CsvReading {
  readonly rows: readonly (readonly string[])[];
  /** Null for a file with a single column. */
  readonly delimiter: Delimiter | null;
  readonly brokenLine: number | null;
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\n|\r/).length;

/** Characters of a file that the guess examines. */
const lookedAt = 100_000;
const rowsLookedAt = 50;

interface Fit {
  readonly delimiter: Delimiter;
  /** Number of the first rows with the same number of cells, and that number. */
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

/**
 * The delimiter that gives most rows the same width; titles have one cell, and amounts may contain commas.
 * Null: none does.
 */
const guessDelimiter = (text: string): Delimiter | null => {
  const fits = (['comma', 'tab', 'semicolon', 'bar'] as const).map((delimiter) => fitOf(text, delimiter));
  const [best] = fits.toSorted((a, b) => b.rowCount - a.rowCount || b.width - a.width);
  return best === undefined || best.rowCount === 0 ? null : best.delimiter;
};

/** Parses a text file with a guessed delimiter. */
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

/** Writes CSV by RFC 4180, with the byte order mark by which Excel recognizes UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
