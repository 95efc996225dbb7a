import type { JobRow, Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { isCurrency } from '#domain/money';
import { valueWords } from '../../panel/history-words.ts';
import type { Texts } from '../../texts/locale.tsx';

interface Stored {
  readonly job: JobRow;
  readonly flow: Flow | null;
  readonly texts: Texts;
  readonly me: Me;
}

/** A stored value as the sheet would show it. */
export const storedWords = (path: string, value: unknown, { job, flow, texts, me }: Stored): string => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  return flow ? valueWords(path, value, { texts, flow, me, currency }) : String(value);
};
