/** A wedding of the demo: its day, the day of the couple's first visit, and its price. */
export interface Feast {
  readonly weddingDay: number;
  readonly visitDay: number;
  readonly hotel: string;
  readonly totalMinor: number;
  readonly depositMinor: number;
}
