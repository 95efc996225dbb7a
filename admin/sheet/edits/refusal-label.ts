import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import type { Flow } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import { fieldLabel, formatValue, type HistoryView } from '../../fields/history-labels.ts';
import type { Texts } from '../../texts/locale.tsx';

interface Reader {
  readonly job: JobRow;
  readonly flow: Flow;
  readonly texts: Texts;
  readonly me: Me;
}

/** The lines for a partly restored job: conflicting values first, then other paths that stay. */
export const refusalLabel = (
  { current = {}, mine = {}, left = [] }: EditResult,
  { job, flow, texts, me }: Reader,
): readonly string[] => {
  const currency = isCurrency(job.currency) ? job.currency : 'CNY';
  const view: HistoryView = { texts, flow, me, currency };
  const values = Object.entries(current).map(([path, theirs]) =>
    texts.t('undo.mineTheirs', {
      what: fieldLabel(path, view),
      mine: formatValue(path, mine[path], view),
      theirs: formatValue(path, theirs, view),
    }),
  );
  const staying = [...new Set(left.map(({ path }) => fieldLabel(path, view)))];
  const separator = texts.locale === 'en' ? ', ' : '、';
  return staying.length === 0
    ? values
    : [...values, texts.t('undo.stays', { what: staying.join(separator) })];
};
