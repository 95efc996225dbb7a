import { isErrorValue } from '../guard.ts';
import { walkXml, type AttributeOf } from './markup.ts';
import type { NumberFormat } from './number-formats.ts';
import { textCollector } from './shared-texts.ts';
import type { Merge, SheetFindings, TableRow } from '../sheet.ts';
import { momentText, formatNumber, type Epoch } from './format-number.ts';

/** The workbook's data that all sheets need. */
export interface WorkbookFrame {
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly epoch: Epoch;
}

/** A cell as in its XML. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** Null when the cell has no value element; may be empty. */
  saved: string | null;
  inline: string | null;
  hasFormula: boolean;
}

interface Row {
  readonly place: number;
  readonly isHidden: boolean;
  readonly cells: string[];
  readonly numbers: Set<number>;
}

const unknownError = '#VALUE!';

/** The limits of spreadsheets. */
const columnsMax = 16_384;
const placesMax = 1_048_576;

const letters = 26;

const columnOf = (address: string): number | null => {
  const [, name = ''] = /^\$?([A-Z]{1,3})\$?\d*$/i.exec(address) ?? [];
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * letters + (letter.codePointAt(0) ?? 0) - 64;
  return column === 0 || column > columnsMax ? null : column - 1;
};

const placeOf = (text: string): number | null => {
  const place = Number(/\d+$/.exec(text)?.[0] ?? 0);
  return place >= 1 && place <= placesMax ? place : null;
};

/** Merged cells by column; a merge within a single row needs no filling. */
const mergeOf = (range: string): readonly Merge[] => {
  const [first = '', last = ''] = range.split(':');
  const [column, from, to] = [columnOf(first), placeOf(first), placeOf(last)];
  return column === null || from === null || to === null || to <= from ? [] : [{ column, from, to }];
};

const isTrue = (value: string | null): boolean => value === '1' || value === 'true';

const isoDay = /^\d{4}-\d\d-\d\d$/;
const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** An ISO 8601 instant; without an offset it is taken literally. */
const isoMoment = (saved: string): string => {
  const whole = isoDay.test(saved) ? `${saved}T00:00` : saved;
  const at = Date.parse(zoned.test(whole) ? whole : `${whole}Z`);
  return Number.isNaN(at) ? saved : momentText(at);
};

const numberText = (saved: string, style: number, { formats, epoch }: WorkbookFrame): string => {
  const number = Number(saved);
  return Number.isFinite(number) ? formatNumber(number, formats[style] ?? { shows: 'number' }, epoch) : saved;
};

/** Converts a saved value by its cell's type; other types are numbers. */
const byType: Readonly<Record<string, (saved: string, frame: WorkbookFrame) => string>> = {
  // A missing shared text is an error, because an empty cell would lose it silently.
  s: (saved, { texts }) => texts[Number(saved)] ?? unknownError,
  b: (saved) => String(isTrue(saved.trim())),
  // An unknown error value is still an error.
  e: (saved) => (isErrorValue(saved) ? saved : unknownError),
  d: isoMoment,
  str: (saved) => saved,
};

const textOf = ({ type, style, saved, inline }: Cell, frame: WorkbookFrame): string => {
  if (type === 'inlineStr' || saved === null) return inline ?? '';
  if (saved.trim() === '' && type !== 'str') return '';
  return byType[type]?.(saved, frame) ?? numberText(saved, style, frame);
};

/** Whether a formula's value was not saved; only a text may be saved as empty. */
const isUnsaved = ({ type, saved, inline, hasFormula }: Cell): boolean =>
  hasFormula && (saved === null ? inline === null : saved.trim() === '' && type !== 'str');

/** Reads the cells of a sheet's XML, each as its displayed text. */
class SheetReading {
  readonly rows: Row[] = [];
  readonly merges: Merge[] = [];
  formulaCount = 0;
  unsavedCount = 0;
  readonly #frame: WorkbookFrame;
  readonly #inline = textCollector();
  #row: Row | null = null;
  #place = 0;
  #column = -1;
  #cell: Cell | null = null;
  #within: '' | 'v' | 'is' = '';

  constructor(frame: WorkbookFrame) {
    this.#frame = frame;
  }

  open(name: string, attribute: AttributeOf): void {
    if (name === 'row') this.#openRow(attribute);
    else if (name === 'mergeCell') this.merges.push(...mergeOf(attribute('ref') ?? ''));
    else if (name === 'c') this.#openCell(attribute);
    else if (this.#cell === null) return;
    else if (name === 'f') this.#cell.hasFormula = true;
    else if (name === 'v') {
      this.#cell.saved = '';
      this.#within = 'v';
    } else if (name === 'is') this.#within = 'is';
    else if (this.#within === 'is') this.#inline.open(name, attribute);
  }

  text(text: string): void {
    if (this.#within === 'v' && this.#cell) this.#cell.saved = `${this.#cell.saved ?? ''}${text}`;
    if (this.#within === 'is') this.#inline.text(text);
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#within = '';
    else if (name === 'is' && this.#cell) {
      this.#cell.inline = this.#inline.take();
      this.#within = '';
    } else if (this.#within === 'is') this.#inline.close(name);
  }

  #openRow(attribute: AttributeOf): void {
    // Some programs omit row and column references.
    this.#place = placeOf(attribute('r') ?? '') ?? this.#place + 1;
    this.#column = -1;
    this.#row = { place: this.#place, isHidden: isTrue(attribute('hidden')), cells: [], numbers: new Set() };
    this.rows.push(this.#row);
  }

  #openCell(attribute: AttributeOf): void {
    this.#column = columnOf(attribute('r') ?? '') ?? this.#column + 1;
    this.#cell = {
      column: this.#column,
      type: attribute('t') ?? 'n',
      style: Number(attribute('s') ?? 0),
      saved: null,
      inline: null,
      hasFormula: false,
    };
  }

  #closeCell(): void {
    const [cell, row] = [this.#cell, this.#row];
    this.#cell = null;
    if (cell === null || row === null) return;
    if (cell.hasFormula) this.formulaCount += 1;
    const isMissing = isUnsaved(cell);
    if (isMissing) this.unsavedCount += 1;
    const text = isMissing ? unknownError : textOf(cell, this.#frame);
    if (text === '') return;
    while (row.cells.length <= cell.column) row.cells.push('');
    row.cells[cell.column] = text;
    if (cell.type === 'n') row.numbers.add(cell.column);
  }
}

const tableRow = ({ place, isHidden, cells, numbers }: Row): TableRow => ({
  place,
  cells,
  ...(isHidden ? { isHidden } : {}),
  ...(numbers.size > 0 ? { numbers } : {}),
});

/** The rows of a sheet in order, with its findings; throws when its XML is malformed. */
export const readSheet = (
  xml: string,
  frame: WorkbookFrame,
): { readonly rows: readonly TableRow[]; readonly findings: SheetFindings } => {
  const reading = new SheetReading(frame);
  walkXml(xml, {
    open: (name, attribute) => reading.open(name, attribute),
    text: (text) => reading.text(text),
    close: (name) => reading.close(name),
  });
  return {
    rows: reading.rows.map(tableRow).toSorted((a, b) => a.place - b.place),
    findings: {
      // A program without calculation saves no values at all; a single missing one is reported as that cell's
      // issue.
      formulas: {
        count: reading.formulaCount,
        areUnsaved: reading.unsavedCount > 0 && reading.unsavedCount === reading.formulaCount,
      },
      merges: reading.merges,
    },
  };
};
