import { useState, useSyncExternalStore, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { readSignInLink, type SignInLink } from './sign-in-link.ts';
import { followSignInLink, requestSignInLink, type LinkRequestState } from './session.ts';
import styles from './sign-in.module.css';

const onHashChange = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** The sign-in page: with a token in the address a button that signs in, else a form that requests a link. */
export default function SignIn() {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const [spentHash, setSpentHash] = useState<string | null>(null);
  const link = readSignInLink(hash);
  return link !== null && spentHash !== hash ? (
    <FollowLink link={link} onSpent={() => setSpentHash(hash)} />
  ) : (
    <AskForLink wasRefused={spentHash !== null} />
  );
}

interface CardProps {
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

function Card({ onSubmit, children }: CardProps) {
  const { t } = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <main className={styles['page']}>
      <form className={styles['card']} onSubmit={submit}>
        <img src="/icon.svg" alt="" width="36" height="36" />
        <h1>{t('signIn.title')}</h1>
        {children}
      </form>
    </main>
  );
}

interface FollowLinkProps {
  readonly link: SignInLink;
  readonly onSpent: () => void;
}

/** Signs in on a press only, because mail scanners open the link beforehand and would use up its token. */
function FollowLink({ link, onSpent }: FollowLinkProps) {
  const { t } = useTexts();
  const [progress, setProgress] = useState<'idle' | 'sending' | 'failed'>('idle');
  const follow = async () => {
    setProgress('sending');
    const followed = await followSignInLink(link.token);
    if (followed === 'signed-in') return location.replace(link.next);
    if (followed === 'spent') return onSpent();
    setProgress('failed');
  };
  return (
    <Card onSubmit={follow}>
      {progress === 'failed' ? <p role="alert">{t('signIn.unreached')}</p> : <p>{t('signIn.ready')}</p>}
      <Button type="submit" look="primary" autoFocus isBusy={progress === 'sending'}>
        {t('signIn.follow')}
      </Button>
    </Card>
  );
}

const failureTexts = { 'too-many': 'signIn.tooMany', failed: 'signIn.failed' } as const;

/** The form that sends a one-time link; its answer does not reveal whether the address is known. */
function AskForLink({ wasRefused }: { readonly wasRefused: boolean }) {
  const { t } = useTexts();
  const [email, setEmail] = useState('');
  const [progress, setProgress] = useState<'idle' | 'sending' | LinkRequestState>('idle');
  const ask = async () => {
    setProgress('sending');
    setProgress(await requestSignInLink(email));
  };
  const failure = progress === 'failed' || progress === 'too-many' ? t(failureTexts[progress]) : undefined;
  return (
    <Card onSubmit={ask}>
      {wasRefused && progress === 'idle' ? <p role="alert">{t('signIn.expired')}</p> : null}
      {progress === 'sent' ? (
        <p role="status">{t('signIn.sent', { email })}</p>
      ) : (
        <>
          <Field label={t('signIn.email')} error={failure}>
            <input
              type="email"
              required
              autoFocus
              autoComplete="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Button type="submit" look="primary" isBusy={progress === 'sending'}>
            {t('signIn.send')}
          </Button>
        </>
      )}
    </Card>
  );
}
