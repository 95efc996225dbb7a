import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Locale } from '#domain/texts/text';
import {
  noticeTextsQuery,
  saveNoticeText,
  shopHistoryQuery,
  type NoticeKindText,
} from '../../api/shop/settings.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { useDraft } from '../rows/drafts.ts';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { TextPreview } from './text-preview.tsx';

interface TextFormProps {
  readonly flow: string;
  readonly kind: NoticeKindText;
  readonly locale: Locale;
}

/** The words of one notice in one language: written, previewed on a job, saved, or put back to the trade's. */
export function TextForm({ flow, kind, locale }: TextFormProps) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const { state, run } = useSave();
  const area = useRef<HTMLTextAreaElement>(null);
  const stored = kind.texts[locale];
  const name = `${flow} ${kind.key} ${locale}`;
  const [subject, setSubject] = useDraft(`subject ${name}`);
  const [body, setBody] = useDraft(`body ${name}`);
  const words = { locale, subject: subject ?? stored.subject, body: body ?? stored.body };
  const isChanged = words.subject !== stored.subject || words.body !== stored.body;
  const param = { flow, key: kind.key };
  const drop = () => {
    setSubject(null);
    setBody(null);
  };
  const write = async (json: Parameters<typeof saveNoticeText>[1]) => {
    const kinds = await run(() => saveNoticeText(param, json));
    const { queryKey } = noticeTextsQuery(flow);
    if (kinds === null) return void cache.invalidateQueries({ queryKey });
    cache.setQueryData(queryKey, kinds);
    void cache.invalidateQueries({ queryKey: shopHistoryQuery.queryKey });
    drop();
  };
  const save = () => void write({ baseVersion: kind.version, ...words });
  const put = (place: string) => {
    const at = area.current?.selectionStart ?? words.body.length;
    setBody(`${words.body.slice(0, at)}{${place}}${words.body.slice(at)}`);
    area.current?.focus();
  };
  return (
    <div className={styles['form']}>
      <Field label={t('messages.subject')}>
        <input maxLength={200} value={words.subject} onChange={({ target }) => setSubject(target.value)} />
      </Field>
      <Field label={t('messages.body')}>
        <textarea
          ref={area}
          rows={8}
          maxLength={4000}
          value={words.body}
          onChange={({ target }) => setBody(target.value)}
        />
      </Field>
      <details>
        <summary>{t('messages.places')}</summary>
        <p className={styles['help']}>{t('messages.placesHelp')}</p>
        <div className={styles['places']}>
          {kind.places.map((place) => (
            <button key={place} type="button" onClick={() => put(place)}>
              {`{${place}}`}
            </button>
          ))}
        </div>
      </details>
      <div className={styles['acts']}>
        <Button look="primary" disabled={!isChanged} isBusy={state.step === 'saving'} onClick={save}>
          {t('messages.save')}
        </Button>
        {stored.isOwn ? (
          <Button onClick={() => void write({ baseVersion: kind.version, locale, isReset: true })}>
            {t('messages.reset')}
          </Button>
        ) : null}
        <SaveSign state={state} onRetry={isChanged ? save : undefined} />
      </div>
      <TextPreview param={param} words={words} />
    </div>
  );
}
