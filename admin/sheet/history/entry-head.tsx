import type { HistoryEntry } from '#contract/jobs/job-answers';
import { actionLabel, actorLabel, type HistoryView } from '../../fields/history-labels.ts';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';

interface EntryHeadProps {
  readonly entry: HistoryEntry;
  readonly view: HistoryView;
  /** Shows the sheet at a past instant, epoch ms. */
  readonly onMoment: (asOf: number) => void;
}

/** When, by whom and how a change was made, with a button to the sheet at that time. */
export function EntryHead({ entry, view, onMoment }: EntryHeadProps) {
  const { t, locale } = useTexts();
  return (
    <small>
      {formatInstant(entry.at, locale, view.me)} · {actorLabel(entry.actor, view)} ·{' '}
      {actionLabel(entry, view)}{' '}
      <Button look="quiet" onClick={() => onMoment(entry.at)}>
        {t('past.seeThen')}
      </Button>
    </small>
  );
}
