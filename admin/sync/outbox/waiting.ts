import type { EditOutcome } from '../job-queue.ts';
import { isFromElsewhere } from '../../api/problem.ts';
import type { GridEdit } from '../../grid/index.ts';
import type { RefusedEdit } from './kept-edits.ts';

export type Outcome = EditOutcome<unknown>;
export type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;
/** Hears of edits that fail and are tried again, with the last failure of each. */
export type OnFailing = (failing: readonly RefusedEdit[]) => void;

/** Why nothing is heard; null: the server is reached. */
export type Unheard = 'away' | 'signed-out' | null;

/** A gesture with what has become of each of its edits. */
export interface Waiting {
  readonly gesture: number;
  readonly edits: readonly GridEdit[];
  readonly isKept: boolean;
  readonly outcomes: (Outcome | undefined)[];
  /** What the last try of an edit came to that was not heard. */
  readonly failures: (Outcome | undefined)[];
  readonly send: Send;
  readonly onFailing: OnFailing;
  readonly done: (outcomes: readonly Outcome[]) => void;
  /** Tries that failed by themselves, the server being there. */
  tries: number;
  isTrying: boolean;
  /** Its own time to wait is over. */
  isDue: boolean;
}

/** A gesture that was never tried. */
export const newWaiting = (
  asked: Pick<Waiting, 'gesture' | 'edits' | 'isKept' | 'send' | 'onFailing' | 'done'>,
): Waiting => ({ ...asked, outcomes: [], failures: [], tries: 0, isTrying: false, isDue: true });

/** Not reached, or told to come later: nothing is said of the edit itself. */
const unheard = new Set([0, 429, 502, 503, 504]);

const whyUnheard = (outcome: Outcome): Unheard => {
  if (outcome.ok) return null;
  const { status } = outcome.problem;
  if (unheard.has(status)) return 'away';
  // What stands before the server has failures and pages of its own.
  if (status >= 500 && isFromElsewhere(outcome.problem)) return 'away';
  return status === 401 ? 'signed-out' : null;
};

export const heard = ({ outcomes }: Waiting): readonly Outcome[] =>
  outcomes.filter((one) => one !== undefined);

export const isHeard = (waiting: Waiting): boolean => heard(waiting).length === waiting.edits.length;

export const leftCount = (waiting: Waiting): number => waiting.edits.length - heard(waiting).length;

/** Failures of one gesture before its cells say so: the first may be a moment's. */
const quietTries = 1;

export const keepsFailing = ({ tries }: Waiting): boolean => tries > quietTries;

/** Its edits whose last try failed, and how. */
export const failingIn = ({ edits, outcomes, failures }: Waiting): readonly RefusedEdit[] =>
  edits.flatMap((edit, at) => {
    const failure = failures[at];
    return outcomes[at] || !failure || failure.ok ? [] : [{ edit, problem: failure.problem }];
  });

/** Jobs of which it still has something to say. */
export const jobsLeft = ({ edits, outcomes }: Waiting): ReadonlySet<string> =>
  new Set(edits.flatMap((edit, at) => (outcomes[at] ? [] : [edit.parentId ?? edit.rowId])));

/** An edit that is sent no more: it failed, and the person wrote its cell anew or put the old value back. */
const overtaken: Outcome = { ok: true, answer: null };

/** Lets go of the edits of a gesture that another one, or the person, has made needless. */
export const letGo = ({ edits, outcomes }: Waiting, isNeedless: (edit: GridEdit) => boolean): void => {
  for (const [at, edit] of edits.entries()) if (isNeedless(edit)) outcomes[at] ??= overtaken;
};

/** Tries what is left of a gesture; null when all of it was answered. */
export const attempt = async (waiting: Waiting): Promise<Unheard> => {
  const left = waiting.edits.flatMap((edit, at) => (waiting.outcomes[at] ? [] : [{ edit, at }]));
  if (left.length === 0) return null;
  const given = await waiting.send(left.map(({ edit }) => edit));
  let why: Unheard = null;
  for (const [index, { at }] of left.entries()) {
    const outcome = given[index];
    const still = outcome ? whyUnheard(outcome) : 'away';
    if (still === null) waiting.outcomes[at] = outcome;
    waiting.failures[at] = still === null ? undefined : outcome;
    why ??= still;
  }
  return why;
};
