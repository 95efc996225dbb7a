import './dialog-texts.ts';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import { LoadingDialog } from '../ui/overlays/loading-dialog.tsx';
import { ChooseFile } from './steps/choose-file.tsx';
import { Ended } from './steps/ended.tsx';
import { sheetOfChoice, type Chosen, type Phase } from './import-phase.ts';
import { MapColumns } from './steps/map-columns.tsx';
import { PhaseHeading } from './steps/phase-heading.tsx';
import { PhaseStatus } from './steps/phase-status.tsx';
import { Progress } from './progress.tsx';
import { Report } from './steps/report.tsx';
import { useImport, type ImportFlow } from './use-import.ts';
import styles from './transfer.module.css';

interface ImportDialogProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly firstFlow: string;
  readonly onWritten: () => void;
  /** Undoes an operation. */
  readonly onUndo: (operationId: string) => void;
  readonly onClose: () => void;
}

const headings = {
  choose: 'transfer.step.choose',
  map: 'transfer.step.map',
  checking: 'transfer.step.checking',
  report: 'transfer.step.report',
  writing: 'transfer.step.writing',
  ended: 'transfer.step.ended',
} as const satisfies Readonly<Record<Phase['at'], TextKey>>;

/** Imports jobs from a file, once the trades are known, because the columns and the trade are guessed by them. */
export default function ImportDialog(props: ImportDialogProps) {
  const { t } = useTexts();
  if (props.flows.length > 0) return <ImportSteps {...props} />;
  return <LoadingDialog title={t('transfer.importTitle')} onClose={props.onClose} />;
}

/** Choose the file, map its columns, review the issues, and only then write. */
function ImportSteps(props: ImportDialogProps) {
  const { t } = useTexts();
  const flow = useImport(props);
  const close = () => {
    flow.cancel();
    // During writing the dialog stays, to report what was written.
    if (flow.phase.at !== 'writing') props.onClose();
  };
  return (
    <Dialog title={t('transfer.importTitle')} size="wide" onClose={close}>
      <div className={styles['body']}>
        <PhaseHeading at={flow.phase.at} label={t(headings[flow.phase.at])} />
        <PhaseStatus phase={flow.phase} chosen={flow.chosen} />
        <PhaseView {...props} flow={flow} />
      </div>
    </Dialog>
  );
}

function PhaseView({ flow, me, flows, onUndo, onClose }: ImportDialogProps & { readonly flow: ImportFlow }) {
  const { t, locale } = useTexts();
  const { phase, chosen } = flow;
  if (phase.at === 'choose' || chosen === null) {
    const issue = phase.at === 'choose' ? phase.issue : null;
    return <ChooseFile issue={issue} onChoose={(file) => void flow.choose(file)} />;
  }
  switch (phase.at) {
    case 'map':
      return <MapStep chosen={chosen} flow={flow} flows={flows} problem={phase.problem} />;
    case 'checking':
    case 'writing': {
      const { done, all } = phase;
      const key = phase.at === 'checking' ? 'transfer.checking' : 'transfer.writing';
      return <Progress label={t(key, { done, all })} done={done} all={all} onCancel={flow.cancel} />;
    }
    case 'report':
      return (
        <Report
          chosen={chosen}
          check={phase.check}
          targets={flow.targets}
          sheets={{ me, flows, locale }}
          onBack={flow.toMap}
          onStart={() => void flow.write(phase.check)}
        />
      );
    case 'ended':
      return (
        <Ended
          chosen={chosen}
          end={phase.end}
          written={phase.written}
          onGoOn={(rest) => void flow.goOn(rest, phase.written)}
          onUndo={() => {
            onClose();
            onUndo(flow.operationId());
          }}
          onClose={onClose}
        />
      );
  }
}

interface MapStepProps {
  readonly chosen: Chosen;
  readonly flow: ImportFlow;
  readonly flows: readonly Flow[];
  /** Why the last check failed. */
  readonly problem: Problem | null;
}

function MapStep({ chosen, flow, flows, problem }: MapStepProps) {
  const { t } = useTexts();
  return (
    <>
      <MapColumns
        chosen={chosen}
        targets={flow.targets}
        flows={flows}
        onChange={flow.setChosen}
        onEncoding={(encoding) => void flow.chooseEncoding(encoding)}
        onSheet={flow.chooseSheet}
        onHeader={flow.chooseHeader}
      />
      {problem ? (
        <p role="alert" className={styles['alert']}>
          {t('transfer.checkStopped', { why: problem.detail })}
        </p>
      ) : null}
      <footer className={styles['foot']}>
        <Button onClick={flow.restart}>{t('transfer.another')}</Button>
        {sheetOfChoice(chosen)?.issue ? null : (
          <Button look="primary" onClick={() => void flow.check()}>
            {t('transfer.check')}
          </Button>
        )}
      </footer>
    </>
  );
}
