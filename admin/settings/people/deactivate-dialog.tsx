import { useState, type FormEvent } from 'react';
import { deactivateStaff, workQuery, type StaffPerson } from '../../api/shop/staff.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { WithData } from '../sections/with-data.tsx';
import { useStaffWrite } from './use-staff-write.ts';

interface DeactivateDialogProps {
  readonly person: StaffPerson;
  readonly staff: readonly StaffPerson[];
  readonly onClose: () => void;
}

const nobody = 'nobody';

/** Ends a person's work here: their open jobs are listed, and each is handed to somebody in the same gesture. */
export function DeactivateDialog({ person, staff, onClose }: DeactivateDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog title={t('people.deactivateTitle', { name: person.name })} onClose={onClose}>
      <p>{t('people.deactivateHelp', { name: person.name })}</p>
      <WithData query={workQuery(person.id)}>
        {(work) => <HandOver person={person} staff={staff} work={work} onClose={onClose} />}
      </WithData>
    </Dialog>
  );
}

interface Work {
  readonly jobs: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly isInCharge: boolean;
    readonly tasks: readonly {
      readonly en: string;
      readonly 'zh-Hans': string;
      readonly 'zh-Hant': string;
    }[];
  }[];
  readonly moreCount: number;
}

interface HandOverProps extends DeactivateDialogProps {
  readonly work: Work;
}

function HandOver({ person, staff, work: { jobs, moreCount }, onClose }: HandOverProps) {
  const { t, localize } = useTexts();
  const write = useStaffWrite();
  const { state, run } = useSave();
  const [all, setAll] = useState('');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const others = staff.filter(({ id, isActive }) => isActive && id !== person.id);
  const choiceOf = (jobId: string): string => own[jobId] ?? all;
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const hand = jobs.map(({ id }) => ({ jobId: id, to: choiceOf(id) === nobody ? null : choiceOf(id) }));
    const done = await run(() =>
      write(() => deactivateStaff(person.id, { baseVersion: person.version, hand })),
    );
    if (done !== null) onClose();
  };
  const options = (
    <>
      <option value="">{t('people.choose')}</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={nobody}>{t('people.nobody')}</option>
    </>
  );
  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)}>
      {jobs.length === 0 ? <p>{t('people.noWork')}</p> : null}
      {jobs.length > 1 ? (
        <Field label={t('people.handAll')}>
          <select value={all} onChange={({ target }) => setAll(target.value)}>
            {options}
          </select>
        </Field>
      ) : null}
      {jobs.map(({ id, number, title, isInCharge, tasks }) => (
        <Field
          key={id}
          label={t('people.handTo', { job: `J-${number} ${title}` })}
          hint={[...(isInCharge ? [t('people.inCharge')] : []), ...tasks.map(localize)].join(' · ')}
        >
          <select
            required
            value={choiceOf(id)}
            onChange={({ target }) => setOwn({ ...own, [id]: target.value })}
          >
            {options}
          </select>
        </Field>
      ))}
      {moreCount > 0 ? <p>{t('people.moreWork', { count: moreCount })}</p> : null}
      <div className={styles['acts']}>
        <Button type="submit" look="danger" isBusy={state.step === 'saving'}>
          {t('people.doDeactivate')}
        </Button>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
      </div>
      <SaveSign state={state} onRetry={() => void send()} />
    </form>
  );
}
