import { useState } from 'react';
import type { Problem } from '#contract/job-answers';
import type { DetailOutcome } from '../api/job-actions.ts';

export interface Edit {
  readonly isSaving: boolean;
  readonly problem: Problem | null;
  /** Runs one write; true when it was done. A refusal stays on show until the next try. */
  readonly run: (write: () => Promise<DetailOutcome>) => Promise<boolean>;
  readonly forget: () => void;
}

/** One write of the panel with what became of it. */
export const useEdit = (): Edit => {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    isSaving,
    problem,
    forget: () => setProblem(null),
    run: async (write) => {
      setSaving(true);
      setProblem(null);
      const outcome = await write();
      setSaving(false);
      if (!outcome.ok) setProblem(outcome.problem);
      return outcome.ok;
    },
  };
};
