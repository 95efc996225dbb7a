import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Me, NoticeView } from '#contract/job-answers';
import { noticesQuery } from '../api/queries.ts';
import { LoadFailed } from '../shell/load-failed.tsx';
import { formatDate } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { NoticeLine } from './notice-line.tsx';
import styles from './notices.module.css';
import { noticesByDay } from './notices-by-day.ts';

/** Who was told and who will be, over all jobs, day by day. */
export default function NoticesScreen({ me }: { readonly me: Me }) {
  const { t, locale } = useTexts();
  const notices = useQuery(noticesQuery);
  if (notices.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (notices.isError) return <LoadFailed error={notices.error} onRetry={() => void notices.refetch()} />;
  const days = noticesByDay(notices.data, me.shop.zone);
  return (
    <div className={styles['page']}>
      <h1>{t('shell.notices')}</h1>
      {days.length === 0 ? <p>{t('notice.none')}</p> : null}
      {days.map((day) => (
        <section key={day.on} aria-label={formatDate(day.on, locale)}>
          <h2>{formatDate(day.on, locale)}</h2>
          <ul>
            {day.notices.map((notice) => (
              <NoticeLine
                key={notice.id}
                notice={notice}
                zone={me.shop.zone}
                jobLink={<JobLink notice={notice} />}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function JobLink({ notice }: { readonly notice: NoticeView }) {
  return <Link href={`/jobs/${notice.jobId}`}>J-{notice.jobNumber}</Link>;
}
