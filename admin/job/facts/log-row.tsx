import { useId, useState, type FormEvent } from 'react';
import type { LogItem } from '#domain/flow/flow';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { ItemLabel } from '../panel/item-label.tsx';
import { logEntries } from '../../fields/items.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import rows from '../panel/rows.module.css';

const noteOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'note' in value ? String(value.note) : String(value);

/** A log: an input for a new entry, and the existing entries. */
export function LogRow({ item }: { readonly item: LogItem }) {
  const { t, locale } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const id = useId();
  const [note, setNote] = useState('');
  const entries = logEntries(detail, item.key);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') return;
    if (
      await edit.run((key) =>
        actions
          .withKey(key)
          .recordFacts(detail.job.id, { facts: [{ key: item.key, value: { note: note.trim() } }] }),
      )
    )
      setNote('');
  };
  return (
    <form className={rows['log']} data-item={item.key} onSubmit={add}>
      <ItemLabel item={item} htmlFor={id} isEmpty={entries.length === 0} />
      <div className={rows['value']}>
        <textarea
          id={id}
          rows={2}
          value={note}
          placeholder={t('log.note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" isBusy={edit.isSaving} disabled={note.trim() === ''}>
          {t('log.add')}
        </Button>
      </div>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <time>{formatInstant(entry.recordedAt, locale, me)}</time> {noteOf(entry.value)}
          </li>
        ))}
      </ul>
    </form>
  );
}
