import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { problemOfError } from '../../api/problem.ts';
import { blockQuery } from '../../api/sheet-queries.ts';
import { useCommands } from '../../ui/commands.tsx';
import { catalogue } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { ListPart } from '../rows/use-sheet.ts';
import { printMax } from './printed-rows.ts';

/** Loads the pages of the lists one after the other, until the print limit is reached. */
const loadPages = async (client: QueryClient, parts: readonly ListPart[]): Promise<void> => {
  let left = printMax;
  for (const { query } of parts) {
    let hasMore = true;
    for (let block = 0; hasMore && left > 0; block += 1) {
      const page = await client.fetchQuery(blockQuery(client, query, block));
      left -= page.jobs.length;
      hasMore = page.nextCursor !== null;
    }
  }
};

type Progress = { readonly is: 'idle' | 'loading' } | { readonly is: 'failed'; readonly why: string };

const isPrintKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'p';

/** Whether the browser is printing; set synchronously before it captures the page. */
export const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
};

/**
 * Prints the lists by Ctrl+P and by command after loading their pages, because a browser that prints does not wait. The
 * browser's own menu prints only loaded rows.
 */
export const usePrint = (parts: readonly ListPart[]) => {
  const client = useQueryClient();
  const { t } = useTexts();
  const [progress, setProgress] = useState<Progress>({ is: 'idle' });
  const begin = async () => {
    setProgress({ is: 'loading' });
    try {
      await loadPages(client, parts);
    } catch (error) {
      setProgress({ is: 'failed', why: problemOfError(error, t('problem.network')).detail });
      return;
    }
    // Rendered synchronously, because the browser captures the page as soon as it prints.
    flushSync(() => setProgress({ is: 'idle' }));
    print();
  };
  useCommands([{ id: 'print', keys: 'Mod+p', text: catalogue['palette.print'], run: () => void begin() }]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPrintKey(event)) return;
      event.preventDefault();
      void begin();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return { progress, forget: () => setProgress({ is: 'idle' }) };
};
