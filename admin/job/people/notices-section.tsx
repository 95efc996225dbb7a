import { useTexts } from '../../texts/locale.tsx';
import { NoticeLine } from '../../ui/notice/notice-line.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import lists from '../../ui/lists.module.css';

/** The job's sent and scheduled notices; superseded ones are omitted. */
export function NoticesSection() {
  const { detail, me } = usePanel();
  const { t } = useTexts();
  const notices = detail.notices
    .filter(({ state }) => state !== 'superseded')
    .toSorted((a, b) => a.sendAt - b.sendAt);
  if (notices.length === 0) return <p className={lists['empty']}>{t('notice.none')}</p>;
  return (
    <ul className={lists['list']}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} me={me} />
      ))}
    </ul>
  );
}
