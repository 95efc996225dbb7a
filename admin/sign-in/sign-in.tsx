import { useState, type FormEvent } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { requestSignInLink } from './session.ts';
import styles from './sign-in.module.css';

type Progress = 'idle' | 'sending' | 'sent' | 'failed';

/** Asks for an address and sends a one-time link; the answer never tells whether the address is known. */
export function SignIn() {
  const { t } = useTexts();
  const [email, setEmail] = useState('');
  const [progress, setProgress] = useState<Progress>('idle');
  const wasRefused = new URLSearchParams(location.search).has('error');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProgress('sending');
    setProgress((await requestSignInLink(email)) ? 'sent' : 'failed');
  };
  return (
    <main className={styles['page']}>
      <form className={styles['card']} onSubmit={submit}>
        <img src="/icon.svg" alt="" width="36" height="36" />
        <h1>{t('signIn.title')}</h1>
        {wasRefused && progress === 'idle' ? <p role="alert">{t('signIn.expired')}</p> : null}
        {progress === 'sent' ? (
          <p role="status">{t('signIn.sent', { email })}</p>
        ) : (
          <>
            <Field label={t('signIn.email')} error={progress === 'failed' ? t('signIn.failed') : undefined}>
              <input
                type="email"
                required
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
      </form>
    </main>
  );
}
