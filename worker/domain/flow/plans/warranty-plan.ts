import type { Source } from '#domain/flow/flow';
import type { Offset, Rule } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** A warranty of the work or of lines, from the day of a rule. */
export interface WarrantyPlan {
  readonly key: string;
  readonly label: Text;
  readonly from: Rule;
  readonly lasts: Offset;
  /** Covers lines with this tag; undefined: the whole work. */
  readonly lineTag?: string;
  readonly exceptLineTag?: string;
  /** Covers each line of this class by itself. */
  readonly class?: string;
  readonly source: Source;
}
