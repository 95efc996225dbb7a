import { useId, type FormEvent } from 'react';
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
}

/** What is refused but for a reason, and how that is offered. */
const overridable: Readonly<Partial<Record<string, OverrideTexts>>> = {
  'stage-blocked': { offer: 'blocked.override', way: 'blocked.move' },
  'lead-time': { offer: 'override.leadTime', way: 'override.book' },
};

/** How going past a refusal is offered; undefined where no reason helps. A draft has no job yet whose history would keep one. */
export const overrideOf = ({ edit, refusal }: RefusedGridEdit): OverrideTexts | undefined =>
  isDraftId(jobIdOf(edit)) ? undefined : overridable[refusal.code ?? ''];

/** Refused edits that one reason goes past. They stay these while the box is open, whatever comes to the sheet. */
export interface OverrideQuestion {
  readonly texts: OverrideTexts;
  readonly refused: readonly (RefusedGridEdit & { readonly job: string })[];
}

/** All of the sheet that is refused for the same cause as one: a gesture over many jobs is asked about once. */
export const overrideQuestion = (
  one: RefusedGridEdit,
  all: readonly RefusedGridEdit[],
  nameOf: (jobId: string) => string,
): OverrideQuestion | null => {
  const texts = overrideOf(one);
  if (!texts) return null;
  const alike = all.filter((other) => other.refusal.code === one.refusal.code && overrideOf(other));
  return { texts, refused: alike.map((other) => ({ ...other, job: nameOf(jobIdOf(other.edit)) })) };
};

const lackedIn = ({ details, message }: GridRefusal): string =>
  details ? details.map(({ label }) => label).join(' · ') : message;

interface OverrideDialogProps {
  readonly question: OverrideQuestion;
  /** Kept by the host, so that closing the box by mistake loses nothing. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onOverride: () => void;
  readonly onClose: () => void;
}

/** The jobs that a rule stopped and what each lacks, and one reason for all of them. */
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
