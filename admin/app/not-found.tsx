import { Link } from 'wouter';
import { useTexts } from '../texts/locale.tsx';
import styles from '../ui/failed.module.css';

/** What stands at an address that is no screen's: that it is none, and the way back. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <div className={styles['failed']} role="alert">
      <p>{t('shell.notFound')}</p>
      <Link href="/">{t('shell.backToJobs')}</Link>
    </div>
  );
}
