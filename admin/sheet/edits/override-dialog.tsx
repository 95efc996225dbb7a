import { useId, type FormEvent } from 'react';
import type { Right } from '#domain/rights/rights';
import type { GridRefusal, RefusedGridEdit } from '../../grid/index.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { jobIdOf } from '../../sync/send-cells.ts';
import { isDraftId } from '../drafts/draft.ts';
import styles from '../jobs.module.css';

interface OverrideTexts {
  readonly offer: TextKey;
  readonly way: TextKey;
  /** Who may give the reason. */
  readonly right: Right;
}

/** Refusals that a reason overrides, with their labels. */
const overridable: Readonly<Partial<Record<string, OverrideTexts>>> = {
  'stage-blocked': { offer: 'blocked.override', way: 'blocked.move', right: 'override-gate' },
  'exit-needs': { offer: 'blocked.keepMoney', way: 'blocked.end', right: 'override-gate' },
  'lead-time': { offer: 'override.leadTime', way: 'override.book', right: 'override-gate' },
  'resource-taken': { offer: 'override.share', way: 'override.book', right: 'edit-job' },
};

/**
 * The label of an override; undefined when the refusal cannot be overridden. A draft has no history to store
 * the reason in.
 */
export const overrideOf = ({ edit, refusal }: RefusedGridEdit): OverrideTexts | undefined =>
  isDraftId(jobIdOf(edit)) ? undefined : overridable[refusal.code ?? ''];

/** The refused edits that one reason overrides, fixed while the dialog is open. */
export interface OverrideQuestion {
  readonly texts: OverrideTexts;
  readonly refused: readonly (RefusedGridEdit & { readonly job: string })[];
}

/** All refused edits of the sheet with the same cause, so that an operation over many jobs asks once. */
export const overrideQuestion = (
  refusedGridEdit: RefusedGridEdit,
  all: readonly RefusedGridEdit[],
  nameOf: (jobId: string) => string,
): OverrideQuestion | null => {
  const texts = overrideOf(refusedGridEdit);
  if (!texts) return null;
  const alike = all.filter(
    (candidate) => candidate.refusal.code === refusedGridEdit.refusal.code && overrideOf(candidate),
  );
  return {
    texts,
    refused: alike.map((candidate) => ({
      ...candidate,
      job: nameOf(jobIdOf(candidate.edit)),
    })),
  };
};

const lackedIn = ({ details, message }: GridRefusal): string =>
  details ? details.map(({ label }) => label).join(' · ') : message;

interface OverrideDialogProps {
  readonly question: OverrideQuestion;
  /** The host keeps the text, so that closing the dialog by mistake loses nothing. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onOverride: () => void;
  readonly onClose: () => void;
}

/** Asks for one reason for all jobs that the rule refused, and lists what each is missing. */
export function OverrideDialog({ question, reason, onReason, onOverride, onClose }: OverrideDialogProps) {
  const { t } = useTexts();
  const id = useId();
  const isBlank = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBlank) onOverride();
  };
  return (
    <Dialog title={t(question.texts.offer)} size="wide" onClose={onClose}>
      <form onSubmit={submit} className={styles['override']}>
        <p>{t('override.jobs', { count: question.refused.length })}</p>
        <ul>
          {question.refused.map(({ edit, refusal, job }) => (
            <li key={`${edit.rowId} ${edit.columnId}`}>
              <b>{job}</b> <span>{lackedIn(refusal)}</span>
            </li>
          ))}
        </ul>
        <label htmlFor={id}>{t('blocked.reason')}</label>
        <input id={id} value={reason} maxLength={200} onChange={(event) => onReason(event.target.value)} />
        <menu>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" look="primary" disabled={isBlank}>
            {t(question.texts.way)}
          </Button>
        </menu>
      </form>
    </Dialog>
  );
}
