import { useEffect, useRef } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import styles from './undo-notice.module.css';

interface StepQuestionProps {
  readonly way: 'undo' | 'redo';
  readonly step: NonNullable<Problem['step']>;
  readonly onConfirm: (operationId: string) => void;
  readonly onClose: () => void;
}

/** Confirms an undo or redo of many jobs, with their number and the consequences. Enter confirms, Escape cancels. */
export function StepQuestion({ way, step, onConfirm, onClose }: StepQuestionProps) {
  const { t } = useTexts();
  const confirm = useRef<HTMLButtonElement>(null);
  // After the dialog has opened, because it focuses its first button, which closes it.
  useEffect(() => confirm.current?.focus(), []);
  const editedCount = step.jobCount - step.openedCount;
  return (
    <Dialog title={t(`${way}.askTitle`, { count: step.jobCount })} onClose={onClose}>
      {step.openedCount > 0 ? <p>{t(`${way}.askOpened`, { count: step.openedCount })}</p> : null}
      {editedCount > 0 ? <p>{t(`${way}.askEdited`, { count: editedCount })}</p> : null}
      <p>{t('undo.askOthers')}</p>
      <menu className={styles['answers']}>
        <Button onClick={onClose}>{t('undo.askKeep')}</Button>
        <Button ref={confirm} look="primary" onClick={() => onConfirm(step.gestureId)}>
          {t(`${way}.askDo`, { count: step.jobCount })}
        </Button>
      </menu>
    </Dialog>
  );
}
