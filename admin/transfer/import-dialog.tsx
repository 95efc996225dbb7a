import './dialog-texts.ts';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import { ChooseFile } from './steps/choose-file.tsx';
import { Ended } from './steps/ended.tsx';
import { sheetOfChoice, type Chosen, type Phase } from './import-phase.ts';
import { MapColumns } from './steps/map-columns.tsx';
import { PhaseHeading } from './steps/phase-heading.tsx';
import { PhaseStatus } from './steps/phase-status.tsx';
import { Progress } from './progress.tsx';
import { Report } from './steps/report.tsx';
import { useImport, type ImportDesk } from './use-import.ts';
import styles from './transfer.module.css';

interface ImportDialogProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly firstFlow: string;
  readonly onWritten: () => void;
  /** Takes back what was done under a gesture. */
  readonly onUndo: (gestureId: string) => void;
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

/** Brings jobs in from a file: choose it, say what its columns are, see what is wrong, and only then write. */
export default function ImportDialog(props: ImportDialogProps) {
  const { t } = useTexts();
  const desk = useImport(props);
  const close = () => {
    desk.cancel();
    // What was written is told before the dialog goes.
    if (desk.phase.at !== 'writing') props.onClose();
  };
  return (
    <Dialog title={t('transfer.importTitle')} size="wide" onClose={close}>
      <div className={styles['body']}>
        <PhaseHeading at={desk.phase.at} words={t(headings[desk.phase.at])} />
        <PhaseStatus phase={desk.phase} chosen={desk.chosen} />
        <PhaseView {...props} desk={desk} />
      </div>
    </Dialog>
  );
}

function PhaseView({ desk, me, flows, onUndo, onClose }: ImportDialogProps & { readonly desk: ImportDesk }) {
  const { t, locale } = useTexts();
  const { phase, chosen } = desk;
  if (phase.at === 'choose' || chosen === null) {
    const fault = phase.at === 'choose' ? phase.fault : null;
    return <ChooseFile fault={fault} onChoose={(file) => void desk.choose(file)} />;
  }
  switch (phase.at) {
    case 'map':
      return <MapStep chosen={chosen} desk={desk} flows={flows} problem={phase.problem} />;
    case 'checking':
    case 'writing': {
      const { done, all } = phase;
      const key = phase.at === 'checking' ? 'transfer.checking' : 'transfer.writing';
      return <Progress words={t(key, { done, all })} done={done} all={all} onCancel={desk.cancel} />;
    }
    case 'report':
      return (
        <Report
          chosen={chosen}
          check={phase.check}
          targets={desk.targets}
          sheets={{ me, flows, locale }}
          onBack={desk.toMap}
          onStart={() => void desk.write(phase.check)}
        />
      );
    case 'ended':
      return (
        <Ended
          chosen={chosen}
          end={phase.end}
          written={phase.written}
          onGoOn={(rest) => void desk.goOn(rest, phase.written)}
          onUndo={() => {
            onClose();
            onUndo(desk.gestureId());
          }}
          onClose={onClose}
        />
      );
  }
}

interface MapStepProps {
  readonly chosen: Chosen;
  readonly desk: ImportDesk;
  readonly flows: readonly Flow[];
  /** Why the check before came to nothing. */
  readonly problem: Problem | null;
}

function MapStep({ chosen, desk, flows, problem }: MapStepProps) {
  const { t } = useTexts();
  return (
    <>
      <MapColumns
        chosen={chosen}
        targets={desk.targets}
        flows={flows}
        onChange={desk.setChosen}
        onEncoding={(encoding) => void desk.chooseEncoding(encoding)}
        onSheet={desk.chooseSheet}
        onHeader={desk.chooseHeader}
      />
      {problem ? (
        <p role="alert" className={styles['alert']}>
          {t('transfer.checkStopped', { why: problem.detail })}
        </p>
      ) : null}
      <footer className={styles['foot']}>
        <Button onClick={desk.restart}>{t('transfer.another')}</Button>
        {sheetOfChoice(chosen)?.fault ? null : (
          <Button look="primary" onClick={() => void desk.check()}>
            {t('transfer.check')}
          </Button>
        )}
      </footer>
    </>
  );
}
