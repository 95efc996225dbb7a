import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MergeCustomers } from '#contract/customers/customers';
import type { Problem } from '#contract/jobs/job-answers';
import { customersKey, mergeCustomers } from '../api/shop/customers.ts';
import { problemOfError } from '../api/problem.ts';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { EditProblem } from '../ui/edit-problem.tsx';
import styles from './customers.module.css';

type MergeState =
  | { readonly step: 'idle' | 'running' | 'parted' }
  | { readonly step: 'merged'; readonly operationId: string; readonly count: number }
  | { readonly step: 'failed'; readonly problem: Problem };

/** A merge of two customers and its undo, which takes the one operation back. */
export const useMerge = () => {
  const { t } = useTexts();
  const cache = useQueryClient();
  const { step, readLists } = useSync();
  const [state, setState] = useState<MergeState>({ step: 'idle' });
  const read = () => Promise.all([cache.invalidateQueries({ queryKey: customersKey }), readLists()]);
  const run = async (id: string, request: MergeCustomers): Promise<boolean> => {
    setState({ step: 'running' });
    try {
      const { gestureId, movedCount } = await mergeCustomers(id, request);
      setState({ step: 'merged', operationId: gestureId, count: movedCount });
      await read();
      return true;
    } catch (error) {
      setState({ step: 'failed', problem: problemOfError(error, t('problem.network')) });
      return false;
    }
  };
  const undo = async (operationId: string): Promise<void> => {
    const outcome = await step({ way: 'undo', operationId, isConfirmed: true });
    if (!outcome.ok) setState({ step: 'failed', problem: outcome.problem });
    else setState({ step: 'parted' });
    await read();
  };
  return { state, run, undo, reset: () => setState({ step: 'idle' }) };
};

export type Merge = ReturnType<typeof useMerge>;

/** What became of the last merge, with its undo. */
export function MergeResult({ merge: { state, undo } }: { readonly merge: Merge }) {
  const { t } = useTexts();
  if (state.step === 'failed') return <EditProblem problem={state.problem} holdsValue={false} />;
  return (
    <div role="status">
      {state.step === 'merged' ? (
        <p className={styles['hint']}>
          {t('customers.didMerge', { count: state.count })}
          <Button onClick={() => void undo(state.operationId)}>{t('customers.undo')}</Button>
        </p>
      ) : null}
      {state.step === 'parted' ? <p className={styles['hint']}>{t('customers.didPart')}</p> : null}
    </div>
  );
}
