import { useTexts } from '../../texts/locale.tsx';
import { tableOf, type Chosen, type Phase } from '../import-phase.ts';
import type { Counts } from '../run/import-run.ts';
import { rowsIn } from '../run/batches.ts';

interface PhaseStatusProps {
  readonly phase: Phase;
  readonly chosen: Chosen | null;
}

/** Announcements of the progress; more frequent ones would drown out everything else. */
const quarters = 4;

const percentDone = (done: number, all: number): number =>
  all === 0 ? 0 : (Math.floor((done / all) * quarters) / quarters) * 100;

/** The announcements of all steps, in one live region that stays mounted. */
export function PhaseStatus({ phase, chosen }: PhaseStatusProps) {
  return (
    <div role="status">
      <Words phase={phase} chosen={chosen} />
    </div>
  );
}

function Words({ phase, chosen }: PhaseStatusProps) {
  const { t } = useTexts();
  switch (phase.at) {
    case 'choose':
      return phase.isReading ? <p>{t('transfer.reading')}</p> : null;
    case 'map': {
      if (chosen === null) return null;
      const count = tableOf(chosen).rows.length;
      return <p>{t('transfer.rows', { name: chosen.file.name, count })}</p>;
    }
    case 'checking':
    case 'writing':
      return <p>{t('transfer.percentDone', { percent: percentDone(phase.done, phase.all) })}</p>;
    case 'report':
      return (
        <>
          <p>{t('transfer.nothingYet')}</p>
          <Found counts={phase.check.counts} issueCount={phase.check.issues.length} />
        </>
      );
    case 'ended':
      return <Ended phase={phase} />;
  }
}

function Found({ counts, issueCount }: { readonly counts: Counts; readonly issueCount: number }) {
  const { t } = useTexts();
  return (
    <ul>
      <li>{t('transfer.willOpen', { count: counts.opened })}</li>
      <li>{t('transfer.willChange', { count: counts.changed })}</li>
      <li>{t('transfer.same', { count: counts.same })}</li>
      <li data-bad={issueCount > 0 || undefined}>{t('transfer.faulty', { count: issueCount })}</li>
    </ul>
  );
}

function Ended({ phase: { end, written } }: { readonly phase: Phase & { readonly at: 'ended' } }) {
  const { t } = useTexts();
  const { counts, issues } = written;
  return (
    <>
      {end.how === 'done' ? <p>{t('transfer.done')}</p> : null}
      {end.how === 'cancelled' ? <p>{t('transfer.cancelled', { count: rowsIn(end.rest) })}</p> : null}
      <ul>
        <li>{t('transfer.opened', { count: counts.opened })}</li>
        <li>{t('transfer.changed', { count: counts.changed })}</li>
        {issues.length > 0 ? <li data-bad>{t('transfer.faulty', { count: issues.length })}</li> : null}
      </ul>
    </>
  );
}
