import { useSyncExternalStore } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { useLive } from './live.tsx';
import type { OutboxState } from '../outbox/outbox-state.ts';

const onlineChange = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says which edits nothing but this page holds, for then it must not be closed. */
function UnkeptLine({
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

/** Says that the network or the session is gone, how many edits wait, and what to do. */
export function WaitingLine({ className }: { readonly className: string | undefined }) {
  const { outbox } = useLive();
  const state = useSyncExternalStore(outbox.subscribe, outbox.state);
  return (
    <>
      <WhyLine className={className} state={state} />
      <UnkeptLine className={className} count={state.unkeptCount} />
    </>
  );
}

interface WhyLineProps {
  readonly className: string | undefined;
  readonly state: OutboxState;
}

function WhyLine({ className, state: { editCount: count, failingCount, why } }: WhyLineProps) {
  const { t } = useTexts();
  const isOnline = useSyncExternalStore(onlineChange, () => navigator.onLine);
  if (isOnline && why === null && failingCount === 0) return null;
  if (isOnline && why === null)
    return (
      <p role="status" className={className}>
        {t('live.failingCount', { count: failingCount })}
      </p>
    );
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
