import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { dateOf, instant } from '#domain/time/day';
import { inviteColleague, revokeInvite, type Invite } from '../../api/shop/staff.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { useStaffWrite } from './use-staff-write.ts';

interface InviteListProps {
  readonly me: Me;
  readonly invites: readonly Invite[];
}

/** The open invitations, each to be sent again or taken back. */
export function InviteList({ me, invites }: InviteListProps) {
  const { t } = useTexts();
  if (invites.length === 0) return null;
  return (
    <>
      <h2>{t('people.invites')}</h2>
      <ul className={styles['list']}>
        {invites.map((invite) => (
          <InviteItem key={invite.email} me={me} invite={invite} />
        ))}
      </ul>
    </>
  );
}

function InviteItem({ me, invite }: { readonly me: Me; readonly invite: Invite }) {
  const { t, locale: reader } = useTexts();
  const write = useStaffWrite();
  const { state, run } = useSave();
  const [outcome, setOutcome] = useState<string | null>(null);
  const { id, email, name, role, locale, expiresAt } = invite;
  const again = async () => {
    const done = await run(() => write(() => inviteColleague({ email, name, role, locale })));
    if (done !== null) setOutcome(t(done.letter === 'sent' ? 'people.sent' : 'people.notSent', { email }));
  };
  const until = formatDate(dateOf(instant(expiresAt), me.shop.zone), reader, me);
  return (
    <li>
      <div className={styles['between']}>
        <span>
          <b>{name}</b> {t(`role.${role}`)}
          <small>
            {email} · {t('people.until', { day: until })}
          </small>
        </span>
        <span className={styles['acts']}>
          <Button onClick={() => void again()}>{t('people.again')}</Button>
          <Button onClick={() => void run(() => write(() => revokeInvite(id)))}>{t('people.revoke')}</Button>
        </span>
      </div>
      {outcome === null ? <SaveSign state={state} /> : <p role="status">{outcome}</p>}
    </li>
  );
}
