import type { Item } from '#domain/flow/flow';
import { standardKey } from '#domain/flow/parts/checklist-item';
import { markOf } from '#domain/flow/parts/checklist-result';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';
import { standardAt } from '../../fields/checklists.ts';
import { factValue } from '../../fields/items.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { StandardRow } from './standard-row.tsx';

/** A standard that is needed, answered in place. */
export function StandardNeed({ item, entry }: { readonly item: Item; readonly entry?: EntryRef }) {
  const { flow, detail } = usePanel();
  const place = standardAt(flow, item.key);
  if (place === null) return null;
  const { checklist, standard } = place;
  const key = standardKey(checklist, standard);
  const value = factValue(detail, entry === undefined ? key : cellKey(entry, key));
  const isPlain = typeof value === 'string' || typeof value === 'number' || value === true;
  return (
    <StandardRow
      checklist={checklist}
      standard={standard}
      mark={markOf(standard, isPlain ? value : null)}
      {...(entry === undefined ? {} : { entry })}
    />
  );
}
