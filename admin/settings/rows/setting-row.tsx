import { cloneElement, useId, type ReactElement, type ReactNode } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { SaveState } from './use-save.ts';
import styles from '../settings.module.css';

const idle: SaveState = { step: 'idle' };

interface SettingRowProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** One input, select or textarea, which gets the id of its label and of what is said of it. */
  readonly children: ReactElement<{ id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }>;
  readonly state?: SaveState;
  readonly onRetry?: (() => void) | undefined;
}

/** A setting: its label, its control, and below it the help, the sign that it is saved, or why it is not. */
export function SettingRow({ label, help, children, state = idle, onRetry }: SettingRowProps) {
  const id = useId();
  const isFailed = state.step === 'failed';
  const described = [help ? `${id}-help` : '', isFailed ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles['row']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['control']}>
        {cloneElement(children, {
          id,
          ...(described ? { 'aria-describedby': described } : {}),
          ...(isFailed ? { 'aria-invalid': true } : {}),
        })}
        <SaveSign state={state} problemId={`${id}-problem`} onRetry={onRetry} />
        {help ? (
          <p id={`${id}-help`} className={styles['help']}>
            {help}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** A setting without a control: what is fixed elsewhere. */
export function FactRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{label}</span>
      <div className={styles['control']}>{children}</div>
    </div>
  );
}

interface SaveSignProps {
  readonly state: SaveState;
  readonly problemId?: string;
  readonly onRetry?: (() => void) | undefined;
}

/** Says that a write runs, is done, or failed and why, with a way to try again. */
export function SaveSign({ state, problemId, onRetry }: SaveSignProps) {
  const { t } = useTexts();
  if (state.step === 'failed') {
    const { problem } = state;
    return (
      <div id={problemId} className={styles['problem']} role="alert">
        <p>{problem.status === 401 ? t('signIn.again') : problem.detail}</p>
        {problem.fields?.map(({ path, message }) => (
          <p key={path}>{message}</p>
        ))}
        {onRetry ? <p>{t('settings.kept')}</p> : null}
        {onRetry ? <Button onClick={onRetry}>{t('shell.retry')}</Button> : null}
      </div>
    );
  }
  return (
    <span role="status" className={styles['sign']} data-step={state.step}>
      {state.step === 'saving' ? t('settings.saving') : null}
      {state.step === 'saved' ? <span key={state.count}>✓ {t('settings.saved')}</span> : null}
    </span>
  );
}
