import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { LineDecision } from '#domain/rules/rule';
import type { BusinessDate, Instant } from '#domain/time/day';

/** What a line may have besides its description and amount; lines of older versions have none of it. */
interface LineTerms {
  /** What the quantity counts: `m²`, `h`. */
  readonly unit: string | null;
  /** Price of one unit, minor units; null: the amount is written. */
  readonly unitMinor: number | null;
  /** Null where nobody decides: the line is part of the work. */
  readonly decision: LineDecision | null;
  readonly decidedAt: Instant | null;
  /** With `deferred`: when to offer it again. */
  readonly deferUntil: BusinessDate | null;
  /** Id of the declined or deferred line that this one offers again. */
  readonly repeats: string | null;
  /** Id of the item of the price list that it was picked from. */
  readonly catalogueId: string | null;
  /** Id of the change order that owns it; null: a line of the contract. */
  readonly changeOrderId: string | null;
  /** Values of the flow's fields of lines. */
  readonly values: Readonly<Record<FactKey, FieldValue>> | null;
}

/** One line of the quote. Its amount is in minor units of the job's currency. */
export interface Line extends Partial<LineTerms> {
  readonly id: string;
  readonly position: number;
  readonly description: string;
  /** At most three decimals count where the line has a unit price. */
  readonly quantity: number;
  readonly amountMinor: number;
  readonly tags: readonly string[];
  readonly isDone: boolean;
  /** Key of the warranty class of the flow. */
  readonly class?: string | null;
}

type Decided = Pick<Line, 'decision'>;

/** How a line stands: one that nobody decides is accepted. */
export const decisionOf = ({ decision }: Decided): LineDecision => decision ?? 'accepted';

/** Whether a line is part of the work. */
export const isAccepted = (line: Decided): boolean => decisionOf(line) === 'accepted';

/** Whether a line belongs to the contract, and not to a change order. */
export const isOfContract = ({ changeOrderId = null }: Pick<Line, 'changeOrderId'>): boolean =>
  changeOrderId === null;

/** Whether a line stands: accepted, or still to be decided in the contract. A proposed extra does not stand yet. */
export const isOffered = (line: Decided & Pick<Line, 'changeOrderId'>): boolean =>
  isAccepted(line) || (line.decision === 'open' && isOfContract(line));

/** Whether the customer has said no to a line, for now or for good. */
export const isTurnedDown = ({ decision }: Decided): boolean =>
  decision === 'declined' || decision === 'deferred';

/** A line with all that it may have: what older versions did not have is stated. */
export const statedLine = (line: Line) => ({
  id: line.id,
  position: line.position,
  description: line.description,
  quantity: line.quantity,
  amountMinor: line.amountMinor,
  tags: [...line.tags],
  isDone: line.isDone,
  class: line.class ?? null,
  unit: line.unit ?? null,
  unitMinor: line.unitMinor ?? null,
  decision: decisionOf(line),
  decidedAt: line.decidedAt ?? null,
  deferUntil: line.deferUntil ?? null,
  repeats: line.repeats ?? null,
  catalogueId: line.catalogueId ?? null,
  changeOrderId: line.changeOrderId ?? null,
  values: { ...line.values },
});
