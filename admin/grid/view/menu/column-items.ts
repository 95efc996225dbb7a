import type { ColumnAsk, GridColumn, GridMenuItem, GridProps, GridSort } from '../../grid-props.ts';
import { directionOf, sortsWith } from '../../model/places/sorts.ts';
import { fill, type GridTexts } from '../../texts.ts';

interface ColumnMenu {
  readonly column: GridColumn;
  /** Ids of the columns on show, in their order. */
  readonly columnIds: readonly string[];
  readonly props: Pick<GridProps, 'sorts' | 'onSort' | 'onColumnAsk' | 'columnItems'>;
  readonly texts: GridTexts;
  /** Makes the column as wide as what it shows. */
  readonly onFit: () => void;
}

const none: readonly GridSort[] = [];

const sortItems = ({ column, props, texts }: ColumnMenu): readonly GridMenuItem[] => {
  const { sorts = none, onSort } = props;
  if (!column.sortable || !onSort) return [];
  const { id: columnId } = column;
  const present = directionOf(sorts, columnId);
  const isOther = sorts.some((sort) => sort.columnId !== columnId);
  const item = (id: keyof GridTexts, next: readonly GridSort[]): GridMenuItem => ({
    id,
    label: texts[id],
    run: () => onSort(next),
  });
  const up: GridSort = { columnId, direction: 'ascending' };
  const down: GridSort = { columnId, direction: 'descending' };
  return [
    item('sortUp', [up]),
    item('sortDown', [down]),
    ...(isOther ? [item('thenUp', sortsWith(sorts, up)), item('thenDown', sortsWith(sorts, down))] : []),
    ...(present
      ? [
          item(
            'unsort',
            sorts.filter((sort) => sort.columnId !== columnId),
          ),
        ]
      : []),
  ];
};

const placeItems = ({ column, columnIds, props, texts, onFit }: ColumnMenu): readonly GridMenuItem[] => {
  const { onColumnAsk } = props;
  const fit = { id: 'fit', label: texts.fit, run: onFit };
  if (!onColumnAsk) return [fit];
  const at = columnIds.indexOf(column.id);
  const isPinned = column.pinned === 'start';
  const item = (id: keyof GridTexts, ask: ColumnAsk): GridMenuItem => ({
    id,
    label: fill(texts[id], { column: column.header }),
    run: () => onColumnAsk(column.id, ask),
  });
  const before = columnIds[at - 1];
  return [
    ...(before === undefined ? [] : [item('moveBack', { type: 'move', before })]),
    ...(at === columnIds.length - 1
      ? []
      : [item('moveOn', { type: 'move', before: columnIds[at + 2] ?? null })]),
    fit,
    item(isPinned ? 'unpin' : 'pin', { type: 'pin', isPinned: !isPinned }),
    ...(columnIds.length > 1 ? [item('hide', { type: 'hide' })] : []),
  ];
};

/** What can be asked of a column: its order, what the host adds, its place. In groups. */
export const columnItems = (menu: ColumnMenu): readonly (readonly GridMenuItem[])[] => [
  [...sortItems(menu), ...(menu.props.columnItems?.(menu.column.id) ?? [])],
  placeItems(menu),
];
