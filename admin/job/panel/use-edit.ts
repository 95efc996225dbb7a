import { useRef, useState } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { newKey } from '../../api/client.ts';
import type { Outcome } from '../../sync/outcome.ts';

export interface Edit {
  readonly isSaving: boolean;
  readonly problem: Problem | null;
  /**
   * Runs one write; true on success. A refusal is displayed until the next try. The idempotency key stays the
   * same until the write succeeds, so that a second press after a lost answer adds nothing twice.
   */
  readonly run: (write: (key: string) => Promise<Outcome>) => Promise<boolean>;
  readonly forget: () => void;
}

/** After a successful write the key would refuse another body, so a new key is needed. */
const isUsed = (outcome: Outcome): boolean => outcome.ok || outcome.problem.code === 'idempotency-mismatch';

let runningCount = 0;

/** Whether a write of the panel waits for its answer: where it is refused, only the panel says so. */
export const isWriting = (): boolean => runningCount > 0;

/** Counts a write while it runs. */
const counted = async (write: Promise<Outcome>): Promise<Outcome> => {
  runningCount += 1;
  return write.finally(() => (runningCount -= 1));
};

/** One write of the panel with its outcome. A write that is queued tells of its refusal everywhere, and is not counted. */
export const useEdit = (before: Problem | null = null, isQueued = false): Edit => {
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState(before);
  const key = useRef(newKey());
  return {
    isSaving,
    problem,
    forget: () => setProblem(null),
    run: async (write) => {
      setSaving(true);
      setProblem(null);
      const outcome = await (isQueued ? write(key.current) : counted(write(key.current)));
      if (isUsed(outcome)) key.current = newKey();
      setSaving(false);
      if (!outcome.ok) setProblem(outcome.problem);
      return outcome.ok;
    },
  };
};
