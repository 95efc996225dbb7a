import { useState } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { answerOf, api, newKey, newOperationId } from '../../api/client.ts';
import { useSync } from '../../sync/open-sync.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import type { JobFile } from './job-files.ts';

interface Removed {
  readonly name: string;
  readonly operationId: string;
}

export interface Removal {
  /** The file that was removed last, until its removal is undone. */
  readonly removed: Removed | null;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Resolves to true when the file is removed. */
  readonly remove: (file: JobFile) => Promise<boolean>;
  readonly undo: () => Promise<void>;
}

/** Removes files of the job; the removal is an operation of its own, which one press undoes. */
export const useRemoval = (): Removal => {
  const { detail } = usePanel();
  const sync = useSync();
  const { id, version } = detail.job;
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const busily = async <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    setBusy(true);
    setProblem(null);
    try {
      return await run();
    } finally {
      setBusy(false);
    }
  };
  return {
    removed,
    problem,
    isBusy,
    remove: ({ factKey, name }) =>
      busily(async () => {
        const operationId = newOperationId();
        const key = newKey();
        const outcome = await sync.sendNow(
          id,
          (baseVersion, header) =>
            answerOf(
              api.jobs[':id'].$patch({
                param: { id },
                json: { baseVersion, facts: { [factKey]: null } },
                ...header,
              }),
            ),
          { operationId, since: version, keyOf: () => key },
        );
        if (outcome.ok) setRemoved({ name, operationId });
        else setProblem(outcome.problem);
        return outcome.ok;
      }),
    undo: () =>
      busily(async () => {
        if (removed === null) return;
        const outcome = await sync.step({ way: 'undo', operationId: removed.operationId });
        if (outcome.ok) setRemoved(null);
        else setProblem(outcome.problem);
      }),
  };
};
