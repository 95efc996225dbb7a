import { useEffect, useRef, useState } from 'react';
import { problemOfError } from '../../api/problem.ts';
import type { CellValue, GridEdit } from '../../grid/index.ts';
import type { Override } from '../../fields/field.ts';
import { offscreenError } from '../../sync/edits/edit-labels.ts';
import { gridOutcome } from '../../sync/edits/use-edit-submitter.ts';
import { useLive } from '../../sync/live/live.tsx';
import { useSync } from '../../sync/open-sync.tsx';
import { cellName } from '../../sync/operation.ts';
import type { Outcome } from '../../sync/outcome.ts';
import { useTexts } from '../../texts/locale.tsx';
import { fieldLabel, formatValue } from '../../fields/history-labels.ts';
import { usePanel } from './panel-context.tsx';
import { useCurrency } from './use-currency.ts';
import { useEdit, type Edit } from './use-edit.ts';
import { useBaseVersion } from './use-base-version.ts';

/** The value and text that the person entered. */
export interface Written {
  readonly value: CellValue;
  readonly text: string;
  readonly override?: Override | undefined;
}

export interface CellEdit extends Pick<Edit, 'isSaving' | 'problem'> {
  /** The edit that was refused before this panel was opened; undefined when there is none. */
  readonly refused: Pick<Written, 'value' | 'text'> | undefined;
  readonly begin: () => void;
  /** Resolves to true when it is saved. Without network or session the edit is queued and survives a reload. */
  readonly send: (written: Written) => Promise<boolean>;
  /** The person discarded the text. */
  readonly discard: () => void;
}

const lost: Outcome = { ok: false, problem: problemOfError(null, '') };

/** Reports a refusal in the frame when its panel is closed. */
const useReportOffscreenError = () => {
  const { reportOffscreenError } = useLive();
  const { detail, flow, me } = usePanel();
  const currency = useCurrency();
  const texts = useTexts();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return (edit: GridEdit, outcome: Outcome) => {
    if (isOpen.current) return;
    const view = { texts, flow, me, currency };
    const labelOf = (path: string, value: unknown) => formatValue(path, value, view);
    const refusal = gridOutcome(outcome, { texts, labelOf });
    const columnName = () => fieldLabel(edit.columnId, view);
    if (!refusal.ok)
      reportOffscreenError([offscreenError({ edit, job: detail.job, refusal }, { columnName })]);
  };
};

/** One cell of the job, submitted like the sheet's cells: it is queued offline, and an error is never lost. */
export const useCellEdit = (columnId: string, base: CellValue): CellEdit => {
  const { detail, flow } = usePanel();
  const sync = useSync();
  const { job } = detail;
  const cell = { rowId: job.id, columnId };
  const [refused] = useState(() => sync.rejections().find(({ edit }) => cellName(edit) === cellName(cell)));
  const { run, forget, ...edit } = useEdit(refused?.problem ?? null, true);
  const since = useBaseVersion();
  const reportOffscreen = useReportOffscreenError();
  return {
    ...edit,
    refused: refused?.edit,
    begin: since.begin,
    discard: () => {
      since.forget();
      forget();
      sync.discard(cell);
    },
    send: ({ value, text, override }) =>
      run(async () => {
        const written = { ...cell, parentId: null, value, base, revision: since.version(), text };
        const [outcome = lost] = await sync.submitCells([written], {
          jobs: new Map([[job.id, job]]),
          flowOf: () => flow,
          overrideOf: () => override,
        });
        // After a save, or after the other value is displayed, the person has seen the current version.
        if (outcome.ok || outcome.problem.code === 'stale') since.forget();
        reportOffscreen(written, outcome);
        return outcome;
      }),
  };
};
