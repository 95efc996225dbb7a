import type { EditOutcome } from '../api/job-queue.ts';
import { isFromElsewhere } from '../api/problem.ts';
import type { GridEdit } from '../grid/index.ts';
import type { NewestAnswers } from './newest-answers.ts';

export type Outcome = EditOutcome<unknown>;
export type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

/** Why nothing is heard; null: the server is reached. */
export type Unheard = 'away' | 'signed-out' | null;

/** A gesture with what has become of each of its edits. */
export interface Waiting {
  readonly gesture: number;
  readonly edits: readonly GridEdit[];
  readonly isKept: boolean;
  readonly outcomes: (Outcome | undefined)[];
  readonly send: Send;
  readonly done: (outcomes: readonly Outcome[]) => void;
}

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

const overtaken: Outcome = { ok: true, answer: null };

/** Tries what is left of a gesture; null when all of it was answered. */
export const attempt = async (waiting: Waiting, newest: NewestAnswers): Promise<Unheard> => {
  for (const [at, edit] of waiting.edits.entries())
    if (newest.isOvertaken(waiting.gesture, edit)) waiting.outcomes[at] ??= overtaken;
  const left = waiting.edits.flatMap((edit, at) => (waiting.outcomes[at] ? [] : [{ edit, at }]));
  if (left.length === 0) return null;
  const given = await waiting.send(left.map(({ edit }) => edit));
  let why: Unheard = null;
  for (const [index, { edit, at }] of left.entries()) {
    const outcome = given[index];
    const still = outcome ? whyUnheard(outcome) : 'away';
    if (still === null) waiting.outcomes[at] = outcome;
    if (outcome?.ok) newest.took(waiting.gesture, edit);
    why ??= still;
  }
  return why;
};
