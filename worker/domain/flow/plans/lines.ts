import type { FieldItem } from '#domain/flow/flow';
import type { Who } from '#domain/flow/who';
import type { FactKey } from '#domain/rules/fact';

/** A value that each line has beside its price: the expected day of a part, whether its stock was confirmed. */
export type LineField = Pick<
  FieldItem,
  'key' | 'label' | 'kind' | 'choices' | 'unit' | 'duty' | 'min' | 'max' | 'by' | 'source'
>;

/** What a trade does with the line items of a job. Without it lines are written, and nobody decides them. */
export interface LinePlan {
  readonly fields: readonly LineField[];
  /**
   * `accepted`: the contract total is the sum of the accepted lines and is typed by nobody; where nobody decides lines, of
   * all of them. `written`: it is typed.
   */
  readonly total: 'written' | 'accepted';
  /** True where the customer accepts, declines or defers each line; a new one is open. */
  readonly decides: boolean;
  /** With `accepted`: who writes prices beside those who may edit amounts. Prices of the price list anybody picks. */
  readonly priceBy?: readonly Who[];
  /** With `written`: the document whose lines, once it has passed its last state, are what the typed total must be. */
  readonly agreedIn?: FactKey;
}
