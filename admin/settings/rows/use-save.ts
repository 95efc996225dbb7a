import { useState } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { problemOfError } from '../../api/problem.ts';
import { useTexts } from '../../texts/locale.tsx';

/** How the last write of a row went. */
export type SaveState =
  | { readonly step: 'idle' | 'saving' }
  /** `count` is new with each write, so that its sign shows again. */
  | { readonly step: 'saved'; readonly count: number }
  | { readonly step: 'failed'; readonly problem: Problem };

export interface Save {
  readonly state: SaveState;
  /** Runs a write and resolves to its answer; null when it failed, which `state` then tells. */
  readonly run: <Answer>(write: () => Promise<Answer>) => Promise<Answer | null>;
}

/** The write of one row: while it runs, when it is done, and why it failed. */
export const useSave = (): Save => {
  const { t } = useTexts();
  const [state, setState] = useState<SaveState>({ step: 'idle' });
  const run = async <Answer>(write: () => Promise<Answer>): Promise<Answer | null> => {
    setState({ step: 'saving' });
    try {
      const answer = await write();
      setState(({ ...before }) => ({ step: 'saved', count: 'count' in before ? before.count + 1 : 1 }));
      return answer;
    } catch (error) {
      setState({ step: 'failed', problem: problemOfError(error, t('problem.network')) });
      return null;
    }
  };
  return { state, run };
};
