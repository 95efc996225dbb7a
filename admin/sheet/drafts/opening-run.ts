import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { GridEdit, GridEditOutcome } from '../../grid/index.ts';
import type { OpenBatch, OpenOutcome } from '../../sync/open-jobs.ts';
import type { Outcome } from '../../sync/outcome.ts';
import { editsSince, type Draft } from './draft.ts';
import { sendOut, type DraftBatch, type OpeningOf } from './draft-batches.ts';
import type { DraftStore } from './draft-store.ts';

export interface OpenedJob {
  readonly jobId: string;
  readonly job: JobRow | null;
}

/** Outcomes of edits made to a draft during its opening, by column. */
type Later = ReadonlyMap<string, GridEditOutcome>;

/** The outcome of a draft: a job, with later edits being sent, or still a draft with the reason. */
export type DraftEnd =
  | { readonly ok: true; readonly jobId: string; readonly later: Promise<Later> }
  | { readonly ok: false; readonly problem: Problem };

export type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

/** The dependencies of opening drafts. */
export interface OpeningHandlers {
  /**
   * Persists the openings in progress, so that they survive a lost network, an ended session and a reload,
   * and sends them as one operation.
   */
  readonly submit: (edits: readonly GridEdit[], send: Send, operationId: string) => Promise<unknown>;
  readonly openingOf: OpeningOf;
  readonly openBatch: OpenBatch;
  readonly readLists: () => Promise<void>;
  readonly writeJob: (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;
  /** The reason why a draft was not opened, in the reader's language. */
  readonly labelOf: (problem: Problem) => string;
  /** Replaces a draft's row by its job's. */
  readonly onOpened: (opened: ReadonlyMap<string, OpenedJob>) => Promise<void>;
}

/** Drafts that are opened together, with their outcomes so far. */
export interface OpeningRun {
  readonly store: DraftStore;
  readonly handlers: OpeningHandlers;
  readonly operation: string;
  /** Runs under a lock, so that only one tab of the person opens drafts at a time. */
  readonly alone: <Answer>(run: () => Promise<Answer>) => Promise<Answer>;
  readonly batches: readonly DraftBatch[];
  readonly ends: Map<string, DraftEnd>;
}

/** Statuses of a temporary condition (unreachable, busy or signed out): the queue retries when it has passed. */
const passing = new Set([0, 401, 429, 502, 503, 504]);

/** Whether the request may have succeeded; only repeating it shows that. */
const isUnknown = ({ status, code }: Problem): boolean =>
  passing.has(status) || status >= 500 || code === 'idempotency-in-progress';

const laterOf = async (edits: readonly GridEdit[], { writeJob }: OpeningHandlers): Promise<Later> => {
  const outcomes = edits.length === 0 ? [] : await writeJob(edits);
  return new Map(edits.map(({ columnId }, index) => [columnId, outcomes[index] ?? { ok: true }] as const));
};

const applyOutcome = ({ store, handlers, ends }: OpeningRun, draft: Draft, outcome: OpenOutcome) => {
  const { id, sent } = draft;
  if (outcome.ok) {
    const { jobId, isAsSent } = outcome;
    const words = isAsSent ? (sent?.cells ?? {}) : {};
    // Later edits are persisted before the draft is removed.
    const later = laterOf(editsSince(store.get(id) ?? draft, words, jobId), handlers);
    ends.set(id, { ok: true, jobId, later });
    store.opened(id, jobId);
    return;
  }
  const { problem } = outcome;
  ends.set(id, { ok: false, problem });
  store.change([id], (current) => ({
    ...current,
    refusal: handlers.labelOf(problem),
    sent: isUnknown(problem) ? current.sent : null,
  }));
};

const openedIn = (drafts: readonly Draft[], outcomes: readonly OpenOutcome[]) =>
  drafts.flatMap(({ id }, index) => {
    const outcome = outcomes[index];
    return outcome?.ok ? [[id, { jobId: outcome.jobId, job: outcome.job }] as const] : [];
  });

/** Sends one batch and applies each draft's outcome; collects the opened ones. */
const sendBatch = async (
  run: OpeningRun,
  batch: DraftBatch,
  opened: Map<string, OpenedJob>,
): Promise<void> => {
  const going = sendOut(run.store, batch, run.handlers.openingOf);
  const openings = going.flatMap(({ sent }) => (sent ? [sent.opening] : []));
  if (openings.length === 0) return;
  const answer = await run.handlers.openBatch({ key: batch.key, openings }, run.operation);
  const outcomes = answer.ok ? answer.outcomes : going.map((): OpenOutcome => answer);
  for (const [id, job] of openedIn(going, outcomes)) opened.set(id, job);
  for (const [index, draft] of going.entries()) {
    const outcome = outcomes[index];
    if (outcome) applyOutcome(run, draft, outcome);
  }
};

/** The problem that keeps a draft waiting; null when its outcome is known. */
const troubleOf = ({ ends }: OpeningRun, id: string): Problem | null => {
  const end = ends.get(id);
  return end?.ok === false && passing.has(end.problem.status) ? end.problem : null;
};

/**
 * One attempt: sends batches in order until one fails, then replaces drafts by their jobs. An opening's
 * outcome is a failure only when it needs a retry; a refusal is stored in its draft.
 */
export const tryOpening = async (
  run: OpeningRun,
  openings: readonly GridEdit[],
): Promise<readonly Outcome[]> => {
  const { store, handlers, ends, batches } = run;
  const opened = new Map<string, OpenedJob>();
  let trouble: Problem | null = null;
  for (const batch of batches) {
    const isDone = batch.ids.every((id) => ends.has(id) && troubleOf(run, id) === null);
    if (trouble !== null || isDone) continue;
    await run.alone(() => sendBatch(run, batch, opened));
    trouble = batch.ids.map((id) => troubleOf(run, id)).find((item) => item !== null) ?? null;
  }
  if (opened.size > 0) {
    await handlers.readLists();
    await handlers.onOpened(opened);
    store.release();
  }
  return openings.map(({ rowId }) => {
    const problem = ends.has(rowId) ? troubleOf(run, rowId) : trouble;
    return problem === null ? { ok: true, answer: null } : { ok: false, problem };
  });
};
