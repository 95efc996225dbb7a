import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { CustomerDetail } from '#contract/customers/customers';
import { customerQuery, knownCustomersQuery } from '../api/shop/customers.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { EditProblem } from '../ui/edit-problem.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import type { Merge } from './use-merge.tsx';
import styles from './customers.module.css';

interface MergeDialogProps {
  readonly into: CustomerDetail;
  /** Empty: one is found first. */
  readonly firstCandidate: string;
  readonly merge: Merge;
  readonly onClose: () => void;
}

/** Merges a customer into another one, after what moves was shown. */
export function MergeDialog({ into, firstCandidate, merge, onClose }: MergeDialogProps) {
  const { t } = useTexts();
  const [candidate, setCandidate] = useState(firstCandidate);
  return (
    <Dialog title={t('customers.mergeTitle', { name: into.customer.name })} onClose={onClose}>
      {candidate === '' ? (
        <FindCandidate intoId={into.customer.id} onChoose={setCandidate} />
      ) : (
        <Preview into={into} fromId={candidate} merge={merge} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface FindCandidateProps {
  readonly intoId: string;
  readonly onChoose: (id: string) => void;
}

function FindCandidate({ intoId, onChoose }: FindCandidateProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const { data: found = [] } = useQuery(knownCustomersQuery('q', useDeferredValue(typed.trim())));
  return (
    <>
      <Field label={t('customers.find')} hint={t('customers.findHint')}>
        <input
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <ul className={styles['list']}>
        {found
          .filter(({ id }) => id !== intoId)
          .slice(0, 8)
          .map(({ id, name, phone, address }) => (
            <li key={id}>
              <Button look="quiet" onClick={() => onChoose(id)}>
                {[name, phone, address].filter(Boolean).join(' · ')}
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
}

/** Jobs that the preview names. */
const namedMax = 6;

interface PreviewProps {
  readonly into: CustomerDetail;
  readonly fromId: string;
  readonly merge: Merge;
  readonly onClose: () => void;
}

const isDifferent = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() !== b.toLowerCase();

function Preview({ into, fromId, merge, onClose }: PreviewProps) {
  const { t } = useTexts();
  const { data: from } = useQuery(customerQuery(fromId));
  const [email, setEmail] = useState(into.customer.email);
  if (from === undefined) return <p role="status">{t('shell.loading')}</p>;
  const { customer } = from;
  const asksEmail = isDifferent(into.customer.email, customer.email);
  const request = {
    from: customer.id,
    baseVersion: into.customer.version,
    fromVersion: customer.version,
    ...(asksEmail && email !== null ? { email } : {}),
  };
  const { state } = merge;
  return (
    <>
      <Moves from={from} />
      <Fills into={into} from={from} />
      {asksEmail ? (
        <fieldset className={styles['emails']}>
          <legend>{t('customers.whichEmail')}</legend>
          {[into.customer.email, customer.email].map((each) => (
            <label key={each}>
              <input type="radio" name="email" checked={email === each} onChange={() => setEmail(each)} />
              {each}
            </label>
          ))}
        </fieldset>
      ) : null}
      <p className={styles['soft']}>{t('customers.stays', { name: customer.name })}</p>
      {state.step === 'failed' ? <EditProblem problem={state.problem} holdsValue={false} /> : null}
      <Button
        look="primary"
        isBusy={state.step === 'running'}
        onClick={async () => {
          if (await merge.run(into.customer.id, request)) onClose();
        }}
      >
        {t('customers.mergeNow')}
      </Button>
    </>
  );
}

function Moves({ from: { customer, jobs, things } }: { readonly from: CustomerDetail }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('customers.moves', { count: customer.jobCount, name: customer.name })}</p>
      <ul className={styles['moves']}>
        {jobs.slice(0, namedMax).map(({ id, number, title }) => (
          <li key={id}>
            J-{number} {title}
          </li>
        ))}
        {jobs.length > namedMax ? (
          <li>{t('customers.andMore', { count: customer.jobCount - namedMax })}</li>
        ) : null}
      </ul>
      {things.length === 0 ? null : (
        <p>{t('customers.thingsMove', { things: things.map(({ title }) => title).join('、') })}</p>
      )}
    </>
  );
}

/** What the customer has not and takes over. */
function Fills({ into, from }: { readonly into: CustomerDetail; readonly from: CustomerDetail }) {
  const { t } = useTexts();
  const names = ['phone', 'email', 'address'] as const;
  const details = names.flatMap((name) => (into.customer[name] === null ? (from.customer[name] ?? []) : []));
  return details.length === 0 ? null : <p>{t('customers.fills', { details: details.join(' · ') })}</p>;
}
