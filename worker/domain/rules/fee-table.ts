import type { Condition } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** One row of a fee table; the first row whose condition holds gives the amount. Null: by negotiation. */
export interface FeeRow {
  readonly when: Condition;
  readonly amountMinor: number | null;
  readonly label: Text;
  readonly source: readonly string[];
}
export interface FeeTable {
  readonly fees: readonly FeeRow[];
}
