import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { staffQuery, type StaffPerson } from '../../api/shop/staff.ts';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from '../settings.module.css';
import { HistoryList } from '../sections/history-list.tsx';
import { WithData } from '../sections/with-data.tsx';
import { InviteForm } from './invite-form.tsx';
import { InviteList } from './invite-list.tsx';
import { PersonRows } from './person-rows.tsx';

/** The staff: who works here, who is invited, and for the owner all that can be changed about them. */
export function PeopleSection({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const mayManage = may(me.role, 'manage-staff');
  return (
    <WithData query={staffQuery}>
      {({ staff, invites }) => {
        const left = staff.filter(({ isActive }) => !isActive);
        return (
          <>
            {mayManage ? null : <p>{t('settings.ownerOnly')}</p>}
            <ul className={styles['list']}>
              {staff
                .filter(({ isActive }) => isActive)
                .map((person) => (
                  <PersonItem key={person.id} me={me} person={person} staff={staff} />
                ))}
            </ul>
            {mayManage ? <InviteList me={me} invites={invites} /> : null}
            {mayManage ? <InviteForm /> : null}
            {left.length > 0 ? (
              <details>
                <summary>
                  {t('people.left')} ({left.length})
                </summary>
                <ul className={styles['list']}>
                  {left.map(({ id, name, email }) => (
                    <li key={id}>
                      {name} <small>{email}</small>
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
            {mayManage ? <HistoryList me={me} /> : null}
          </>
        );
      }}
    </WithData>
  );
}

interface PersonItemProps {
  readonly me: Me;
  readonly person: StaffPerson;
  readonly staff: readonly StaffPerson[];
}

/** Who a person is; opened, what can be changed about them. */
function PersonItem({ me, person, staff }: PersonItemProps) {
  const { t, locale } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { name, role, email, lastSeenAt, leaves } = person;
  const mayManage = may(me.role, 'manage-staff');
  const mayChange = mayManage || may(me.role, 'edit-leave');
  const seen =
    lastSeenAt === null
      ? t('people.neverSeen')
      : t('people.seen', { at: formatInstant(lastSeenAt, locale, me) });
  return (
    <li>
      <div className={styles['between']}>
        <span>
          <b>{name}</b> {t(`role.${role}`)}
          {mayManage ? (
            <small>
              {email} · {seen}
            </small>
          ) : null}
          {leaves.map(({ id, from, to }) => (
            <small key={id}>
              {t('people.away', { from: formatDate(from, locale, me), to: formatDate(to, locale, me) })}
            </small>
          ))}
        </span>
        {mayChange ? (
          <Button
            aria-expanded={isOpen}
            aria-label={`${t('people.change')}: ${name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t('people.change')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <PersonRows me={me} person={person} staff={staff} mayManage={mayManage} /> : null}
    </li>
  );
}
