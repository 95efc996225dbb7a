import type { FormEvent } from 'react';
import type { DocumentDetail } from '#contract/jobs/document-answers';
import { EditProblem } from '../ui/edit-problem.tsx';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { writtenParts } from './document-content.ts';
import { useTypedParts } from './typed-parts.ts';
import type { DocumentWrites } from './use-document-writes.ts';
import styles from './document.module.css';

interface FileVersionProps {
  readonly jobId: string;
  readonly detail: DocumentDetail;
  readonly writes: DocumentWrites;
  readonly onDone: () => void;
}

/** Files a new version: its written parts, and what is still empty before anybody presses. */
export function FileVersion({ jobId, detail, writes, onDone }: FileVersionProps) {
  const { t, localize } = useTexts();
  const parts = writtenParts(detail);
  const typed = useTypedParts(jobId, detail.key, detail.content?.texts ?? {});
  const missing = detail.next?.missing ?? [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const texts = Object.fromEntries(parts.map(({ key }) => [key, typed.parts[key] ?? '']));
    const written = Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== ''));
    if (!(await writes.record({ key: detail.key, state: 'filed', texts: written }))) return;
    typed.forget();
    onDone();
  };
  return (
    <form className={styles['form']} onSubmit={submit} aria-label={t('page.file')}>
      {missing.length > 0 ? (
        <div className={styles['note']}>
          {t('page.missing')}
          <ul>
            {missing.map((item) => (
              <li key={item.item ?? item.milestone ?? item.label.en}>{localize(item.label)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {parts.map(({ key, label, help }) => (
        <Field key={key} label={localize(label)} hint={help === undefined ? undefined : localize(help)}>
          <textarea
            value={typed.parts[key] ?? ''}
            maxLength={4000}
            onChange={(event) => typed.type(key, event.target.value)}
          />
        </Field>
      ))}
      {parts.length > 0 ? <p className={styles['quiet']}>{t('page.typed')}</p> : null}
      {writes.problem === null ? null : <EditProblem problem={writes.problem} />}
      <span className={styles['bar']}>
        <Button type="submit" look="primary" isBusy={writes.isSaving}>
          {t('page.file')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </span>
    </form>
  );
}
