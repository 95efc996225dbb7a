import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { GridEdit, GridEditOutcome } from '../../grid/index.ts';
import type { OpenLot, OpenOutcome } from '../../sync/open-jobs.ts';
import type { Outcome } from '../../sync/outcome.ts';
import { editsSince, type Draft } from './draft.ts';
import { sendOut, type DraftLot, type OpeningOf } from './draft-lots.ts';
import type { DraftStore } from './draft-store.ts';

export interface OpenedJob {
  readonly jobId: string;
  readonly job: JobRow | null;
}

/** Outcomes of what was typed into a draft while its job was opened, by column. */
type Later = ReadonlyMap<string, GridEditOutcome>;

/** What became of a draft: a job, with what was typed meanwhile on its way there, or still a draft, and why. */
export type DraftEnd =
  | { readonly ok: true; readonly jobId: string; readonly later: Promise<Later> }
  | { readonly ok: false; readonly problem: Problem };

export type Send = (edits: readonly GridEdit[]) => Promise<readonly Outcome[]>;

/** What is done for drafts outside of them. */
export interface OpeningDoors {
  /** Persists the openings under way, over a cut network, an ended session and a reload, and sends them as one operation. */
  readonly submit: (edits: readonly GridEdit[], send: Send, operationId: string) => Promise<unknown>;
  readonly openingOf: OpeningOf;
  readonly openLot: OpenLot;
  readonly readLists: () => Promise<void>;
  readonly writeJob: (edits: readonly GridEdit[]) => Promise<readonly GridEditOutcome[]>;
  /** Why a draft is no job yet, in the reader's words. */
  readonly wordsOf: (problem: Problem) => string;
  /** Puts a job in its draft's place where the person is in it. */
  readonly onOpened: (opened: ReadonlyMap<string, OpenedJob>) => Promise<void>;
}

/** Drafts that are opened together, and what became of them so far. */
export interface OpeningRun {
  readonly store: DraftStore;
  readonly doors: OpeningDoors;
  readonly gesture: string;
  /** Runs while no other tab of the person opens drafts. */
  readonly alone: <Answer>(run: () => Promise<Answer>) => Promise<Answer>;
  readonly lots: readonly DraftLot[];
  readonly ends: Map<string, DraftEnd>;
}

/** The server is out of reach, busy, or knows nobody: the queue tries again when that has passed. */
const passing = new Set([0, 401, 429, 502, 503, 504]);

/** It may have been done all the same: only the same request again will tell. */
const isUnknown = ({ status, code }: Problem): boolean =>
  passing.has(status) || status >= 500 || code === 'idempotency-in-progress';

const laterOf = async (edits: readonly GridEdit[], { writeJob }: OpeningDoors): Promise<Later> => {
  const outcomes = edits.length === 0 ? [] : await writeJob(edits);
  return new Map(edits.map(({ columnId }, index) => [columnId, outcomes[index] ?? { ok: true }] as const));
};

const settle = ({ store, doors, ends }: OpeningRun, draft: Draft, outcome: OpenOutcome) => {
  const { id, sent } = draft;
  if (outcome.ok) {
    const { jobId, isAsSent } = outcome;
    const words = isAsSent ? (sent?.cells ?? {}) : {};
    // Its edits are under way, and kept, before the draft is dropped.
    const later = laterOf(editsSince(store.get(id) ?? draft, words, jobId), doors);
    ends.set(id, { ok: true, jobId, later });
    store.opened(id, jobId);
    return;
  }
  const { problem } = outcome;
  ends.set(id, { ok: false, problem });
  store.change([id], (one) => ({
    ...one,
    refusal: doors.wordsOf(problem),
    sent: isUnknown(problem) ? one.sent : null,
  }));
};

const openedIn = (drafts: readonly Draft[], outcomes: readonly OpenOutcome[]) =>
  drafts.flatMap(({ id }, index) => {
    const outcome = outcomes[index];
    return outcome?.ok ? [[id, { jobId: outcome.jobId, job: outcome.job }] as const] : [];
  });

/** Sends one lot and settles each draft of it; adds those that were opened. */
const sendLot = async (run: OpeningRun, lot: DraftLot, opened: Map<string, OpenedJob>): Promise<void> => {
  const going = sendOut(run.store, lot, run.doors.openingOf);
  const openings = going.flatMap(({ sent }) => (sent ? [sent.opening] : []));
  if (openings.length === 0) return;
  const answer = await run.doors.openLot({ key: lot.key, openings }, run.gesture);
  const outcomes = answer.ok ? answer.outcomes : going.map((): OpenOutcome => answer);
  for (const [id, job] of openedIn(going, outcomes)) opened.set(id, job);
  for (const [index, draft] of going.entries()) {
    const outcome = outcomes[index];
    if (outcome) settle(run, draft, outcome);
  }
};

/** Trouble that keeps a draft waiting; null where all is known of it. */
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
  const { store, doors, ends, lots } = run;
  const opened = new Map<string, OpenedJob>();
  let trouble: Problem | null = null;
  for (const lot of lots) {
    const isDone = lot.ids.every((id) => ends.has(id) && troubleOf(run, id) === null);
    if (trouble !== null || isDone) continue;
    await run.alone(() => sendLot(run, lot, opened));
    trouble = lot.ids.map((id) => troubleOf(run, id)).find((one) => one !== null) ?? null;
  }
  if (opened.size > 0) {
    await doors.readLists();
    await doors.onOpened(opened);
    store.release();
  }
  return openings.map(({ rowId }) => {
    const problem = ends.has(rowId) ? troubleOf(run, rowId) : trouble;
    return problem === null ? { ok: true, answer: null } : { ok: false, problem };
  });
};
