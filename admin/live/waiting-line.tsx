import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { useLive } from './live.tsx';

const onlineChange = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says that the network or the session is gone, how many edits wait, and what to do. */
export function WaitingLine({ className }: { readonly className: string | undefined }) {
  const { t } = useTexts();
  const { outbox } = useLive();
  const isOnline = useSyncExternalStore(onlineChange, () => navigator.onLine);
  const { editCount: count, why } = useSyncExternalStore(outbox.subscribe, outbox.state);
  if (isOnline && why === null) return null;
  if (why === 'signed-out')
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
