import { cellKinds, parseCell } from '../../grid/cells/registry.ts';
import type { Parsed } from '../../grid/cells/cell-kind.ts';
import type { Locale } from '#domain/text';
import { isErrorValue, unguard } from '../file/guard.ts';
import type { Mapping } from './guess.ts';
import { takesYesNo, valueOfCell, type CellForm, type Sheets } from '../../jobs/columns/item-form.ts';
import { contextOf, type Target } from './target.ts';

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
  };
}

const numberPattern = /^(?:j[-\s]?)?(\d{1,15})$/i;
const staffId = /^stf_\w+$/;
const isoInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Beside what people write: what an export writes where the grid's form would lose something. */
const exactly = (text: string, form: CellForm): Parsed | null => {
  if (form.kind === 'person' && staffId.test(text)) return { ok: true, value: text };
  if (form.kind === 'instant' && isoInstant.test(text)) return { ok: true, value: Date.parse(text) };
  // Facts keep their line ends and the spaces around them.
  if (form.kind === 'longtext' && text.length <= (form.lengthMax ?? 0)) return { ok: true, value: text };
  return null;
};

const readCell = (text: string, form: CellForm, reader: RowReader): Parsed =>
  exactly(text, form) ?? parseCell(cellKinds[form.kind], text, contextOf(form, reader));

interface Filled {
  readonly column: number;
  readonly text: string;
  readonly target: Target;
  /** The spreadsheet has no value for it, and shows what went wrong. */
  readonly isError: boolean;
}

/** The mapped cells that say something: an empty one changes nothing. */
const filledIn = (cells: readonly string[], { mapping, targets }: RowReader): readonly Filled[] =>
  mapping.flatMap((id, column) => {
    const target = id === null ? undefined : targets.get(id);
    const cell = cells[column] ?? '';
    const text = unguard(cell);
    return target === undefined || text.trim() === ''
      ? []
      : [{ column, text, target, isError: isErrorValue(cell) }];
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
  const [, digits] = numberPattern.exec(cell.text.normalize('NFKC').trim()) ?? [];
  if (digits === undefined) faults.push({ column: cell.column, message: reader.words.notNumber });
  else row['number'] = Number(digits);
};

const readTrade = (cell: Filled | undefined, { row, faults }: Kept, reader: RowReader): string | null => {
  const form = cell?.target.formIn(null);
  if (cell && form) {
    const read = readCell(cell.text, form, reader);
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
  const { column, text, target } = cell;
  const form = target.formIn(flow);
  const read = form === null ? null : readCell(text, form, reader);
  if (form === null || read === null) faults.push({ column, message: reader.words.notOfTrade });
  else if (read.ok) put(row, target.id, valueOfCell(read.value, takesYesNo(form)));
  else faults.push({ column, message: read.message });
};

/** Reads a row of a file by the grid's own readers; all that is wrong with it is told at once. */
export const readRow = (cells: readonly string[], reader: RowReader): ReadRow => {
  const kept: Kept = { row: {}, faults: [...surplusFaults(cells, reader)] };
  const filled = filledIn(cells, reader);
  const told = filled.filter(({ isError }) => !isError);
  const cellOf = (id: string) => told.find(({ target }) => target.id === id);
  for (const { column, text, isError } of filled)
    if (isError) kept.faults.push({ column, message: reader.words.unreckoned(text) });
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
  const id = path.startsWith('facts.') ? `fact:${path.slice('facts.'.length)}` : path;
  const column = mapping.indexOf(id);
  return column === -1 ? null : column;
};
