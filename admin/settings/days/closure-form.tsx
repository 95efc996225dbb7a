import { useState, type FormEvent } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { useDraft } from '../rows/drafts.ts';
import styles from '../settings.module.css';
import { ClosurePreview, type NewClosure } from './closure-preview.tsx';

/** Closes the shop on days: first what would move is shown, then it is saved. */
export function ClosureForm({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const [from, setFrom] = useDraft('closure.from');
  const [to, setTo] = useDraft('closure.to');
  const [reason, setReason] = useDraft('closure.reason');
  const [preview, setPreview] = useState<NewClosure | null>(null);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setPreview({ from: from ?? '', to: to ?? from ?? '', reason: reason?.trim() || null });
  };
  const change =
    (set: (text: string) => void) => (event: { readonly target: { readonly value: string } }) => {
      setPreview(null);
      set(event.target.value);
    };
  const clear = () => {
    setPreview(null);
    for (const set of [setFrom, setTo, setReason]) set(null);
  };
  return (
    <form className={styles['form']} onSubmit={ask}>
      <div className={styles['pair']}>
        <Field label={t('settings.from')}>
          <input type="date" required value={from ?? ''} onChange={change(setFrom)} />
        </Field>
        <Field label={t('settings.to')}>
          <input type="date" value={to ?? from ?? ''} onChange={change(setTo)} />
        </Field>
      </div>
      <Field label={t('settings.reason')}>
        <input maxLength={200} value={reason ?? ''} onChange={change(setReason)} />
      </Field>
      <div className={styles['acts']}>
        <Button type="submit" disabled={preview !== null}>
          {t('settings.showMoves')}
        </Button>
      </div>
      {preview === null ? null : (
        <ClosurePreview me={me} closure={preview} isRemoved={false} onDone={clear} />
      )}
    </form>
  );
}
