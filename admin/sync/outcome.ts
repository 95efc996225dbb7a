import type { Problem } from '#contract/jobs/job-answers';
import type { GridEdit } from '../grid/index.ts';

/** The outcome of one write. */
export type Outcome<Answer = unknown> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: Problem };

/** An edit that the server rejected, with the problem. */
export interface Rejection {
  readonly edit: GridEdit;
  readonly problem: Problem;
}

/** Called with edits that fail and are retried, each with its last failure. */
export type OnFailing = (failing: readonly Rejection[]) => void;

/** Why the server does not answer; null: it is reachable. */
export type OfflineReason = 'away' | 'signed-out' | null;
