import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { NoticeView, Problem } from '#contract/jobs/job-answers';
import type { HandleNotice } from '#contract/jobs/job-requests';
import { answerOf, api, newKey } from '../../api/client.ts';
import { putJob } from '../../api/job-cache.ts';
import { ProblemError, problemOfError } from '../../api/problem.ts';
import { jobQuery, noticesQuery, undeliveredQuery } from '../../api/queries.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../controls/button.tsx';
import styles from './notices.module.css';
import { addTexts } from '../../texts/catalogue.ts';
import { noticeTexts } from '../../texts/job/notices.ts';

// What is shown here comes later, and so do its texts.
addTexts(noticeTexts);

/** Whether the server answered. Without an answer the act may have succeeded, and the next press repeats it. */
const isAnswered = (error: unknown): boolean => error instanceof ProblemError;

type Act = HandleNotice['act'];

/** The actions on an undelivered notice: send it again while useful, or set it aside. */
export function NoticeActs({ notice }: { readonly notice: NoticeView }) {
  const { t, localize } = useTexts();
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The keys stay the same until the server answers, so that a second press after a lost answer does nothing
  // twice.
  const keys = useRef<Record<Act, string>>({ send: newKey(), aside: newKey() });
  const run = async (act: Act) => {
    setSaving(true);
    setProblem(null);
    try {
      const detail = await answerOf(
        api.jobs[':id'].notices.$post({
          param: { id: notice.jobId },
          json: { noticeId: notice.id, act },
          header: { 'idempotency-key': keys.current[act] },
        }),
      );
      client.setQueryData(jobQuery(detail.job.id).queryKey, detail);
      putJob(client, detail.job);
    } catch (error) {
      setProblem(problemOfError(error, t('problem.network')));
      setSaving(false);
      if (!isAnswered(error)) return;
    }
    keys.current[act] = newKey();
    setSaving(false);
    // Also after a refusal, which shows that the displayed state is out of date.
    void client.invalidateQueries({ queryKey: noticesQuery.queryKey });
    void client.invalidateQueries({ queryKey: undeliveredQuery.queryKey });
  };
  // The same notice may go to several people.
  const reader = t('notice.to', { who: localize(notice.toLabel) });
  const name = (act: string): string => `${act}: ${localize(notice.label)}, J-${notice.jobNumber}, ${reader}`;
  return (
    <div className={styles['acts']}>
      {notice.state === 'missed' ? null : (
        <Button isBusy={isSaving} aria-label={name(t('notice.sendAgain'))} onClick={() => void run('send')}>
          {t('notice.sendAgain')}
        </Button>
      )}
      <Button
        look="quiet"
        isBusy={isSaving}
        aria-label={name(t('notice.putAside'))}
        onClick={() => void run('aside')}
      >
        {t('notice.putAside')}
      </Button>
      {problem ? (
        <p role="alert" className={styles['error']}>
          {problem.detail}
        </p>
      ) : null}
    </div>
  );
}
