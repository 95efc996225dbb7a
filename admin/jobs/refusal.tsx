import { useId, useState, type FormEvent } from 'react';
import { may, type Role } from '#domain/rights';
import type { RefusalView } from '../grid/index.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import type { Override } from './cell-write.ts';
import styles from './jobs.module.css';

interface CellRefusalProps {
  readonly view: RefusalView;
  readonly role: Role;
  readonly onOpen: (jobId: string, detailId: string) => void;
  readonly onOverride: (override: Override) => void;
}

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
  const isStage = edit.columnId === 'stage';
  return (
    <div className={styles['refusal']}>
      {refusal.details ? (
        <ul>
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
      {(isStage || edit.columnId === 'keyDate') && may(role, 'override-gate') ? (
        <OverrideForm label={t(isStage ? 'blocked.override' : 'override.leadTime')} onOverride={onOverride} />
      ) : null}
    </div>
  );
}

function OverrideForm({
  label,
  onOverride,
}: {
  readonly label: string;
  readonly onOverride: (override: Override) => void;
}) {
  const { t } = useTexts();
  const id = useId();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button look="quiet" onClick={() => setReason('')}>
        {label}
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
        {t('blocked.move')}
      </Button>
    </form>
  );
}
