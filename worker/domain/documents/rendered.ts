import type { DocumentForm } from '#domain/documents/form';
import type { Signature } from '#domain/rules/fact';
import type { Frozen } from '#domain/rules/frozen';
import type { Locale } from '#domain/texts/text';

/** A column of a table; numbers stand at its right. */
export interface RenderedColumn {
  readonly label: string;
  readonly isNumber: boolean;
}

/** Who signs a paper, and the signature once it is recorded. */
export interface RenderedSignature {
  readonly label: string;
  readonly name: string | null;
  readonly on: string | null;
  /** An SVG path of moves and lines in a box of 1000 by 400. */
  readonly strokes: string | null;
  /** Id of the file with the scan. */
  readonly file: string | null;
  readonly storedAt: string | null;
}

/** A block of a paper, ready to be shown, printed or sent. */
export type RenderedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'section'; readonly title: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'pairs';
      readonly title: string | null;
      readonly rows: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly columns: readonly RenderedColumn[];
      readonly rows: readonly (readonly string[])[];
      /** The last row, of sums. */
      readonly foot: readonly string[] | null;
    }
  | {
      readonly kind: 'signatures';
      readonly dateLabel: string;
      readonly parties: readonly RenderedSignature[];
    };

/** A version of a document in one language. */
export interface RenderedDocument {
  readonly locale: Locale;
  readonly title: string;
  readonly blocks: readonly RenderedBlock[];
}

/** A version as it was filed, and its signature. */
export interface FiledVersion {
  readonly data: Frozen;
  readonly texts: Readonly<Record<string, string>>;
  readonly signature: Signature | null;
}

/** What rendering reads. */
export interface Rendering {
  readonly form: DocumentForm;
  readonly version: FiledVersion;
  readonly locale: Locale;
}
