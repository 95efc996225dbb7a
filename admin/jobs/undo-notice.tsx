import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { jobAtHand } from '../api/job-cache.ts';
import type { StepOutcome } from '../api/step.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import styles from './undo-notice.module.css';

export interface UndoneStep {
  readonly way: 'undo' | 'redo';
  readonly outcome: StepOutcome;
}

interface UndoNoticeProps {
  readonly step: UndoneStep;
  readonly onClose: () => void;
}

/** A success is told for so long; what was not put back stays until it is closed. */
const shownMs = 4000;

const isWhole = ({ outcome }: UndoneStep): boolean => outcome.ok && outcome.refused.length === 0;

/** What an undo or redo did, and what of it could not be put back and why. */
export function UndoNotice({ step, onClose }: UndoNoticeProps) {
  const { t } = useTexts();
  const { way, outcome } = step;
  useEffect(() => {
    if (!isWhole(step)) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [step, onClose]);
  const client = useQueryClient();
  const titleOf = (jobId: string) => jobAtHand(client, jobId)?.title ?? jobId;
  return (
    <div role="status" className={styles['notice']} data-whole={isWhole(step)}>
      {outcome.ok ? (
        <p>{t(way === 'undo' ? 'undo.undone' : 'undo.redone', { count: outcome.jobCount })}</p>
      ) : (
        <p>{outcome.problem.detail}</p>
      )}
      {outcome.ok && outcome.refused.length > 0 ? (
        <ul>
          {outcome.refused.map(({ jobId, detail }) => (
            <li key={jobId}>
              <b>{titleOf(jobId)}</b> {detail}
            </li>
          ))}
        </ul>
      ) : null}
      <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
        ×
      </Button>
    </div>
  );
}
