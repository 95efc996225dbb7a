import { cellKinds, parseCell } from '../../grid/cells/registry.ts';
import type { Parsed } from '../../grid/cells/cell-kind.ts';
import type { Locale } from '#domain/texts/text';
import { bareText } from '../../grid/cells/read/bare-text.ts';
import { isErrorValue, isShortened, unguard } from '../file/guard.ts';
import type { TableRow } from '../file/sheet.ts';
import type { Convention } from './conventions.ts';
import type { Mapping } from './guess.ts';
import { takesYesNo, valueOfCell, type CellForm, type Sheets } from '../../fields/item-form.ts';
import { contextOf, keyDateId, type Target } from './target.ts';

type RowCells = Pick<TableRow, 'cells' | 'numbers'>;

/** What is wrong with a cell, by its column in the file; null is the row as a whole. */
export interface CellFault {
  readonly column: number | null;
  readonly message: string;
}

/** A row as the server takes it, or what cannot be read of it. */
export interface ReadRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly faults: readonly CellFault[];
}

/** How a file's columns are read. */
export interface RowReader extends Sheets {
  readonly targets: ReadonlyMap<string, Target>;
  readonly mapping: Mapping;
  /** For rows that open a job and name no trade. */
  readonly flow: string;
  /** For new customers whose row names no language: in it they get their notices. */
  readonly customerLocale: Locale;
  readonly words: {
    readonly notOfTrade: string;
    readonly notNumber: string;
    readonly needed: (label: string) => string;
    readonly unreckoned: (error: string) => string;
    readonly surplus: (text: string) => string;
    readonly shortened: (text: string) => string;
    readonly unwritable: (sign: string) => string;
    readonly needsTrade: string;
  };
  /** How each column writes its numbers and days. */
  readonly conventions: readonly Convention[];
}

const numberPattern = /^(?:j[-\s]?)?(\d{1,15})$/i;
const staffId = /^stf_\w+$/;
const isoInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Beside what people write: what an export writes where the grid's form would lose something. */
const exactly = (text: string, form: CellForm): Parsed | null => {
  if (form.kind === 'person' && staffId.test(text)) return { ok: true, value: text };
  if (form.kind === 'instant' && isoInstant.test(text)) return { ok: true, value: Date.parse(text) };
  // Facts keep their line ends and the spaces around them, but no marks that nobody sees.
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
  const told: Convention = isNumber ? { decimalSign: 'point' } : (reader.conventions[column] ?? {});
  const read =
    exactly(text, form) ?? parseCell(cellKinds[form.kind], text, { ...contextOf(form, reader), ...told });
  // What a person sees happen in a cell nobody sees in a thousand rows.
  return read.ok && read.note !== undefined ? { ok: false, message: read.note } : read;
};

interface Filled {
  readonly column: number;
  readonly text: string;
  readonly target: Target;
  /** The file has it as a number. */
  readonly isNumber: boolean;
  /** Why the cell has no value that could be read: the spreadsheet shows an error, or has cut it. */
  readonly fault: string | null;
}

/** Signs that no text has: a program left them there. */
const unwritable = /(?![\t\r\n])\p{Cc}/u;

const signName = (text: string): string | null => {
  const [sign] = unwritable.exec(text) ?? [];
  return sign === undefined
    ? null
    : `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
};

const faultOf = (cell: string, { words }: RowReader): string | null => {
  if (isErrorValue(cell)) return words.unreckoned(cell);
  if (isShortened(cell)) return words.shortened(cell.trim());
  const sign = signName(cell);
  return sign === null ? null : words.unwritable(sign);
};

/** The mapped cells that say something: an empty one changes nothing. */
const filledIn = ({ cells, numbers }: RowCells, reader: RowReader): readonly Filled[] =>
  reader.mapping.flatMap((id, column) => {
    const target = id === null ? undefined : reader.targets.get(id);
    const cell = cells[column] ?? '';
    const text = unguard(cell);
    if (target === undefined || bareText(text) === '') return [];
    return [{ column, text, target, isNumber: numbers?.has(column) === true, fault: faultOf(cell, reader) }];
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

/** Cells beyond the last header: most often a comma in an amount has parted one cell in two, and moved the others. */
const surplusFaults = (cells: readonly string[], { mapping, words }: RowReader): readonly CellFault[] => {
  const first = cells.slice(mapping.length).find((cell) => cell.trim() !== '');
  return first === undefined ? [] : [{ column: null, message: words.surplus(first) }];
};

interface Kept {
  readonly row: Record<string, unknown>;
  readonly faults: CellFault[];
}

const readNumber = (cell: Filled | undefined, { row, faults }: Kept, reader: RowReader): void => {
  if (cell === undefined) return;
  const [, digits] = numberPattern.exec(bareText(cell.text.normalize('NFKC'))) ?? [];
  if (digits === undefined) faults.push({ column: cell.column, message: reader.words.notNumber });
  else row['number'] = Number(digits);
};

const readTrade = (cell: Filled | undefined, { row, faults }: Kept, reader: RowReader): string | null => {
  const form = cell?.target.formIn(null);
  if (cell && form) {
    const read = readCell(cell, form, reader);
    if (read.ok) row['flow'] = read.value;
    else faults.push({ column: cell.column, message: read.message });
    return read.ok ? String(read.value) : null;
  }
  if ('number' in row) return null;
  row['flow'] = reader.flow;
  return reader.flow;
};

/** What a new job cannot be without. */
const needed = ['title', 'customer.name'];

const missingFaults = (
  filled: readonly Filled[],
  { mapping, targets, locale, words }: RowReader,
): readonly CellFault[] =>
  needed
    .filter((id) => !filled.some(({ target }) => target.id === id))
    .map((id) => {
      const column = mapping.indexOf(id);
      const label = targets.get(id)?.label[locale] ?? id;
      return { column: column === -1 ? null : column, message: words.needed(label) };
    });

const readTarget = (cell: Filled, flow: string | null, { row, faults }: Kept, reader: RowReader): void => {
  const { column, target } = cell;
  const form = target.formIn(flow);
  const read = form === null ? null : readCell(cell, form, reader);
  const id = target.pathIn ? target.pathIn(flow) : target.id;
  if (form === null || read === null) faults.push({ column, message: reader.words.notOfTrade });
  else if (id === null) faults.push({ column, message: reader.words.needsTrade });
  else if (read.ok) put(row, id, valueOfCell(read.value, takesYesNo(form)));
  else faults.push({ column, message: read.message });
};

/** Reads a row of a file by the grid's own readers; all that is wrong with it is told at once. */
export const readRow = (
  cells: readonly string[],
  reader: RowReader,
  numbers: ReadonlySet<number> = new Set(),
): ReadRow => {
  const kept: Kept = { row: {}, faults: [...surplusFaults(cells, reader)] };
  const filled = filledIn({ cells, numbers }, reader);
  const told = filled.filter(({ fault }) => fault === null);
  const cellOf = (id: string) => told.find(({ target }) => target.id === id);
  for (const { column, fault } of filled) if (fault !== null) kept.faults.push({ column, message: fault });
  readNumber(cellOf('number'), kept, reader);
  const flow = readTrade(cellOf('flow'), kept, reader);
  for (const cell of told)
    if (cell.target.id !== 'number' && cell.target.id !== 'flow') readTarget(cell, flow, kept, reader);
  if (filled.some(({ target }) => target.id === 'number')) return kept;
  if (!filled.some(({ target }) => target.id === 'customer.locale'))
    put(kept.row, 'customer.locale', reader.customerLocale);
  return { row: kept.row, faults: [...kept.faults, ...missingFaults(filled, reader)] };
};

/** The column that a path of the server's refusal speaks of: `facts.area` -> the column of `fact:area`. */
export const columnOf = (path: string, mapping: Mapping): number | null => {
  const isFact = path.startsWith('facts.');
  const own = mapping.indexOf(isFact ? `fact:${path.slice('facts.'.length)}` : path);
  // A trade's key date may have come by that name.
  const column = own === -1 && isFact ? mapping.indexOf(keyDateId) : own;
  return column === -1 ? null : column;
};
