import { useEffect, useRef } from 'react';
import type { JobRow, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridEdit, GridEditOutcome, OnGridFailing, GridRefusal } from '../../grid/index.ts';
import { useLive } from '../live/live.tsx';
import { useSync } from '../open-sync.tsx';
import { cellName } from '../operation.ts';
import type { Outcome, Rejection } from '../outcome.ts';
import { jobIdOf } from '../send-cells.ts';
import type { Override } from '../../fields/field.ts';
import { useTexts, type Texts } from '../../texts/locale.tsx';
import { offscreenError, type EditLabels } from './edit-labels.ts';

/** Where a missing item can be completed; passed through the grid as the detail's id. */
const missingId = (missing: { readonly item: string | null; readonly milestone: string | null }): string =>
  missing.milestone === null ? `item:${missing.item ?? ''}` : `milestone:${missing.milestone}`;

/** The reader's texts for a refusal, and the formatter of a stored value of a path. */
interface Reader {
  readonly texts: Texts;
  readonly labelOf: (path: string, value: unknown) => string;
}

/** Converts a server's refusal into the grid's form. */
const refusalOf = (problem: Problem, { texts, labelOf }: Reader): GridRefusal => {
  const { t, localize } = texts;
  if (problem.status === 0 || problem.status >= 500)
    return { ok: false, kind: 'failed', message: problem.detail };
  if (problem.status === 401) return { ok: false, kind: 'failed', message: t('signIn.again') };
  if (problem.status === 413) return { ok: false, kind: 'refused', message: t('problem.tooLarge') };
  if (problem.code === 'stale') {
    const theirs = Object.entries(problem.current ?? {})
      .map(([path, value]) => labelOf(path, value))
      .join(', ');
    return { ok: false, kind: 'conflict', message: t('conflict.title'), theirs };
  }
  const details = problem.missing?.map((item) => ({ id: missingId(item), label: localize(item.label) }));
  return {
    ok: false,
    kind: 'refused',
    code: problem.code,
    message: details
      ? t('blocked.title', { count: details.length })
      : [problem.detail, ...(problem.fields ?? []).map((field) => field.message)].join(' '),
    ...(details ? { details } : {}),
  };
};

/** Converts an edit's outcome into the grid's form. */
export const gridOutcome = (outcome: Outcome, reader: Reader): GridEditOutcome =>
  outcome.ok ? { ok: true } : refusalOf(outcome.problem, reader);

interface SubmitterPorts {
  /** The displayed jobs, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly words: EditLabels;
}

export interface EditSubmitter {
  /** `operationId` joins an operation with other parts; `onFailing` reports edits that fail and are retried. */
  readonly submit: (
    edits: readonly GridEdit[],
    operationId?: string,
    onFailing?: OnGridFailing,
  ) => Promise<readonly GridEditOutcome[]>;
  /** Sets the reason with which the next attempt of a cell overrides its rule. */
  readonly override: (edit: GridEdit, override: Override) => void;
}

/**
 * Submits the sheet's edits and converts their outcomes; refusals of cells that are not visible are reported
 * in the frame.
 */
export const useEditSubmitter = ({ jobs, flowOf, words: labels }: SubmitterPorts): EditSubmitter => {
  const texts = useTexts();
  const sync = useSync();
  const { reportOffscreenError } = useLive();
  const visible = useRef<ReadonlyMap<string, JobRow>>(new Map());
  useEffect(() => {
    visible.current = jobs;
    return () => {
      visible.current = new Map();
    };
  }, [jobs]);
  const overrides = useRef(new Map<string, Override>());

  const submit: EditSubmitter['submit'] = async (edits, operationId, onFailing) => {
    const known = new Map(jobs);
    // Consumed once, so that all attempts of an operation are equal.
    const taken = new Map<GridEdit, Override>();
    for (const edit of edits) {
      const override = overrides.current.get(cellName(edit));
      if (override && overrides.current.delete(cellName(edit))) taken.set(edit, override);
    }
    const outcomeOf = (edit: GridEdit, outcome: Outcome): GridEditOutcome =>
      gridOutcome(outcome, { texts, labelOf: labels.valueIn(known.get(jobIdOf(edit))) });
    const reportFailing = (failing: readonly Rejection[]) =>
      onFailing?.(
        failing.map(({ edit, problem: { status } }) => {
          const message =
            status === 0 ? texts.t('live.unanswered') : texts.t('live.failing', { status: String(status) });
          return { edit, refusal: { ok: false, kind: 'failed', message } };
        }),
      );
    const outcomes = await sync.submitCells(edits, {
      operationId,
      jobs: known,
      flowOf,
      overrideOf: (edit) => taken.get(edit),
      onFailing: reportFailing,
    });
    const ended = edits.map((edit, at): readonly [GridEdit, GridEditOutcome] => {
      const outcome = outcomes[at];
      return [edit, !outcome || outcome.ok ? { ok: true } : outcomeOf(edit, outcome)];
    });
    reportOffscreenError(
      ended.flatMap(([edit, refusal]) =>
        refusal.ok || visible.current.has(jobIdOf(edit))
          ? []
          : [offscreenError({ edit, job: known.get(jobIdOf(edit)), refusal }, labels)],
      ),
    );
    return ended.map(([, outcome]) => outcome);
  };
  return { submit, override: (edit, override) => overrides.current.set(cellName(edit), override) };
};
