import type { ChecklistItem, Flow, Item } from '#domain/flow/flow';
import { noteKey, standardKey, type Standard } from '#domain/flow/parts/checklist-item';
import { oncePerFlow } from '#domain/flow/once-per-flow';

/** A standard and the checklist that it is of. */
export interface StandardPlace {
  readonly checklist: ChecklistItem;
  readonly standard: Standard;
}

const placesOf = oncePerFlow(
  (items: Flow['items']): ReadonlyMap<string, StandardPlace> =>
    new Map(
      items.flatMap((item) =>
        item.item === 'checklist'
          ? item.standards.flatMap((standard): readonly (readonly [string, StandardPlace])[] => [
              [standardKey(item, standard), { checklist: item, standard }],
              [noteKey(item, standard), { checklist: item, standard }],
            ])
          : [],
      ),
    ),
);

/** The standard that a field of a checklist answers, or explains by its note; null for any other item. */
export const standardAt = (flow: Pick<Flow, 'items'>, key: string): StandardPlace | null =>
  placesOf(flow.items).get(key) ?? null;

/** The checklist that an item is, or whose field it is. */
export const checklistOf = (flow: Pick<Flow, 'items'>, item: Item): ChecklistItem | null =>
  item.item === 'checklist' ? item : (standardAt(flow, item.key)?.checklist ?? null);
