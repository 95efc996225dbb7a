import { useEffect, useState, type ReactNode } from 'react';
import { deferPart } from '../../../ui/deferred-part.ts';
import { LoadFailed } from '../../../ui/load-failed.tsx';
import type { PopoverState } from '../../../ui/overlays/use-popover.ts';
import { useTexts } from '../../../texts/locale.tsx';
import type { lateContents } from './late-contents.ts';

const late = deferPart(() => import('./late-contents.ts'));

/** Prefetches what the bar's popovers hold. */
export const { prepare: prepareBarContents } = late;

interface BarContentsProps {
  readonly state: PopoverState;
  readonly children: (contents: typeof lateContents) => ReactNode;
}

/** What a popover of the bar holds; its code comes after the first paint. */
export function BarContents({ state, children }: BarContentsProps) {
  const { t } = useTexts();
  const code = late.usePart();
  const [isLate] = useState(code.state !== 'ready');
  const { arrive } = state;
  useEffect(() => {
    if (isLate && code.state === 'ready') arrive();
  }, [isLate, code.state, arrive]);
  if (code.state === 'failed') return <LoadFailed error={code.error} onRetry={late.retry} />;
  return code.state === 'loading' ? (
    <p role="status">{t('shell.loading')}</p>
  ) : (
    children(code.part.lateContents)
  );
}
