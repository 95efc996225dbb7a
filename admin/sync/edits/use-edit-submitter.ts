import { useEffect, useRef } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { GridEdit, GridEditOutcome, OnGridFailing } from '../../grid/index.ts';
import { useLive } from '../live/live.tsx';
import { useSync } from '../open-sync.tsx';
import { cellName } from '../operation.ts';
import type { Outcome, Rejection } from '../outcome.ts';
import { jobIdOf } from '../send-cells.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { Override } from './cell-write.ts';
import { gridOutcome } from './grid-outcome.ts';
import { offscreenError, type EditLabels } from './edit-labels.ts';

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
    const refusalOf = (edit: GridEdit, outcome: Outcome): GridEditOutcome =>
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
      return [edit, !outcome || outcome.ok ? { ok: true } : refusalOf(edit, outcome)];
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
