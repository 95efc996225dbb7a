import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Locale } from '#domain/texts/text';
import { readRows } from '../../api/client.ts';
import { previewNoticeText } from '../../api/shop/settings.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';

interface TextPreviewProps {
  readonly param: { readonly flow: string; readonly key: string };
  readonly words: { readonly locale: Locale; readonly subject: string; readonly body: string };
}

interface Letter {
  readonly subject: string;
  readonly body: string;
  readonly empty: readonly string[];
}

/** The newest jobs of a trade, for a first preview and for a list to choose from. */
const jobsOf = (flow: string) => ({
  queryKey: ['preview-jobs', flow],
  queryFn: async () => (await readRows({ flow, view: 'all', sort: '-number', limit: '50' })).jobs,
});

/** What the customer of a chosen job would read. */
export function TextPreview({ param, words }: TextPreviewProps) {
  const { t } = useTexts();
  const jobs = useQuery(jobsOf(param.flow)).data ?? [];
  const { state, run } = useSave();
  const [chosen, setChosen] = useState<string | null>(null);
  const [letter, setLetter] = useState<Letter | null>(null);
  const jobId = chosen ?? jobs[0]?.id;
  if (jobId === undefined) return <p>{t('messages.noJobYet')}</p>;
  const preview = async () => setLetter(await run(() => previewNoticeText(param, { jobId, ...words })));
  return (
    <>
      <Field label={t('messages.job')}>
        <select value={jobId} onChange={({ target }) => setChosen(target.value)}>
          {jobs.map(({ id, number, title }) => (
            <option key={id} value={id}>
              J-{number} {title}
            </option>
          ))}
        </select>
      </Field>
      <div className={styles['acts']}>
        <Button isBusy={state.step === 'saving'} onClick={() => void preview()}>
          {t('messages.preview')}
        </Button>
        {state.step === 'failed' ? <SaveSign state={state} onRetry={() => void preview()} /> : null}
      </div>
      {letter === null ? null : (
        <section className={styles['letter']} aria-label={t('messages.preview')}>
          <b>{letter.subject}</b>
          {letter.body}
        </section>
      )}
      {letter !== null && letter.empty.length > 0 ? (
        <p role="status">
          {t('messages.empty', { places: letter.empty.map((place) => `{${place}}`).join(' ') })}
        </p>
      ) : null}
    </>
  );
}
