import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { clearLeftBehind, hasLeftBehind } from './left-behind.ts';
import { endSession } from './session.ts';

type Step = 'none' | 'asking' | 'leaving' | 'failed';

export interface SignOut {
  readonly begin: () => void;
  readonly step: Step;
  readonly leave: () => Promise<void>;
  readonly stay: () => void;
}

/** Signs out: asks first when unsaved data would be lost, and finishes only after the server has ended the session. */
export const useSignOut = ({ id }: Me): SignOut => {
  const [step, setStep] = useState<Step>('none');
  const leave = async () => {
    setStep('leaving');
    if (!(await endSession())) return setStep('failed');
    clearLeftBehind(localStorage, id);
    location.assign('/sign-in');
  };
  return {
    step,
    leave,
    stay: () => setStep('none'),
    begin: () => {
      if (hasLeftBehind(localStorage, id)) setStep('asking');
      else void leave();
    },
  };
};

/** Asks for confirmation, or reports that signing out failed. */
export function SignOutDialog({ step, leave, stay }: SignOut) {
  const { t } = useTexts();
  if (step !== 'asking' && step !== 'failed') return null;
  return (
    <Dialog title={t('shell.signOut')} onClose={stay}>
      <p role={step === 'failed' ? 'alert' : undefined}>
        {t(step === 'failed' ? 'signOut.failed' : 'signOut.unsaved')}
      </p>
      <Button look="primary" onClick={() => void leave()}>
        {t(step === 'failed' ? 'signOut.again' : 'signOut.discard')}
      </Button>{' '}
      <Button onClick={stay}>{t('signOut.stay')}</Button>
    </Dialog>
  );
}
