import type { Problem } from '#contract/jobs/job-answers';
import type { Locale } from '#domain/texts/text';
import { guessHeader, guessMapping, type Mapping } from './columns/guess.ts';
import { tableIn, type Table } from './columns/table.ts';
import type { Target } from './columns/target.ts';
import type { Said } from './columns/conventions.ts';
import type { FileRefusal, ReadFile } from './file/read-file.ts';
import { filledDown, type Sheet } from './file/sheet.ts';
import type { Check, Written } from './run/import-run.ts';
import type { SendEnd } from './run/send-batches.ts';

/** A chosen file, and how its columns are imported. */
export interface Chosen {
  /** Read again when the person chooses another encoding. */
  readonly source: File;
  readonly file: ReadFile;
  readonly sheet: number;
  /** Index of the header row; rows above it are a title and are not imported. */
  readonly headerAt: number;
  readonly mapping: Mapping;
  /** The trade of rows that name none. */
  readonly flow: string;
  /** The language of new customers whose row names none. */
  readonly customerLocale: Locale;
  /** Rows hidden in the spreadsheet are imported too. */
  readonly takesHidden: boolean;
  /** Each row of a merge gets its value. */
  readonly isFilledDown: boolean;
  /** The person's answers about ambiguous notations. */
  readonly said: Said;
  /** Why the file could not be read in the last chosen encoding; the earlier reading stays. */
  readonly misread: FileRefusal | null;
}

export interface ChoiceIssue {
  readonly refusal: FileRefusal;
  readonly source: File;
}

/** The state of an import. */
export type Phase =
  | { readonly at: 'choose'; readonly isReading: boolean; readonly issue: ChoiceIssue | null }
  | { readonly at: 'map'; readonly problem: Problem | null }
  | { readonly at: 'checking'; readonly done: number; readonly all: number }
  | { readonly at: 'report'; readonly check: Check }
  | { readonly at: 'writing'; readonly done: number; readonly all: number }
  | { readonly at: 'ended'; readonly end: SendEnd; readonly written: Written };

export const sheetOfChoice = ({ file, sheet }: Chosen): Sheet | undefined => file.sheets[sheet];

/** The chosen sheet's table to import. */
export const tableOf = (chosen: Chosen): Table => {
  const sheet = sheetOfChoice(chosen);
  const table = tableIn(sheet && chosen.isFilledDown ? filledDown(sheet) : sheet, chosen.headerAt);
  if (chosen.takesHidden) return table;
  return { ...table, rows: table.rows.filter(({ isHidden }) => !isHidden) };
};

/** Row numbers of hidden rows below the headers. */
export const hiddenPlaces = (chosen: Chosen): readonly number[] =>
  tableIn(sheetOfChoice(chosen), chosen.headerAt)
    .rows.filter(({ isHidden }) => isHidden)
    .map(({ place }) => place);

/** Number of merges below the headers. */
export const mergeCount = (chosen: Chosen): number => {
  const sheet = sheetOfChoice(chosen);
  const headerPlace = sheet?.rows[chosen.headerAt]?.place ?? 0;
  return sheet?.merges.filter(({ from }) => from > headerPlace).length ?? 0;
};

/** The index of the first visible sheet. */
export const firstSheet = ({ sheets }: ReadFile): number =>
  Math.max(
    sheets.findIndex(({ isHidden }) => !isHidden),
    0,
  );

/** The choice with another header row, and with newly guessed columns. */
export const withHeader = (chosen: Chosen, headerAt: number, targets: readonly Target[]): Chosen => {
  const next = { ...chosen, headerAt };
  return { ...next, mapping: guessMapping(tableOf(next), targets) };
};

/** The trade with the most mapped columns of its own: a list with a wedding date is about weddings. */
export const likelyFlow = (
  mapping: Mapping,
  { targets, keys }: { readonly targets: readonly Target[]; readonly keys: readonly string[] },
): string => {
  const mapped = targets.filter(({ id }) => mapping.includes(id));
  const known = (key: string) => mapped.filter(({ formIn }) => formIn(key) !== null).length;
  const [best = ''] = keys.toSorted((a, b) => known(b) - known(a));
  return best;
};

/** The choice of another sheet. */
export const withSheet = (chosen: Chosen, sheet: number, targets: readonly Target[]): Chosen =>
  withHeader(
    { ...chosen, sheet, takesHidden: false, isFilledDown: false },
    guessHeader(chosen.file.sheets[sheet], targets),
    targets,
  );
