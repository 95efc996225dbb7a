import { useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { JobRow } from '#contract/jobs/job-answers';
import type { GridHandle, RefusalView } from '../../grid/index.ts';
import { overrideQuestion, type OverrideQuestion } from './override-dialog.tsx';
import type { EditSubmitter } from '../../sync/edits/use-edit-submitter.ts';

interface OverridePorts {
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly override: EditSubmitter['override'];
  readonly grid: RefObject<GridHandle | null>;
}

/** Asks for one reason for all edits refused for the same cause, and sends them again as one operation. */
export const useOverride = ({ jobs, override, grid }: OverridePorts) => {
  const [question, setQuestion] = useState<OverrideQuestion | null>(null);
  const [reason, setReason] = useState('');
  return {
    question,
    reason,
    setReason,
    ask: ({ edit, refusal, refused }: RefusalView) =>
      setQuestion(overrideQuestion({ edit, refusal }, refused(), (id) => jobs.get(id)?.title ?? id)),
    close: () => setQuestion(null),
    send: () => {
      if (!question) return;
      const edits = question.refused.map(({ edit }) => edit);
      // The dialog closes first, because it traps the focus.
      flushSync(() => {
        setQuestion(null);
        setReason('');
      });
      for (const edit of edits) override(edit, { reason: reason.trim() });
      grid.current?.resend(edits);
      grid.current?.focus();
    },
  };
};
