import { useState, type FormEvent } from 'react';
import { roles, type Role } from '#domain/rights/rights';
import { locales } from '#domain/texts/text';
import { inviteColleague } from '../../api/shop/staff.ts';
import { localeNames } from '../../texts/locale-names.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { useDraft } from '../rows/drafts.ts';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { useStaffWrite } from './use-staff-write.ts';

/** Invites a colleague by e-mail. What was typed stays until the invitation is made. */
export function InviteForm() {
  const { t, locale } = useTexts();
  const write = useStaffWrite();
  const { state, run } = useSave();
  const [email, setEmail] = useDraft('invite.email');
  const [name, setName] = useDraft('invite.name');
  const [role, setRole] = useState<Role>('staff');
  const [language, setLanguage] = useState(locale);
  const [outcome, setOutcome] = useState<string | null>(null);
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    setOutcome(null);
    const wanted = { email: (email ?? '').trim(), name: (name ?? '').trim(), role, locale: language };
    const done = await run(() => write(() => inviteColleague(wanted)));
    if (done === null) return;
    setOutcome(t(done.letter === 'sent' ? 'people.sent' : 'people.notSent', { email: wanted.email }));
    setEmail(null);
    setName(null);
  };
  return (
    <form className={styles['form']} aria-label={t('people.invite')} onSubmit={(event) => void send(event)}>
      <h2>{t('people.invite')}</h2>
      <div className={styles['pair']}>
        <Field label={t('people.email')}>
          <input
            type="email"
            required
            maxLength={200}
            value={email ?? ''}
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
        <Field label={t('people.name')}>
          <input
            required
            maxLength={100}
            value={name ?? ''}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
      </div>
      <div className={styles['pair']}>
        <Field label={t('people.role')}>
          <select
            value={role}
            onChange={({ target }) => setRole(roles.find((item) => item === target.value) ?? role)}
          >
            {roles.map((item) => (
              <option key={item} value={item}>
                {t(`role.${item}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('people.language')}>
          <select
            value={language}
            onChange={({ target }) => setLanguage(locales.find((item) => item === target.value) ?? language)}
          >
            {locales.map((item) => (
              <option key={item} value={item}>
                {localeNames[item]}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <div className={styles['acts']}>
        <Button type="submit" isBusy={state.step === 'saving'}>
          {t('people.send')}
        </Button>
        {outcome === null ? (
          <SaveSign state={state} onRetry={() => void send()} />
        ) : (
          <span role="status">{outcome}</span>
        )}
      </div>
    </form>
  );
}
