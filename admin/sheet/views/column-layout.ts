import type { SheetColumn } from '../../fields/field.ts';
import type { ColumnAsk, GridColumn } from '../../grid/index.ts';

/** A column's settings in a layout; its index is its position. */
export interface ColumnChoice {
  readonly id: string;
  readonly isHidden: boolean;
  readonly isPinned: boolean;
  /** Pixels; null: the default. */
  readonly width: number | null;
}

/** All columns in display order; empty: the default. */
export type ColumnLayout = readonly ColumnChoice[];

const asTheyCome = (column: SheetColumn): ColumnChoice => ({
  id: column.id,
  isHidden: column.isHiddenAtFirst === true,
  isPinned: column.pinned === 'start',
  width: null,
});

/**
 * The settings of every column: those of the layout in its order, then columns that it does not have.
 * Settings of columns that are not displayed now are kept at the end.
 */
export const choicesFor = (columns: readonly SheetColumn[], layout: ColumnLayout): ColumnLayout => {
  const ids = new Set(columns.map(({ id }) => id));
  const chosen = new Set(layout.map(({ id }) => id));
  return [
    ...layout.filter(({ id }) => ids.has(id)),
    ...columns.filter(({ id }) => !chosen.has(id)).map(asTheyCome),
    ...layout.filter(({ id }) => !ids.has(id)),
  ];
};

/** The columns to show: ordered, pinned and sized by the layout, without the hidden ones. */
export const arrangeColumns = (
  columns: readonly SheetColumn[],
  layout: ColumnLayout,
): readonly GridColumn[] => {
  if (layout.length === 0) return columns.filter(({ isHiddenAtFirst }) => isHiddenAtFirst !== true);
  const byId = new Map(columns.map((column) => [column.id, column]));
  return choicesFor(columns, layout).flatMap(({ id, isHidden, isPinned, width }) => {
    const column = byId.get(id);
    if (!column || isHidden) return [];
    const { pinned: _, ...free } = column;
    return [{ ...free, width: width ?? column.width, ...(isPinned ? { pinned: 'start' as const } : {}) }];
  });
};

/** The layout with one column's settings changed. */
export const withChoice = (layout: ColumnLayout, id: string, change: Partial<ColumnChoice>): ColumnLayout =>
  layout.map((choice) => (choice.id === id ? { ...choice, ...change } : choice));

/** The layout with a column moved by some positions; at an end it stays. */
export const withMoved = (layout: ColumnLayout, id: string, by: number): ColumnLayout => {
  const at = layout.findIndex((choice) => choice.id === id);
  const choice = layout[at];
  const to = at + by;
  if (!choice || to < 0 || to >= layout.length) return layout;
  const others = layout.toSpliced(at, 1);
  return others.toSpliced(to, 0, choice);
};

/**
 * The layout with a column moved before another one, or to the end. It is pinned when moved before a pinned
 * column, and unpinned when moved behind an unpinned one.
 */
const withPlace = (layout: ColumnLayout, id: string, before: string | null): ColumnLayout => {
  const choice = layout.find((columnChoice) => columnChoice.id === id);
  const others = layout.filter((columnChoice) => columnChoice.id !== id);
  const at = before === null ? others.length : others.findIndex((columnChoice) => columnChoice.id === before);
  if (!choice || at < 0) return layout;
  const visible = others.filter(({ isHidden }) => !isHidden);
  const next = visible.find((columnChoice) => columnChoice.id === before);
  const last = visible.at((next ? visible.indexOf(next) : visible.length) - 1);
  const isPinned = next?.isPinned === true || (choice.isPinned && last?.isPinned === true);
  return others.toSpliced(at, 0, { ...choice, isPinned });
};

/** The layout after a change at a column's header. */
export const asAsked = (layout: ColumnLayout, id: string, ask: ColumnAsk): ColumnLayout => {
  switch (ask.type) {
    case 'hide':
      return withChoice(layout, id, { isHidden: true });
    case 'pin':
      return withChoice(layout, id, { isPinned: ask.isPinned });
    case 'move':
      return withPlace(layout, id, ask.before);
  }
};

const writtenChoice = ({ id, isHidden, isPinned, width }: ColumnChoice): string =>
  `${isHidden ? '-' : ''}${isPinned ? '*' : ''}${id}${width === null ? '' : `:${width}`}`;

const choicePattern = /^(-?)(\*?)([A-Za-z](?:[\w.-]|:(?=[A-Za-z]))*)(?::(\d{2,4}))?$/;

/** Writes a layout for the address: `*title:300,stage,-number`. */
export const writeLayout = (layout: ColumnLayout): string => layout.map(writtenChoice).join(',');

/** Parses a layout; invalid parts and duplicates are skipped. */
export const readLayout = (text: string): ColumnLayout => {
  const met = new Set<string>();
  return text.split(',').flatMap((part): ColumnLayout => {
    const [, hidden, pinned, id, width] = choicePattern.exec(part) ?? [];
    if (id === undefined || met.has(id)) return [];
    met.add(id);
    return [
      {
        id,
        isHidden: hidden === '-',
        isPinned: pinned === '*',
        width: width === undefined ? null : Number(width),
      },
    ];
  });
};
