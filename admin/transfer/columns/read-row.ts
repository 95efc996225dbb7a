import { cellKinds, parseCell } from '../../grid/cells/registry.ts';
import type { Parsed } from '../../grid/cells/cell-kind.ts';
import type { Locale } from '#domain/texts/text';
import { bareText } from '../../grid/cells/read/bare-text.ts';
import { isErrorValue, isShortened, unguard } from '../file/guard.ts';
import type { TableRow } from '../file/sheet.ts';
import type { Convention } from './conventions.ts';
import type { Mapping } from './guess.ts';
import { valueOfCell } from '../../fields/field.ts';
import { takesYesNo, type CellForm, type Sheets } from '../../fields/item-form.ts';
import { keyDate } from '../../fields/derived/key-date.ts';
import { contextOf, type Target } from './target.ts';

type RowCells = Pick<TableRow, 'cells' | 'numbers'>;

/** An issue of a cell, by its column in the file; null for the whole row. */
export interface CellIssue {
  readonly column: number | null;
  readonly message: string;
}

/** A row in the server's form, or its issues. */
export interface ReadRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly issues: readonly CellIssue[];
}

/** How the columns of a file are parsed. */
export interface RowReader extends Sheets {
  readonly targets: ReadonlyMap<string, Target>;
  readonly mapping: Mapping;
  /** The trade of rows that open a job and name no trade. */
  readonly flow: string;
  /** The language of new customers' notices, when the row names none. */
  readonly customerLocale: Locale;
  readonly texts: {
    readonly notOfTrade: string;
    readonly notNumber: string;
    readonly needed: (label: string) => string;
    readonly unreckoned: (error: string) => string;
    readonly surplus: (text: string) => string;
    readonly shortened: (text: string) => string;
    readonly unwritable: (sign: string) => string;
    readonly needsTrade: string;
  };
  /** The notation of numbers and dates in each column. */
  readonly conventions: readonly Convention[];
}

const numberPattern = /^(?:j[-\s]?)?(\d{1,15})$/i;
const staffId = /^stf_\w+$/;
const isoInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Also parses our export's forms of values that the grid's form would round or confuse. */
const exactly = (text: string, form: CellForm): Parsed | null => {
  if (form.kind === 'person' && staffId.test(text)) return { ok: true, value: text };
  if (form.kind === 'instant' && isoInstant.test(text)) return { ok: true, value: Date.parse(text) };
  // Facts keep line breaks and surrounding spaces, but not invisible characters.
  const isSeen = bareText(text) === text.trim();
  if (form.kind === 'longtext' && isSeen && text.length <= (form.lengthMax ?? 0))
    return { ok: true, value: text };
  return null;
};

const readCell = (
  { text, column, isNumber }: Pick<Filled, 'text' | 'column' | 'isNumber'>,
  form: CellForm,
  reader: RowReader,
): Parsed => {
  const convention: Convention = isNumber ? { decimalSign: 'point' } : (reader.conventions[column] ?? {});
  const read =
    exactly(text, form) ??
    parseCell(cellKinds[form.kind], text, { ...contextOf(form, reader), ...convention });
  // A parser's assumption is visible in an edited cell, but not among a thousand rows, so it is refused.
  return read.ok && read.note !== undefined ? { ok: false, message: read.note } : read;
};

interface Filled {
  readonly column: number;
  readonly text: string;
  readonly target: Target;
  /** The file has the cell as a number. */
  readonly isNumber: boolean;
  /** Why the cell has no readable value: a spreadsheet's error value, or a truncated number. */
  readonly issue: string | null;
}

/** Control characters, which other programs leave in cells. */
const unwritable = /(?![\t\r\n])\p{Cc}/u;

const signName = (text: string): string | null => {
  const [sign] = unwritable.exec(text) ?? [];
  return sign === undefined
    ? null
    : `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
};

const issueOf = (cell: string, { texts: words }: RowReader): string | null => {
  if (isErrorValue(cell)) return words.unreckoned(cell);
  if (isShortened(cell)) return words.shortened(cell.trim());
  const sign = signName(cell);
  return sign === null ? null : words.unwritable(sign);
};

/** The mapped cells with a value; an empty cell changes nothing. */
const filledIn = ({ cells, numbers }: RowCells, reader: RowReader): readonly Filled[] =>
  reader.mapping.flatMap((id, column) => {
    const target = id === null ? undefined : reader.targets.get(id);
    const cell = cells[column] ?? '';
    const text = unguard(cell);
    if (target === undefined || bareText(text) === '') return [];
    return [{ column, text, target, isNumber: numbers?.has(column) === true, issue: issueOf(cell, reader) }];
  });

const put = (row: Record<string, unknown>, id: string, value: unknown): void => {
  const [, group, name] = /^(customer|fact)[.:](.+)$/.exec(id) ?? [];
  if (group === undefined || name === undefined) {
    row[id] = value;
    return;
  }
  const under = group === 'fact' ? 'facts' : 'customer';
  row[under] = { ...Object(row[under]), [name]: value };
};

/** Cells beyond the last header, mostly because a comma in an amount split a cell and shifted the others. */
const surplusIssues = (
  cells: readonly string[],
  { mapping, texts: words }: RowReader,
): readonly CellIssue[] => {
  const first = cells.slice(mapping.length).find((cell) => cell.trim() !== '');
  return first === undefined ? [] : [{ column: null, message: words.surplus(first) }];
};

interface Retained {
  readonly row: Record<string, unknown>;
  readonly issues: CellIssue[];
}

const readNumber = (cell: Filled | undefined, { row, issues }: Retained, reader: RowReader): void => {
  if (cell === undefined) return;
  const [, digits] = numberPattern.exec(bareText(cell.text.normalize('NFKC'))) ?? [];
  if (digits === undefined) issues.push({ column: cell.column, message: reader.texts.notNumber });
  else row['number'] = Number(digits);
};

const readTrade = (cell: Filled | undefined, { row, issues }: Retained, reader: RowReader): string | null => {
  const form = cell?.target.formIn(null);
  if (cell && form) {
    const read = readCell(cell, form, reader);
    if (read.ok) row['flow'] = read.value;
    else issues.push({ column: cell.column, message: read.message });
    return read.ok ? String(read.value) : null;
  }
  if ('number' in row) return null;
  row['flow'] = reader.flow;
  return reader.flow;
};

/** The required targets of a new job. */
const needed = ['title', 'customer.name'];

const missingIssues = (
  filled: readonly Filled[],
  { mapping, targets, locale, texts: words }: RowReader,
): readonly CellIssue[] =>
  needed
    .filter((id) => !filled.some(({ target }) => target.id === id))
    .map((id) => {
      const column = mapping.indexOf(id);
      const label = targets.get(id)?.label[locale] ?? id;
      return { column: column === -1 ? null : column, message: words.needed(label) };
    });

const readTarget = (
  cell: Filled,
  flow: string | null,
  { row, issues }: Retained,
  reader: RowReader,
): void => {
  const { column, target } = cell;
  const form = target.formIn(flow);
  const read = form === null ? null : readCell(cell, form, reader);
  const id = target.pathIn ? target.pathIn(flow) : target.id;
  if (form === null || read === null) issues.push({ column, message: reader.texts.notOfTrade });
  else if (id === null) issues.push({ column, message: reader.texts.needsTrade });
  else if (read.ok) put(row, id, valueOfCell(read.value, takesYesNo(form)));
  else issues.push({ column, message: read.message });
};

/** Parses a row of a file with the grid's parsers and reports all issues at once. */
export const readRow = (
  cells: readonly string[],
  reader: RowReader,
  numbers: ReadonlySet<number> = new Set(),
): ReadRow => {
  const retained: Retained = { row: {}, issues: [...surplusIssues(cells, reader)] };
  const filled = filledIn({ cells, numbers }, reader);
  const validCells = filled.filter(({ issue }) => issue === null);
  const cellOf = (id: string) => validCells.find(({ target }) => target.id === id);
  for (const { column, issue } of filled)
    if (issue !== null) retained.issues.push({ column, message: issue });
  readNumber(cellOf('number'), retained, reader);
  const flow = readTrade(cellOf('flow'), retained, reader);
  for (const cell of validCells)
    if (cell.target.id !== 'number' && cell.target.id !== 'flow') readTarget(cell, flow, retained, reader);
  if (filled.some(({ target }) => target.id === 'number')) return retained;
  if (!filled.some(({ target }) => target.id === 'customer.locale'))
    put(retained.row, 'customer.locale', reader.customerLocale);
  return { row: retained.row, issues: [...retained.issues, ...missingIssues(filled, reader)] };
};

/** The column of a path in the server's refusal: `facts.area` -> the column of `fact:area`. */
export const columnOf = (path: string, mapping: Mapping): number | null => {
  const isFact = path.startsWith('facts.');
  const own = mapping.indexOf(isFact ? `fact:${path.slice('facts.'.length)}` : path);
  // A trade's key date may have come by that name.
  const column = own === -1 && isFact ? mapping.indexOf(keyDate.record.id) : own;
  return column === -1 ? null : column;
};
