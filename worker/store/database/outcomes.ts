/** `stale`: another version was committed first. `duplicate`: the named unique key was there already; nothing was written. */
export type CommitOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'stale' | 'duplicate'; readonly key: string };

/** As CommitOutcome, with the numbers that the new jobs were given, in their order. */
export type OpenOutcome =
  | { readonly done: true; readonly numbers: readonly number[] }
  | Extract<CommitOutcome, { readonly done: false }>;

/** What rides in the same batch as a change. */
export interface CommitExtras {
  readonly idempotency?: {
    readonly key: string;
    readonly actor: string;
    readonly route: string;
    readonly bodyHash: string;
    readonly status: number;
    readonly answer: string;
  };
  readonly inbox?: {
    readonly provider: string;
    readonly eventId: string;
    readonly bodyHash: string;
    readonly outcome: string;
  };
}
