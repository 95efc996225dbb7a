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

/** Outcomes of what was typed into a draft while its job was opened, by column. */
type Later = ReadonlyMap<string, GridEditOutcome>;

/** The outcome of a draft: a job, with later edits on their way to it, or still a draft and why. */
export type DraftEnd =
  | { readonly ok: true; readonly jobId: string; readonly later: Promise<Later> }
  | { readonly ok: false; readonly problem: Problem };

export type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

/** The dependencies of opening drafts. */
export interface OpeningHandlers {
  /** Persists the openings under way, over a cut network, an ended session and a reload, and sends them as one operation. */
  readonly submit: (edits: readonly GridEdit[], send: Send, operationId: string) => Promise<unknown>;
  readonly openingOf: OpeningOf;
  readonly openBatch: OpenBatch;
  readonly readLists: () => Promise<void>;
  readonly writeJob: (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;
  /** Why a draft is no job yet, in the reader's words. */
  readonly labelOf: (problem: Problem) => string;
  /** Puts a job in its draft's place where the person is in it. */
  readonly onOpened: (opened: ReadonlyMap<string, OpenedJob>) => Promise<void>;
}

/** Drafts that are opened together, and what became of them so far. */
export interface OpeningRun {
  readonly store: DraftStore;
  readonly handlers: OpeningHandlers;
  readonly operation: string;
  /** Runs while no other tab of the person opens drafts. */
  readonly alone: <Answer>(run: () => Promise<Answer>) => Promise<Answer>;
  readonly batches: readonly DraftBatch[];
  readonly ends: Map<string, DraftEnd>;
}

/** The server is out of reach, busy, or knows nobody: the queue tries again when that has passed. */
const passing = new Set([0, 401, 429, 502, 503, 504]);

/** The request may have succeeded; only repeating it tells. */
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
    // Its edits are under way, and kept, before the draft is dropped.
    const later = laterOf(editsSince(store.get(id) ?? draft, words, jobId), handlers);
    ends.set(id, { ok: true, jobId, later });
    store.opened(id, jobId);
    return;
  }
  const { problem } = outcome;
  ends.set(id, { ok: false, problem });
  store.change([id], (eachDraft) => ({
    ...eachDraft,
    refusal: handlers.labelOf(problem),
    sent: isUnknown(problem) ? eachDraft.sent : null,
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
 * One try: lots in their order until there is trouble, then the jobs' rows take the place of their drafts. An outcome for
 * each opening: it fails only where it is to be tried again; what the server refused stands at its draft.
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
