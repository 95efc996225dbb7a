import type { Problem } from '#contract/jobs/job-answers';
import type { GridEdit } from '../grid/index.ts';

/** What became of one write. A refusal keeps what the person wrote. */
export type Outcome<Answer = unknown> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem };

/** An edit that the server did not take, with its words. */
export interface Rejection {
  readonly edit: GridEdit;
  readonly problem: Problem;
}

/** Hears of edits that fail and are tried again, with the last failure of each. */
export type OnFailing = (failing: readonly Rejection[]) => void;

/** Why nothing is answered; null: the server is reached. */
export type OfflineReason = 'away' | 'signed-out' | null;
