/** The tone of a cell or row: edge bar, tint and glyph, never colour alone. */
export type GridTone = 'overdue' | 'today' | 'soon' | 'blocked' | 'paid' | 'quiet';

/** How far a row has come in its steps, drawn as a bar at the foot of the cell. */
export interface GridSteps {
  /** From 1. */
  readonly at: number;
  readonly of: number;
  readonly state: 'working' | 'blocked' | 'ready' | 'over';
  /** Stands at the cell's end: `⊘ 3`. */
  readonly sign: string;
}

/** A part of a strip. */
export interface StripSegment {
  /** Its length in proportion to those of the others; each has a least length. */
  readonly size: number;
  /** The filled share, 0 to 1. */
  readonly filled: number;
  readonly look: 'open' | 'waiting' | 'soon' | 'overdue' | 'credit';
}

export interface GridOption {
  readonly value: string;
  readonly label: string;
  /** Other names that people type or paste: names in the other languages, abbreviations. */
  readonly aliases?: readonly string[];
  readonly tone?: GridTone;
  /** A short second line in the list, for example why the option is not available yet. */
  readonly hint?: string;
}

/** Overrides of a column for one cell. All optional. */
export interface CellMark {
  readonly tone?: GridTone;
  /** Text in place of the value: what is copied, printed and edited stays the value. */
  readonly visible?: string;
  /** Set in bold. */
  readonly isStrong?: true;
  readonly steps?: GridSteps;
  readonly strip?: readonly StripSegment[];
  /** Small text after the value: "3 d overdue". */
  readonly suffix?: string;
  /** Tooltip and accessible description: the reason for the value. */
  readonly note?: string;
  /** Overrides the column for this cell. */
  readonly readOnly?: boolean;
  /** ISO currency of a money cell; else the column's. */
  readonly currency?: string;
  /** The options of this cell; else the column's. */
  readonly options?: readonly GridOption[];
  /** Minimum of this cell (money: minor units); else the column's. */
  readonly min?: number;
}
