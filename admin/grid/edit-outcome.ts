/** A missing precondition of an edit. */
export interface GridRefusalDetail {
  readonly id: string;
  readonly label: string;
}

export interface GridRefusal {
  readonly ok: false;
  /** `refused` by a rule; `conflict` with another person's edit; `failed`: not delivered, can be retried. */
  readonly kind: 'refused' | 'conflict' | 'failed';
  readonly message: string;
  /** The host's code of the reason, for its part of the popover. */
  readonly code?: string;
  /** The missing preconditions. */
  readonly details?: readonly GridRefusalDetail[];
  /** On a conflict: the current value, formatted by the host. */
  readonly theirs?: string;
}

/** Resolve `ok` after the new row is in `rows`, so that the cell never shows its old value in between. */
export type GridEditOutcome = { readonly ok: true } | GridRefusal;
