import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { acceptInvite, readInvite } from '../../api/shop/staff.ts';
import { problemOfError } from '../../api/problem.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { joinTexts } from '../../texts/app/join.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import styles from './sign-in.module.css';

addTexts(joinTexts);

const tokenIn = (hash: string): string => new URLSearchParams(hash.slice(1)).get('token') ?? '';

/** The page of an invitation's link: who invites, and a button that joins. Opening it uses nothing up. */
export default function Join() {
  const { t } = useTexts();
  const [token] = useState(() => tokenIn(location.hash));
  const opened = useQuery({
    queryKey: ['invite', token],
    queryFn: () => readInvite(token),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '') return <Refused why={t('join.noToken')} />;
  if (opened.isError) return <Refused why={problemOfError(opened.error, t('problem.network')).detail} />;
  if (opened.data === undefined)
    return (
      <p role="status" className="quiet">
        {t('shell.loading')}
      </p>
    );
  return <JoinForm token={token} invite={opened.data} />;
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <img src="/icon.svg" alt="" width="36" height="36" />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}

function Refused({ why }: { readonly why: string }) {
  const { t } = useTexts();
  return (
    <Page title={t('join.refused')}>
      <p role="alert">{why}</p>
      <a href="/sign-in">{t('join.signIn')}</a>
    </Page>
  );
}

interface JoinFormProps {
  readonly token: string;
  readonly invite: Awaited<ReturnType<typeof readInvite>>;
}

function JoinForm({ token, invite }: JoinFormProps) {
  const { t, locale } = useTexts();
  const { shopName, invitedBy, role, email } = invite;
  const [name, setName] = useState(invite.name);
  const [isSending, setSending] = useState(false);
  const [why, setWhy] = useState<string | undefined>(undefined);
  const join = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setWhy(undefined);
    try {
      await acceptInvite({ token, name, locale });
      location.replace('/');
    } catch (error) {
      setWhy(problemOfError(error, t('problem.network')).detail);
      setSending(false);
    }
  };
  return (
    <Page title={t('join.title', { shop: shopName })}>
      <form onSubmit={(event) => void join(event)}>
        <p>{t('join.invited', { inviter: invitedBy, role: t(`role.${role}`), email })}</p>
        <Field label={t('join.name')} error={why}>
          <input
            required
            maxLength={100}
            autoComplete="name"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Button type="submit" look="primary" isBusy={isSending}>
          {t('join.join')}
        </Button>
      </form>
    </Page>
  );
}
