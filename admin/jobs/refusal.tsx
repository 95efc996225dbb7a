import { useId, useState, type FormEvent } from 'react';
import { may, type Role } from '#domain/rights';
import type { RefusalView } from '../grid/index.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import type { Override } from './cell-write.ts';
import { isDraftId } from './drafts/draft.ts';
import styles from './jobs.module.css';

interface CellRefusalProps {
  readonly view: RefusalView;
  readonly role: Role;
  readonly onOpen: (jobId: string, detailId: string) => void;
  readonly onOverride: (override: Override) => void;
}

/** What is refused but for a reason, and how that is offered. */
const overridable: Readonly<Partial<Record<string, { readonly offer: TextKey; readonly way: TextKey }>>> = {
  'stage-blocked': { offer: 'blocked.override', way: 'blocked.move' },
  'lead-time': { offer: 'override.leadTime', way: 'override.book' },
};

/** The host's part of a refused cell: go and mend what is missing, override with a reason, write mine over theirs. */
export function CellRefusal({ view, role, onOpen, onOverride }: CellRefusalProps) {
  const { t } = useTexts();
  const { refusal, edit } = view;
  const jobId = edit.parentId ?? edit.rowId;
  if (refusal.kind === 'failed') return null;
  if (refusal.kind === 'conflict') {
    return (
      <div className={styles['refusal']}>
        <Button look="primary" onClick={view.retry}>
          {t('conflict.takeMine')}
        </Button>
      </div>
    );
  }
  // What is typed into a new row has no job yet whose history would keep the reason.
  const overriding = isDraftId(jobId) ? undefined : overridable[refusal.code ?? ''];
  return (
    <div className={styles['refusal']}>
      {refusal.details ? (
        <ul data-scrolls="">
          {refusal.details.map((detail) => (
            <li key={detail.id}>
              <button
                type="button"
                aria-label={t('blocked.open', { item: detail.label })}
                onClick={() => onOpen(jobId, detail.id)}
              >
                {detail.label}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {overriding && may(role, 'override-gate') ? (
        <OverrideForm offer={t(overriding.offer)} way={t(overriding.way)} onOverride={onOverride} />
      ) : null}
    </div>
  );
}

interface OverrideFormProps {
  readonly offer: string;
  readonly way: string;
  readonly onOverride: (override: Override) => void;
}

function OverrideForm({ offer, way, onOverride }: OverrideFormProps) {
  const { t } = useTexts();
  const id = useId();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button look="quiet" onClick={() => setReason('')}>
        {offer}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onOverride({ reason: reason.trim() });
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={id}>{t('blocked.reason')}</label>
      <input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <Button type="submit" disabled={reason.trim() === ''}>
        {way}
      </Button>
    </form>
  );
}
