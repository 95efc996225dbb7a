import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { saveLeave, staffQuery } from '../../api/shop/staff.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { useDraft } from '../rows/drafts.ts';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { useStaffWrite } from './use-staff-write.ts';

interface LeaveOfProps {
  readonly me: Me;
  readonly staffId: string;
}

/** The leave of a person that is not over, and a form for more. */
export function LeaveOf({ me, staffId }: LeaveOfProps) {
  const { t, locale } = useTexts();
  const write = useStaffWrite();
  const { state, run } = useSave();
  const person = useQuery(staffQuery).data?.staff.find(({ id }) => id === staffId);
  const leaves = person?.leaves ?? [];
  const [from, setFrom] = useDraft(`leave.from ${staffId}`);
  const [to, setTo] = useDraft(`leave.to ${staffId}`);
  const [note, setNote] = useDraft(`leave.note ${staffId}`);
  const add = async (event?: FormEvent) => {
    event?.preventDefault();
    const span = { from: from ?? '', to: to ?? from ?? '', note: note?.trim() || null };
    const done = await run(() => write(() => saveLeave(staffId, span)));
    if (done !== null) for (const set of [setFrom, setTo, setNote]) set(null);
  };
  const remove = (leaveId: string) =>
    void run(() => write(() => saveLeave(staffId, { leaveId, isRemoved: true })));
  return (
    <>
      {leaves.length === 0 ? <p>{t('people.leaveNone')}</p> : null}
      <ul className={styles['list']}>
        {leaves.map((leave) => (
          <li key={leave.id} className={styles['between']}>
            <span>
              {t('people.away', {
                from: formatDate(leave.from, locale, me),
                to: formatDate(leave.to, locale, me),
              })}
              {leave.note === null ? null : <small>{leave.note}</small>}
            </span>
            <Button onClick={() => remove(leave.id)}>{t('people.leaveRemove')}</Button>
          </li>
        ))}
      </ul>
      <form className={styles['form']} onSubmit={(event) => void add(event)}>
        <div className={styles['pair']}>
          <Field label={t('settings.from')}>
            <input type="date" required value={from ?? ''} onChange={({ target }) => setFrom(target.value)} />
          </Field>
          <Field label={t('settings.to')}>
            <input type="date" value={to ?? from ?? ''} onChange={({ target }) => setTo(target.value)} />
          </Field>
        </div>
        <Field label={t('people.note')} hint={t('people.leaveHelp')}>
          <input maxLength={200} value={note ?? ''} onChange={({ target }) => setNote(target.value)} />
        </Field>
        <div className={styles['acts']}>
          <Button type="submit" isBusy={state.step === 'saving'}>
            {t('people.leaveAdd')}
          </Button>
          <SaveSign state={state} onRetry={from === null ? undefined : () => void add()} />
        </div>
      </form>
    </>
  );
}
