import { Link } from 'wouter';
import { useTexts } from '../texts/locale.tsx';
import styles from '../ui/failed.module.css';

/** The page for an unknown address, with a link back. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <div className={styles['failed']} role="alert">
      <p>{t('shell.notFound')}</p>
      <Link href="/">{t('shell.backToJobs')}</Link>
    </div>
  );
}
