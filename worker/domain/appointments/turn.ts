import type { Instant } from '#domain/time/day';

/** When a person's turn was last: the start of the last appointment; null without one. */
export interface Turn {
  readonly staffId: string;
  readonly lastAt: Instant | null;
  /** True while an appointment of the person runs. */
  readonly isBusy: boolean;
}

/** Whose turn it is: who is free goes before who is busy, then whose last turn is longest ago; null without anybody. */
export const nextInTurn = (lastTurns: readonly Turn[]): string | null =>
  lastTurns.toSorted(
    (a, b) =>
      Number(a.isBusy) - Number(b.isBusy) ||
      (a.lastAt ?? 0) - (b.lastAt ?? 0) ||
      (a.staffId < b.staffId ? -1 : 1),
  )[0]?.staffId ?? null;
