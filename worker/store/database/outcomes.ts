/**
 * `stale`: another version was committed first. `duplicate`: the named unique key existed already. In both
 * cases nothing was written.
 */
export type CommitOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: 'stale' | 'duplicate'; readonly key: string };

/** Like CommitOutcome, with the numbers of the new jobs in order. */
export type OpenOutcome =
  | { readonly done: true; readonly numbers: readonly number[] }
  | Extract<CommitOutcome, { readonly done: false }>;

/** Additional writes in the batch of a change. */
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
  /** The decision that attaches a message to the job. */
  readonly reply?: { readonly id: string; readonly jobId: string; readonly by: string };
}
