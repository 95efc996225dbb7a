import { itemsOf } from '#domain/flow/items-of';
import { useState } from 'react';
import type { ListItem } from '#domain/flow/flow';
import { entryKey, type EntryRef } from '#domain/rules/fact-key';
import { newKey } from '../../api/client.ts';
import { entryIds, entryTitle } from '../../fields/entries.ts';
import { standardAt } from '../../fields/checklists.ts';
import { appointmentAt, baseKey } from '../../fields/items.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { listTexts } from '../../texts/job/list.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { ChecklistRow } from './checklist-row.tsx';
import { FileRow } from '../files/file-row.tsx';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { CheckRow } from './check-row.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import { FieldRow } from './field-row.tsx';
import rows from '../panel/rows.module.css';

// The panel comes later, and so do the texts that only it shows.
addTexts(listTexts);

/** A list: its entries, each with its items to write in place, and a button for another entry. */
export function ListRow({ item }: { readonly item: ListItem }) {
  const { t, localize } = useTexts();
  const { detail, flow } = usePanel();
  // An entry stands once a cell of it is written; until then only this panel knows it.
  const [begunIds, setBegunIds] = useState<readonly string[]>([]);
  const ids = entryIds(flow, detail, item.key);
  const visibleIds = [...ids, ...begunIds.filter((id) => !ids.includes(id))];
  return (
    <section className={rows['log']} data-item={item.key} aria-label={localize(item.label)}>
      <ItemLabel item={item} isEmpty={ids.length === 0} />
      {visibleIds.length === 0 ? <p className={rows['note']}>{t('list.none')}</p> : null}
      {visibleIds.map((id) => (
        <EntryRows
          key={id}
          item={item}
          entry={{ list: item.key, id }}
          isBegun={begunIds.includes(id)}
          isStored={ids.includes(id)}
          onRemoved={() => setBegunIds((before) => before.filter((begunId) => begunId !== id))}
        />
      ))}
      <Button onClick={() => setBegunIds((before) => [...before, newKey()])}>
        {t('list.add', { list: localize(item.label) })}
      </Button>
    </section>
  );
}

interface EntryRowsProps {
  readonly item: ListItem;
  readonly entry: EntryRef;
  /** It was begun in this panel. */
  readonly isBegun: boolean;
  /** A cell of it is written. */
  readonly isStored: boolean;
  readonly onRemoved: () => void;
}

function EntryRows({ item, entry, isBegun, isStored, onRemoved }: EntryRowsProps) {
  const { t, localize } = useTexts();
  const { detail, flow, me } = usePanel();
  const edit = useCellEdit(`fact:${entryKey(entry)}`, null);
  const isMissing = detail.missing.some(
    (missing) =>
      missing.entry?.id === entry.id && missing.item !== null && baseKey(missing.item) === item.key,
  );
  const remove = async () => {
    if (!isStored || (await edit.send({ value: 'false', text: t('list.removed') }))) onRemoved();
  };
  return (
    <details className={rows['fold']} data-item={entryKey(entry)} open={isBegun || isMissing}>
      <summary>
        <span>{localize(entryTitle(flow, detail, entry, me.shop.zone))}</span>
      </summary>
      {itemsOf(flow).map((own) => {
        if (own.of !== item.key || detail.absentItems.includes(`${entryKey(entry)}/${own.key}`)) return null;
        const appointment = appointmentAt(flow, own.key);
        if (appointment === 'part' || standardAt(flow, own.key) !== null) return null;
        if (appointment !== null) return <AppointmentRow key={own.key} item={appointment} entry={entry} />;
        if (own.item === 'field') return <FieldRow key={own.key} item={own} entry={entry} />;
        if (own.item === 'checklist') return <ChecklistRow key={own.key} item={own} entry={entry} />;
        if (own.item === 'file') return <FileRow key={own.key} item={own} entry={entry} />;
        return own.item === 'check' ? <CheckRow key={own.key} item={own} entry={entry} /> : null;
      })}
      <Button look="quiet" isBusy={edit.isSaving} onClick={() => void remove()}>
        {t('list.remove')}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </details>
  );
}
