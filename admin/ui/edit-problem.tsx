import { useId, useState, type FormEvent } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { useTexts } from '../texts/locale.tsx';
import { Button } from './controls/button.tsx';
import styles from './problem.module.css';

export interface EditProblemProps {
  readonly problem: Problem;
  /** Paths whose inputs show their own errors. */
  readonly isSaidAt?: ReadonlySet<string>;
  /** The label of the override, when a reason may override the refusal. */
  readonly overrideLabel?: string | undefined;
  readonly onOverride?: (reason: string) => void;
  /** A value was refused, which would be lost with the panel; false for a step, which is only tried again. */
  readonly holdsValue?: boolean;
}

/** The reason for a refused write in the server's text, with an override when the rule allows one. */
export function EditProblem({
  problem,
  isSaidAt,
  overrideLabel,
  onOverride,
  holdsValue = true,
}: EditProblemProps) {
  const { t, localize } = useTexts();
  const id = useId();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onOverride?.(reason.trim());
  };
  return (
    <div role="alert" data-unsaved={holdsValue ? '' : undefined} className={styles['problem']}>
      <p>{problem.status === 401 ? t('signIn.again') : problem.detail}</p>
      {problem.fields
        ?.filter(({ path }) => isSaidAt?.has(path) !== true)
        .map(({ path, message }) => (
          <p key={path}>{message}</p>
        ))}
      {problem.missing?.map((item) => (
        <p key={`${item.stage} ${item.item ?? item.milestone ?? item.label.en}`}>{localize(item.label)}</p>
      ))}
      {overrideLabel && onOverride ? (
        <form onSubmit={submit}>
          <label htmlFor={id}>{t('blocked.reason')}</label>
          <input
            id={id}
            value={reason}
            required
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" disabled={reason.trim() === ''}>
            {overrideLabel}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
