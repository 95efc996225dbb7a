import './dialog-texts.ts';
import { useRef, useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { exportAll, transferProblem } from '../api/transfer.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import { targetsOf } from './columns/target.ts';
import { exportedTargets, writeCell } from './columns/write-row.ts';
import { download } from './download.ts';
import { csvOf, xlsxOf, type OutTable } from './file/write-file.ts';
import { PhaseHeading } from './steps/phase-heading.tsx';
import { Progress } from './progress.tsx';
import styles from './transfer.module.css';

interface ExportDialogProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The query of the list: its filters and sort. */
  readonly query: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

type Phase =
  | { readonly at: 'ask'; readonly problem: string | null }
  | { readonly at: 'running'; readonly count: number }
  | { readonly at: 'done'; readonly count: number };

const headings = {
  ask: 'transfer.step.ask',
  running: 'transfer.step.running',
  done: 'transfer.step.exported',
} as const satisfies Readonly<Record<Phase['at'], TextKey>>;

/** Exports all jobs of the list to a file. */
export default function ExportDialog({ me, flows, query, onClose }: ExportDialogProps) {
  const { t, locale } = useTexts();
  const [phase, setPhase] = useState<Phase>({ at: 'ask', problem: null });
  const aborting = useRef(new AbortController());
  const problemOf = transferProblem(t('problem.network'));
  const tableOfJobs = async (): Promise<OutTable> => {
    aborting.current = new AbortController();
    const jobs = await exportAll(query, {
      signal: aborting.current.signal,
      onProgress: (count) => setPhase({ at: 'running', count }),
    });
    const sheets = { me, flows, locale };
    const targets = exportedTargets(targetsOf(sheets), jobs);
    return {
      headers: targets.map(({ label }) => label[locale]),
      rows: jobs.map((job) => targets.map((target) => writeCell(job, target, sheets))),
    };
  };
  const run = async (ending: 'csv' | 'xlsx'): Promise<void> => {
    setPhase({ at: 'running', count: 0 });
    try {
      const table = await tableOfJobs();
      const name = `${t('transfer.fileName')}-${me.today}`;
      download(ending === 'csv' ? csvOf(table) : await xlsxOf(t('jobs.sheet'), table), `${name}.${ending}`);
      setPhase({ at: 'done', count: table.rows.length });
    } catch (error) {
      const isCancelled = aborting.current.signal.aborted;
      setPhase({ at: 'ask', problem: isCancelled ? null : problemOf(error).detail });
    }
  };
  const close = () => {
    aborting.current.abort();
    onClose();
  };
  return (
    <Dialog title={t('transfer.exportTitle')} onClose={close}>
      <div className={styles['body']}>
        <PhaseHeading at={phase.at} label={t(headings[phase.at])} />
        <div role="status">
          {phase.at === 'done' ? <p>{t('transfer.exported', { count: phase.count })}</p> : null}
        </div>
        {phase.at === 'running' ? (
          <Progress
            label={t('transfer.exporting', { count: phase.count })}
            done={phase.count}
            all={null}
            onCancel={() => aborting.current.abort()}
          />
        ) : (
          <>
            <p>{t('transfer.exportHint')}</p>
            {phase.at === 'ask' && phase.problem ? (
              <p role="alert" className={styles['alert']}>
                {phase.problem}
              </p>
            ) : null}
            <footer className={styles['foot']}>
              <Button onClick={() => void run('csv')}>{t('transfer.exportCsv')}</Button>
              <Button onClick={() => void run('xlsx')}>{t('transfer.exportXlsx')}</Button>
            </footer>
          </>
        )}
      </div>
    </Dialog>
  );
}
