import type { ChecklistItem, Item, ListItem } from '#domain/flow/flow';
import type { EntryRef } from '#domain/rules/fact-key';
import { standardKey } from '#domain/flow/parts/checklist-item';
import { standardAt } from '../../fields/checklists.ts';
import { entryTitle } from '../../fields/entries.ts';
import { appointmentAt } from '../../fields/items.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import { StandardNeed } from '../facts/standard-need.tsx';
import { DocumentRow } from '../documents/document-row.tsx';
import { AppointmentRow } from '../facts/appointment-row.tsx';
import { CheckRow } from '../facts/check-row.tsx';
import { FieldRow } from '../facts/field-row.tsx';
import { LogRow } from '../facts/log-row.tsx';
import { FileRow } from '../files/file-row.tsx';
import { ContractTotal } from '../money/contract-total.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { CustomerField, isCustomerField } from '../people/customer-card.tsx';
import { isOwnLabel, itemOfNeed, type GroupTitle, type Need, type NeedGroup } from './needs.ts';
import styles from './next.module.css';

interface NeedFoldProps {
  readonly group: NeedGroup;
  /** The first group with something open is unfolded. */
  readonly isFirst: boolean;
  readonly onOpen: (target: PanelTarget) => void;
}

const kindTexts = {
  customer: 'panel.customer',
  documents: 'panel.documents',
  files: 'need.files',
  steps: 'need.steps',
  details: 'panel.facts',
  money: 'panel.money',
} as const satisfies Readonly<Record<Extract<GroupTitle, string>, string>>;

/** A group of needed things, each filled in or ticked in place. */
export function NeedFold({ group, isFirst, onOpen }: NeedFoldProps) {
  const { t, localize } = useTexts();
  const { flow, detail, me } = usePanel();
  const { title, entry, needs, doneCount } = group;
  const name =
    entry !== null
      ? localize(entryTitle(flow, detail, entry, me.shop.zone))
      : typeof title === 'string'
        ? t(kindTexts[title])
        : localize(title);
  const rows = [...new Map(needs.map((need) => [rowKey(flow, need), need])).entries()];
  return (
    <details className={styles['fold']} open={isFirst} data-done={doneCount === needs.length || undefined}>
      <summary>
        <span>{name}</span>
        <small>{`${doneCount}/${needs.length}`}</small>
      </summary>
      {rows.map(([key, need]) => (
        <NeedRow key={key} need={need} onOpen={onOpen} />
      ))}
    </details>
  );
}

/** Needs of one row stand once: the parts of an appointment, the states of a document. */
const rowKey = (flow: Parameters<typeof itemOfNeed>[0], need: Need): string => {
  const item = itemOfNeed(flow, need);
  if (item === undefined) return need.key;
  const place = standardAt(flow, item.key);
  if (place !== null) return `${need.entry?.id ?? ''} ${standardKey(place.checklist, place.standard)}`;
  return need.entry !== null || !isOwnLabel(item, need) ? need.key : item.key;
};

interface NeedRowProps {
  readonly need: Need;
  readonly onOpen: (target: PanelTarget) => void;
}

function NeedRow({ need, onOpen }: NeedRowProps) {
  const { localize } = useTexts();
  const { flow } = usePanel();
  const own = need.item ?? '';
  if (own === 'job.total') return <ContractTotal />;
  if (isCustomerField(own)) return <CustomerField name={own} />;
  const item = itemOfNeed(flow, need);
  const inPlace = item === undefined ? null : rowOf(flow, item, need);
  if (inPlace !== null) return inPlace;
  return (
    <button
      type="button"
      className={styles['link']}
      data-open={need.isOpen || undefined}
      onClick={() => onOpen({ item: need.item, milestone: need.milestone })}
    >
      {localize(need.label)}
    </button>
  );
}

/** The row of an item; null for a rule about it, which leads to its place in the job. */
const rowOf = (flow: Parameters<typeof itemOfNeed>[0], item: Item, need: Need) => {
  const { entry } = need;
  const within = entry === null ? {} : { entry };
  if (standardAt(flow, item.key) !== null) return <StandardNeed item={item} {...within} />;
  if (item.item === 'list' || item.item === 'checklist' || (entry === null && !isOwnLabel(item, need)))
    return null;
  const appointment = appointmentAt(flow, item.key);
  if (appointment !== null && appointment !== 'part')
    return <AppointmentRow item={appointment} {...within} />;
  return ownRow(item, within);
};

const ownRow = (item: Exclude<Item, ListItem | ChecklistItem>, within: { readonly entry?: EntryRef }) => {
  if (item.item === 'check') return <CheckRow item={item} {...within} />;
  if (item.item === 'field') return <FieldRow item={item} {...within} />;
  if (item.item === 'file') return <FileRow item={item} {...within} />;
  return item.item === 'log' ? <LogRow item={item} /> : <DocumentRow item={item} />;
};
