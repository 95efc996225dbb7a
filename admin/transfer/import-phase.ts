import type { Problem } from '#contract/job-answers';
import type { Locale } from '#domain/text';
import { guessHeader, guessMapping, type Mapping } from './columns/guess.ts';
import { tableIn, type Table } from './columns/table.ts';
import type { Target } from './columns/target.ts';
import type { FileRefusal, ReadFile } from './file/read-file.ts';
import type { Sheet } from './file/sheet.ts';
import type { Check, Written } from './run/import-run.ts';
import type { SendEnd } from './run/send-lots.ts';

/** A file that was read, and how its columns are to be imported. */
export interface Chosen {
  /** Read again when the person chooses another encoding. */
  readonly source: File;
  readonly file: ReadFile;
  readonly sheet: number;
  /** Which of the sheet's rows holds the headers: what stands above is a title, and is not imported. */
  readonly headerAt: number;
  readonly mapping: Mapping;
  /** Trade of rows that name none. */
  readonly flow: string;
  /** Language of new customers whose row names none. */
  readonly customerLocale: Locale;
  /** Why the file could not be read in the encoding that was chosen last: it stands as it was read before. */
  readonly misread: FileRefusal | null;
}

export interface ChoiceFault {
  readonly refusal: FileRefusal;
  readonly source: File;
}

/** Where an import stands. */
export type Phase =
  | { readonly at: 'choose'; readonly isReading: boolean; readonly fault: ChoiceFault | null }
  | { readonly at: 'map'; readonly problem: Problem | null }
  | { readonly at: 'checking'; readonly done: number; readonly all: number }
  | { readonly at: 'report'; readonly check: Check }
  | { readonly at: 'writing'; readonly done: number; readonly all: number }
  | { readonly at: 'ended'; readonly end: SendEnd; readonly written: Written };

export const sheetOfChoice = ({ file, sheet }: Chosen): Sheet | undefined => file.sheets[sheet];

/** The chosen sheet as it is imported. */
export const tableOf = (chosen: Chosen): Table => tableIn(sheetOfChoice(chosen), chosen.headerAt);

/** The choice with its headers in another row, and its columns guessed by them. */
export const withHeader = (chosen: Chosen, headerAt: number, targets: readonly Target[]): Chosen => {
  const next = { ...chosen, headerAt };
  return { ...next, mapping: guessMapping(tableOf(next), targets) };
};

/** The choice of another sheet of the file. */
export const withSheet = (chosen: Chosen, sheet: number, targets: readonly Target[]): Chosen =>
  withHeader({ ...chosen, sheet }, guessHeader(chosen.file.sheets[sheet], targets), targets);
