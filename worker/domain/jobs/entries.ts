import { clockOf, dateOf, instant, type Zone } from '#domain/time/day';
import { compile, type CompiledField } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import { holds } from '#domain/rules/condition';
import { text, type Text } from '#domain/texts/text';
import type { View } from '#domain/jobs/view';

/** A place where an item or a plan stands: the job, or an entry of a list. */
export interface Place {
  readonly entry: EntryRef | null;
  /** The job as rules read it in this place. */
  readonly view: View;
}

type Items = Pick<Flow, 'items' | 'tasks'>;

const hasList = (flow: Items, list: FactKey, view: View): boolean => {
  const when = compile(flow).itemsByKey.get(list)?.when;
  return when === undefined || holds(when, view);
};

/** The places of what stands in a list: its entries that stand, or the job where there is no list. */
export const placesOf = (flow: Items, list: FactKey | undefined, view: View): readonly Place[] => {
  if (list === undefined) return [{ entry: null, view }];
  if (!hasList(flow, list, view)) return [];
  return view.entries(list).map(({ id }) => ({ entry: { list, id }, view: view.inEntry(list, id) }));
};

/** The fact key of an item in a place. */
export const factKeyIn = ({ entry }: Place, key: FactKey): FactKey =>
  entry === null ? key : cellKey(entry, key);

const removedText = text('Removed entry', '已移除的条目', '已移除的條目');

const inAllLanguages = (value: string): Text => text(value, value, value);

/** The item by whose value the entries of a list are called. */
export const titleItemOf = (flow: Items, list: FactKey): CompiledField | null => {
  const { itemsByKey } = compile(flow);
  const item = itemsByKey.get(list);
  const title = item?.item === 'list' ? itemsByKey.get(item.title) : undefined;
  return title?.item === 'field' ? title : null;
};

/** What an entry is called: a value of its list's title, or its place in the list while it has none, from 1; 0 is removed. */
export const entryName = (
  title: CompiledField | null,
  value: FieldValue | null,
  { place, zone }: { readonly place: number; readonly zone: Zone },
): Text => {
  if (title === null || value === null || value === '')
    return place < 1 ? removedText : text(`No. ${place}`, `第 ${place} 项`, `第 ${place} 項`);
  const choice = title.choices?.find(({ key }) => key === value);
  if (choice !== undefined) return choice.label;
  if (title.kind !== 'instant' || typeof value !== 'number') return inAllLanguages(String(value));
  const at = instant(value);
  return inAllLanguages(`${dateOf(at, zone)} ${clockOf(at, zone)}`);
};

/** What an entry of a job is called. */
export const entryTitle = (flow: Items, { list, id }: EntryRef, view: View): Text => {
  const title = titleItemOf(flow, list);
  const value = title === null ? null : view.inEntry(list, id).fieldValue(title.key);
  const place = view.entries(list).findIndex((entry) => entry.id === id) + 1;
  return entryName(title, value, { place, zone: view.calendar.zone });
};

/** A label with the entry that it speaks of, where it speaks of an entry. */
export const labelIn = (flow: Items, label: Text, { entry, view }: Place): Text => {
  if (entry === null) return label;
  const title = entryTitle(flow, entry, view);
  return text(
    `${label.en} (${title.en})`,
    `${label['zh-Hans']}（${title['zh-Hans']}）`,
    `${label['zh-Hant']}（${title['zh-Hant']}）`,
  );
};
