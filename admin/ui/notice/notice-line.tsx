import type { Me, NoticeView } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { isUnreachable } from '#domain/notices/undelivered-notice';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { NoticeActs } from './notice-acts.tsx';
import { issueText } from './notice-issue.ts';
import styles from './notices.module.css';
import { addTexts } from '../../texts/catalogue.ts';
import { noticeTexts } from '../../texts/job/notices.ts';

// What is shown here comes later, and so do its texts.
addTexts(noticeTexts);

const stateTexts = {
  pending: 'notice.pending',
  leased: 'notice.leased',
  sent: 'notice.sent',
  superseded: 'notice.superseded',
  missed: 'notice.missed',
  failed: 'notice.failed',
  unknown: 'notice.unknown',
  dead: 'notice.dead',
  aside: 'notice.aside',
} as const;

const isKnownState = (state: string): state is keyof typeof stateTexts => Object.hasOwn(stateTexts, state);

interface NoticeLineProps {
  readonly notice: NoticeView;
  readonly me: Me;
  /** Set in lists with notices of several jobs. */
  readonly jobLink?: React.ReactNode;
}

/** One notice: its subject, recipient, state with time, and its message after it was sent. */
export function NoticeLine({ notice, me, jobLink }: NoticeLineProps) {
  const { t, localize, locale } = useTexts();
  const issue = notice.error ? issueText(notice.error) : null;
  const when = formatInstant(notice.sentAt ?? notice.sendAt, locale, me);
  return (
    <li className={styles['notice']} data-state={notice.state}>
      <span title={t('panel.source')}>{localize(notice.label)}</span> {jobLink}
      <small>
        {t('notice.to', { who: localize(notice.toLabel) })} ·{' '}
        {isKnownState(notice.state) ? t(stateTexts[notice.state], { when }) : notice.state}
      </small>
      {/* The state of a missed notice already contains the reason. */}
      {notice.error && notice.state !== 'missed' ? (
        <p className={styles['error']}>{issue === null ? notice.error : t(issue)}</p>
      ) : null}
      {isUnreachable(notice) && may(me.role, 'handle-notice') ? <NoticeActs notice={notice} /> : null}
      {notice.body ? (
        <details>
          <summary>{notice.subject}</summary>
          <p className={styles['body']}>{notice.body}</p>
        </details>
      ) : null}
    </li>
  );
}
