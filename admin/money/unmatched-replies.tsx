import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { ReplyView } from '#contract/shop/replies';
import { phoneDigits } from '#domain/texts/phone-digits';
import { answerOf, api, newKey } from '../api/client.ts';
import { problemOfError } from '../api/problem.ts';
import { jobSearchQuery } from '../api/queries.ts';
import { addTexts } from '../texts/catalogue.ts';
import { formatInstant } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { replyTexts } from '../texts/money/replies.ts';
import { Button } from '../ui/controls/button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import styles from '../ui/notice/notices.module.css';

// The screen comes later, and so do its texts.
addTexts(replyTexts);

const repliesQuery = {
  queryKey: ['replies'],
  queryFn: () => answerOf(api.replies.$get()),
} as const;

/** Text messages that answer no notice: each is attached to a job, or put aside with a reason. */
export function UnmatchedReplies({ me }: { readonly me: Me }) {
  const { t, locale } = useTexts();
  const replies = useQuery(repliesQuery);
  if (replies.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (replies.isError) return <LoadFailed error={replies.error} onRetry={() => void replies.refetch()} />;
  const { open, decided } = replies.data;
  return (
    <section aria-label={t('replies.title')}>
      <h2>{t('replies.title')}</h2>
      {open.length === 0 ? <p>{t('replies.empty')}</p> : null}
      <ul>
        {open.map((reply) => (
          <OpenReply key={reply.id} reply={reply} me={me} />
        ))}
      </ul>
      {decided.length === 0 ? null : (
        <details>
          <summary>{t('replies.decided')}</summary>
          <ul>
            {decided.map((reply) => (
              <li key={reply.id} className={styles['notice']}>
                {reply.body}
                <small>
                  {reply.phone} · {formatInstant(reply.decidedAt ?? reply.receivedAt, locale, me)} ·{' '}
                  {me.staff.find(({ id }) => id === reply.decidedBy)?.name ?? ''} ·{' '}
                  {reply.reason === null
                    ? t('replies.attached')
                    : t('replies.asideFor', { reason: reply.reason })}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OpenReply({ reply, me }: { readonly reply: ReplyView; readonly me: Me }) {
  const { t, locale } = useTexts();
  const client = useQueryClient();
  const id = useId();
  // The jobs of the sender's number are offered at once.
  const [find, setFind] = useState(phoneDigits(reply.phone));
  const [reason, setReason] = useState('');
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [key] = useState(newKey);
  const found = useQuery({ ...jobSearchQuery(find), enabled: find.trim() !== '' });
  const run = async (act: () => Promise<unknown>) => {
    setSaving(true);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(problemOfError(error, t('problem.network')));
    }
    setSaving(false);
    void client.invalidateQueries({ queryKey: repliesQuery.queryKey });
  };
  const param = { id: reply.id };
  const attach = (jobId: string) =>
    run(() =>
      answerOf(
        api.replies[':id'].$post({ param, json: { jobId }, header: { 'idempotency-key': `${key}${jobId}` } }),
      ),
    );
  const putAside = () => run(() => answerOf(api.replies[':id'].$patch({ param, json: { reason } })));
  return (
    <li className={styles['notice']}>
      <b>{reply.body}</b>
      <small>
        {reply.phone} · {formatInstant(reply.receivedAt, locale, me)} · {t('replies.why')}
      </small>
      <label htmlFor={`${id}-find`}>{t('replies.find')}</label>{' '}
      <input id={`${id}-find`} type="search" value={find} onChange={(event) => setFind(event.target.value)} />
      <div className={styles['acts']}>
        {(found.data?.jobs ?? []).map((job) => (
          <Button key={job.id} isBusy={isSaving} onClick={() => void attach(job.id)}>
            {t('replies.attach', { job: `J-${job.number} ${job.title}` })}
          </Button>
        ))}
      </div>
      <label htmlFor={`${id}-reason`}>{t('replies.reason')}</label>{' '}
      <input id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} />{' '}
      <Button look="quiet" isBusy={isSaving} disabled={reason.trim() === ''} onClick={() => void putAside()}>
        {t('replies.aside')}
      </Button>
      {problem ? (
        <p role="alert" className={styles['error']}>
          {problem.detail}
        </p>
      ) : null}
    </li>
  );
}
