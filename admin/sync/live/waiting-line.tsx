import { useSyncExternalStore } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { useSync } from '../open-sync.tsx';
import type { SyncStatus } from '../operation.ts';

const onlineChange = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Warns about edits that only this page has, which closing the page would lose. */
function UnpersistedLine({
  className,
  count,
}: {
  readonly className: string | undefined;
  readonly count: number;
}) {
  const { t } = useTexts();
  return count === 0 ? null : (
    <p role="alert" className={className}>
      {t('live.unkept', { count })}
    </p>
  );
}

/** Reports a lost network or session, the number of waiting edits, and what to do. */
export function WaitingLine({ className }: { readonly className: string | undefined }) {
  const sync = useSync();
  const status = useSyncExternalStore(sync.subscribe, sync.status);
  return (
    <>
      <WhyLine className={className} status={status} />
      <UnpersistedLine className={className} count={status.unpersistedCount} />
    </>
  );
}

interface WhyLineProps {
  readonly className: string | undefined;
  readonly status: SyncStatus;
}

function WhyLine({ className, status }: WhyLineProps) {
  const { waitingCount: count, failingCount, offlineReason } = status;
  const { t } = useTexts();
  const isOnline = useSyncExternalStore(onlineChange, () => navigator.onLine);
  if (isOnline && offlineReason === null && failingCount === 0) return null;
  if (isOnline && offlineReason === null)
    return (
      <p role="status" className={className}>
        {t('live.failingCount', { count: failingCount })}
      </p>
    );
  if (offlineReason === 'signed-out')
    return (
      <p role="status" className={className}>
        {t('live.signedOut', { count })}{' '}
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {t('live.signIn')}
        </a>
      </p>
    );
  return (
    <p role="status" className={className}>
      {count === 0 ? t('shell.offline') : t(isOnline ? 'live.away' : 'live.offline', { count })}
    </p>
  );
}
