import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { may, roles } from '#domain/rights/rights';
import { locales } from '#domain/texts/text';
import { endSessions, patchStaff, type StaffPerson } from '../../api/shop/staff.ts';
import { localeNames } from '../../texts/locale-names.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { SelectRow } from '../rows/select-row.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { TextRow } from '../rows/text-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { DutyRows } from './duty-rows.tsx';
import { LeaveOf } from './leave-rows.tsx';
import { useStaffWrite } from './use-staff-write.ts';

interface PersonRowsProps {
  readonly me: Me;
  readonly person: StaffPerson;
  readonly staff: readonly StaffPerson[];
  readonly mayManage: boolean;
}

/** What can be changed about a person: name, role, language and leave, their sessions, and their end here. */
export function PersonRows({ me, person, staff, mayManage }: PersonRowsProps) {
  const { t } = useTexts();
  const write = useStaffWrite();
  const mayGive = may(me.role, 'give-duties');
  const { id, version: baseVersion, name, role, locale } = person;
  const save = (change: Omit<Parameters<typeof patchStaff>[1], 'baseVersion'>) =>
    write(() => patchStaff(id, { baseVersion, ...change }));
  return (
    <>
      {mayManage ? (
        <>
          <TextRow
            name={`staff ${id}`}
            label={t('people.name')}
            value={name}
            maxLength={100}
            onSave={(next) => save({ name: next })}
          />
          <SelectRow
            label={t('people.role')}
            help={t('people.roleHelp')}
            value={role}
            options={roles.map((item) => [item, t(`role.${item}`)] as const)}
            onSave={(next) => save({ role: next })}
          />
          <SelectRow
            label={t('people.language')}
            value={locale}
            options={locales.map((item) => [item, localeNames[item]] as const)}
            onSave={(next) => save({ locale: next })}
          />
        </>
      ) : null}
      {mayGive ? <DutyRows staffId={id} /> : null}
      <h3>{t('people.leave')}</h3>
      <LeaveOf me={me} staffId={id} />
      {mayManage ? <EndRows person={person} staff={staff} /> : null}
    </>
  );
}

function EndRows({ person, staff }: Pick<PersonRowsProps, 'person' | 'staff'>) {
  const { t } = useTexts();
  const { state, run } = useSave();
  const [ended, setEnded] = useState<number | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const end = async () => setEnded((await run(() => endSessions(person.id)))?.ended ?? null);
  return (
    <div className={styles['acts']}>
      <Button isBusy={state.step === 'saving'} onClick={() => void end()}>
        {t('people.endSessions')}
      </Button>
      <Button look="danger" onClick={() => setLeaving(true)}>
        {t('people.deactivate')}
      </Button>
      {ended === null ? (
        <SaveSign state={state} />
      ) : (
        <span role="status">{t('people.ended', { count: ended })}</span>
      )}
      {isLeaving ? (
        <DeactivateDialog person={person} staff={staff} onClose={() => setLeaving(false)} />
      ) : null}
    </div>
  );
}
