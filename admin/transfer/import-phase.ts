import type { Problem } from '#contract/job-answers';
import type { Mapping } from './columns/guess.ts';
import type { FileFault, ReadFile } from './file/read-file.ts';
import type { Check, Written } from './run/import-run.ts';
import type { SendEnd } from './run/send-lots.ts';

/** A file that was read, and how its columns are to be imported. */
export interface Chosen {
  /** Read again when the person chooses another encoding. */
  readonly source: File;
  readonly file: ReadFile;
  readonly sheet: number;
  readonly mapping: Mapping;
  /** Trade of rows that name none. */
  readonly flow: string;
  /** The file's bytes are not valid in the encoding that was chosen last: it stands as it was read before. */
  readonly isMisread: boolean;
}

export interface ChoiceFault {
  readonly because: FileFault;
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

/** The rows of the chosen sheet, its headers first. */
export const tableOf = ({ file, sheet }: Chosen): readonly (readonly string[])[] =>
  file.sheets[sheet]?.rows ?? [];

export const withSheet = (
  chosen: Chosen,
  sheet: number,
  guessed: (table: readonly (readonly string[])[]) => Mapping,
): Chosen => ({ ...chosen, sheet, mapping: guessed(chosen.file.sheets[sheet]?.rows ?? []) });
