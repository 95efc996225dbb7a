import { useEffect, useState } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';

/** Shortest interval (ms) between two checks, however often the tab becomes visible. */
const askMs = 5 * 60_000;

/** The address of the page's own script; its name contains a digest of its contents. */
const scriptIn = (page: ParentNode): string | null =>
  page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;

const servedScript = async (): Promise<string | null> => {
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    return answer.ok ? scriptIn(new DOMParser().parseFromString(await answer.text(), 'text/html')) : null;
  } catch {
    return null;
  }
};

/** Whether the server has a newer version of the page; checked when the tab becomes visible. */
const useNewVersion = (): boolean => {
  const [isNew, setIsNew] = useState(false);
  useEffect(() => {
    let askedAt = performance.now();
    const ask = async () => {
      const served = await servedScript();
      if (served !== null && served !== scriptIn(document)) setIsNew(true);
    };
    const onBack = () => {
      if (document.visibilityState !== 'visible' || performance.now() - askedAt < askMs) return;
      askedAt = performance.now();
      void ask();
    };
    // A chunk of this version is no longer served.
    const onMissingPart = () => void ask();
    document.addEventListener('visibilitychange', onBack);
    addEventListener('vite:preloadError', onMissingPart);
    return () => {
      document.removeEventListener('visibilitychange', onBack);
      removeEventListener('vite:preloadError', onMissingPart);
    };
  }, []);
  return isNew;
};

/** Offers to load the newest version. It never reloads by itself, because the person may be typing. */
export function NewVersion({ className }: { readonly className: string | undefined }) {
  const { t } = useTexts();
  if (!useNewVersion()) return null;
  return (
    <p role="status" className={className}>
      {t('shell.newVersion')} <Button onClick={() => location.reload()}>{t('shell.reload')}</Button>
    </p>
  );
}
