import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Ended } from './ended.tsx';
import { sheetOfChoice } from './import-phase.ts';
import { MapColumns } from './map-columns.tsx';
import { Progress } from './progress.tsx';
import { Report } from './report.tsx';
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
        <PhaseView {...props} desk={desk} />
      </div>
    </Dialog>
  );
}

function PhaseView({ desk, me, flows, onUndo, onClose }: ImportDialogProps & { readonly desk: ImportDesk }) {
  const { t, locale } = useTexts();
  const { phase, chosen } = desk;
  if (phase.at === 'choose' || chosen === null) {
    const { isReading, fault } = phase.at === 'choose' ? phase : { isReading: false, fault: null };
    return <ChooseFile isReading={isReading} fault={fault} onChoose={(file) => void desk.choose(file)} />;
  }
  switch (phase.at) {
    case 'map':
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
          {phase.problem ? (
            <p role="alert" className={styles['alert']}>
              {t('transfer.checkStopped', { why: phase.problem.detail })}
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
