import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import type { Flow } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import { pathWords, valueWords, type HistoryView } from '../../fields/history-words.ts';
import type { Texts } from '../../texts/locale.tsx';

interface Reader {
  readonly job: JobRow;
  readonly flow: Flow;
  readonly texts: Texts;
  readonly me: Me;
}

/** Of a job that was not put back whole: each value that stays against one's own, then all else that stays. */
export const refusedWords = (
  { current = {}, mine = {}, left = [] }: EditResult,
  { job, flow, texts, me }: Reader,
): readonly string[] => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  const view: HistoryView = { texts, flow, me, currency };
  const values = Object.entries(current).map(([path, theirs]) =>
    texts.t('undo.mineTheirs', {
      what: pathWords(path, view),
      mine: valueWords(path, mine[path], view),
      theirs: valueWords(path, theirs, view),
    }),
  );
  const staying = [...new Set(left.map(({ path }) => pathWords(path, view)))];
  const separator = texts.locale === 'en' ? ', ' : '、';
  return staying.length === 0
    ? values
    : [...values, texts.t('undo.stays', { what: staying.join(separator) })];
};
