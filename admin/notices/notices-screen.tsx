import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Me, NoticeView } from '#contract/jobs/job-answers';
import { noticesQuery, undeliveredQuery } from '../api/queries.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { formatDate } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { NoticeLine } from '../ui/notice/notice-line.tsx';
import styles from '../ui/notice/notices.module.css';
import { noticesByDay } from './notices-by-day.ts';
import { addTexts } from '../texts/catalogue.ts';
import { noticeTexts } from '../texts/job/notices.ts';

// What is shown here comes later, and so do its texts.
addTexts(noticeTexts);

/** The sent and scheduled notices of all jobs by day, with the undelivered ones first. */
export default function NoticesScreen({ me }: { readonly me: Me }) {
  const { t, locale } = useTexts();
  const notices = useQuery(noticesQuery);
  const { data: undelivered = [] } = useQuery(undeliveredQuery);
  if (notices.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (notices.isError) return <LoadFailed error={notices.error} onRetry={() => void notices.refetch()} />;
  const days = noticesByDay(notices.data, me.shop.zone);
  return (
    <div className={styles['page']}>
      <h1>{t('shell.notices')}</h1>
      {undelivered.length > 0 ? (
        <NoticeGroup title={t('notice.undelivered')} notices={undelivered} me={me} />
      ) : null}
      {days.length === 0 ? <p>{t('notice.none')}</p> : null}
      {days.map(({ on, notices: ofDay }) => {
        const date = formatDate(on, locale, me);
        const title = on === me.today ? `${date} · ${t('notice.today')}` : date;
        return <NoticeGroup key={on} title={title} notices={ofDay} me={me} />;
      })}
    </div>
  );
}

interface NoticeGroupProps {
  readonly title: string;
  readonly notices: readonly NoticeView[];
  readonly me: Me;
}

function NoticeGroup({ title, notices, me }: NoticeGroupProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {notices.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            me={me}
            jobLink={<Link href={`/jobs/${notice.jobId}`}>J-{notice.jobNumber}</Link>}
          />
        ))}
      </ul>
    </section>
  );
}
