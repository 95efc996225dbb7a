/** A wedding of the demo: its day, the day of the couple's first visit, and its price. */
export interface Feast {
  readonly weddingDay: number;
  readonly visitDay: number;
  readonly hotel: string;
  readonly totalMinor: number;
  readonly depositMinor: number;
}

/** A wedding by its day and the first visit, counted from today; a quarter of the price is the deposit. */
export const feast = (
  weddingDay: number,
  visitDay: number,
  hotel: string,
  totalMinor = 8_000_000,
): Feast => ({
  weddingDay,
  visitDay,
  hotel,
  totalMinor,
  depositMinor: totalMinor / 4,
});
