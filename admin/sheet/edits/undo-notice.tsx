import { useEffect } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { RefusedStep, StepOutcome } from '../../sync/undo-step.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { refusalLabel } from './refusal-label.ts';
import { StepQuestion } from './step-question.tsx';
import styles from './undo-notice.module.css';

export interface UndoneStep {
  readonly way: 'undo' | 'redo';
  readonly outcome: StepOutcome;
}

interface UndoNoticeProps {
  readonly step: UndoneStep;
  readonly me: Me;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly onClose: () => void;
  /** The person confirms the undo or redo of an operation on many jobs. */
  readonly onConfirm: (operationId: string) => void;
}

/** How long (ms) a success is displayed; partial results stay until they are closed. */
const visibleMs = 4000;

const isWhole = ({ outcome }: UndoneStep): boolean => outcome.ok && outcome.refused.length === 0;

/** The result of an undo or redo, with what could not be restored and why, job by job. */
export function UndoNotice({ step, me, flowOf, onClose, onConfirm }: UndoNoticeProps) {
  const { t } = useTexts();
  const { way, outcome } = step;
  useEffect(() => {
    if (!isWhole(step)) return;
    const timer = setTimeout(onClose, visibleMs);
    return () => clearTimeout(timer);
  }, [step, onClose]);
  const request = outcome.ok ? undefined : outcome.problem.step;
  if (request) return <StepQuestion way={way} step={request} onConfirm={onConfirm} onClose={onClose} />;
  return (
    <div role="status" className={styles['notice']} data-whole={isWhole(step)}>
      {outcome.ok ? (
        <p>{t(way === 'undo' ? 'undo.undone' : 'undo.redone', { count: outcome.jobCount })}</p>
      ) : (
        <p>{outcome.problem.detail}</p>
      )}
      {outcome.ok && outcome.refused.length > 0 ? (
        <ul>
          {outcome.refused.map((refused) => (
            <RefusedJob key={refused.result.jobId} refused={refused} me={me} flowOf={flowOf} />
          ))}
        </ul>
      ) : null}
      <Button look="quiet" aria-label={t('shell.close')} onClick={onClose}>
        ×
      </Button>
    </div>
  );
}

interface RefusedJobProps extends Pick<UndoNoticeProps, 'me' | 'flowOf'> {
  readonly refused: RefusedStep;
}

function RefusedJob({ refused: { result, job }, me, flowOf }: RefusedJobProps) {
  const texts = useTexts();
  const flow = job && flowOf(job);
  return (
    <li>
      <b>{job?.title ?? result.jobId}</b> {result.detail}
      {job && flow
        ? refusalLabel(result, { job, flow, texts, me }).map((line) => <p key={line}>{line}</p>)
        : null}
    </li>
  );
}
