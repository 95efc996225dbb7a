import type { GridMenuItem, GridProps } from '../../grid-props.ts';
import { sortAlso, sortCount } from '../../table/sorting.ts';
import { fill, type GridTexts } from '../../texts.ts';
import type { PlacedColumn } from '../use-grid-table.ts';

interface ColumnMenu {
  readonly place: PlacedColumn;
  /** Ids of the visible columns, in order. */
  readonly columnIds: readonly string[];
  readonly props: Pick<GridProps, 'onColumnAsk' | 'columnItems'>;
  readonly texts: GridTexts;
  /** Fits the column's width to its contents. */
  readonly onFit: () => void;
}

const sortItems = ({ place: { model }, texts }: ColumnMenu): readonly GridMenuItem[] => {
  if (!model.getCanSort()) return [];
  const isSorted = model.getIsSorted() !== false;
  const isOther = sortCount(model) > (isSorted ? 1 : 0);
  const item = (id: keyof GridTexts, run: () => void): GridMenuItem => ({ id, label: texts[id], run });
  return [
    item('sortUp', () => model.toggleSorting(false)),
    item('sortDown', () => model.toggleSorting(true)),
    ...(isOther
      ? [item('thenUp', () => sortAlso(model, false)), item('thenDown', () => sortAlso(model, true))]
      : []),
    ...(isSorted ? [item('unsort', () => model.clearSorting())] : []),
  ];
};

const placeItems = ({ place, columnIds, props, texts, onFit }: ColumnMenu): readonly GridMenuItem[] => {
  const { onColumnAsk } = props;
  const { column, model, index: at, isPinned } = place;
  const fit = { id: 'fit', label: texts.fit, run: onFit };
  if (!onColumnAsk) return [fit];
  const item = (id: keyof GridTexts, run: () => void): GridMenuItem => ({
    id,
    label: fill(texts[id], { column: column.header }),
    run,
  });
  // A relative move instead of an order of all columns, because the moved one of two neighbours may become
  // pinned.
  const move = (before: string | null) => () => onColumnAsk(column.id, { type: 'move', before });
  const before = columnIds[at - 1];
  return [
    ...(before === undefined ? [] : [item('moveBack', move(before))]),
    ...(at === columnIds.length - 1 ? [] : [item('moveOn', move(columnIds[at + 2] ?? null))]),
    fit,
    item(isPinned ? 'unpin' : 'pin', () => model.pin(isPinned ? false : 'start')),
    ...(columnIds.length > 1 ? [item('hide', () => model.toggleVisibility(false))] : []),
  ];
};

/** The items of a column's menu in groups: sorts, the host's items, its place. */
export const columnItems = (menu: ColumnMenu): readonly (readonly GridMenuItem[])[] => [
  [...sortItems(menu), ...(menu.props.columnItems?.(menu.place.column.id) ?? [])],
  placeItems(menu),
];
