import { Link } from 'wouter';
import { useTexts } from '../../texts/locale.tsx';

/** Where data comes in and goes out. */
export function DataSection() {
  const { t } = useTexts();
  return (
    <>
      <p>{t('settings.importExport')}</p>
      <p>
        <Link href="/">{t('settings.goJobs')}</Link>
      </p>
    </>
  );
}

/** What stands only in the local run. */
export function DevelopmentSection() {
  const { t } = useTexts();
  return (
    <ul>
      <li>
        <a href="/local/outbox" target="_blank" rel="noreferrer">
          {t('settings.outbox')}
        </a>
      </li>
      <li>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t('settings.apiDocs')}
        </a>
      </li>
    </ul>
  );
}
