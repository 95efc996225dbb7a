import { memo, useMemo } from 'react';
import type { GridRow } from '../../grid-props.ts';
import type { PendingEdit } from '../../model/editing/pending.ts';
import { resolveCell } from '../../model/places/resolve-cell.ts';
import { fill } from '../../texts.ts';
import { Cell } from './Cell.tsx';
import { classNames } from '../class-names.ts';
import { rowHeight } from '../pointer/geometry.ts';
import { cellId, useGridState, useShared, useTexts } from '../grid-context.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import cellStyles from './cell.module.css';
import styles from '../grid.module.css';

interface RowProps {
  readonly row: GridRow;
  readonly parentId: string | null;
  /** Position among all visible rows, from 0. */
  readonly index: number;
  /** Depth in the tree; a plain grid has none. */
  readonly level: number | undefined;
  /** Null: the row has no children. */
  readonly isExpanded: boolean | null;
  readonly columns: readonly PlacedColumn[];
}

const nothingPending: ReadonlyMap<string, PendingEdit> = new Map();

/** Before the first cell's value: the expander of a parent, the indent of a child, and the row's open button. */
function RowLead({ row, parentId, isExpanded }: Pick<RowProps, 'row' | 'parentId' | 'isExpanded'>) {
  const { controller, canOpenRow } = useShared();
  const texts = useTexts();
  const label = isExpanded ? texts.collapse : texts.expand;
  return (
    <>
      {parentId === null && canOpenRow && !row.isGroup && !row.isLoading && (
        <button
          type="button"
          tabIndex={-1}
          className={styles['open']}
          aria-label={fill(texts.openRow, { name: row.name })}
          title={fill(texts.openRow, { name: row.name })}
          onClick={() => controller.openRow(row.id, parentId)}
        />
      )}
      {isExpanded === null ? (
        <span className={parentId === null ? styles['noExpander'] : styles['indent']} />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={classNames(styles['expander'], isExpanded && styles['isOpen'])}
          aria-label={fill(label, { name: row.name })}
          onClick={() => controller.toggle(row.id, !isExpanded)}
        />
      )}
    </>
  );
}

/** A row. It selects its own part of the state, so that an edit renders its row only, and an arrow key none. */
export const Row = memo(function Row({ row, parentId, index, level, isExpanded, columns }: RowProps) {
  const { gridId, environment } = useShared();
  const pending = useGridState((state) => state.pending.get(row.id) ?? nothingPending);
  const lead = useMemo(
    () => <RowLead row={row} parentId={parentId} isExpanded={isExpanded} />,
    [row, parentId, isExpanded],
  );
  return (
    <div
      role="row"
      className={classNames(
        styles['row'],
        parentId !== null && styles['child'],
        row.isGroup && styles['group'],
        row.isLoading && styles['loading'],
        row.tint && styles['tinted'],
        row.tone && styles['tonedRow'],
        row.tone && cellStyles[row.tone],
      )}
      style={{ top: index * rowHeight }}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={isExpanded ?? undefined}
      aria-busy={row.isLoading}
      data-tint={row.tint}
      title={row.note}
      aria-description={row.note}
    >
      {columns.map((place) => (
        <Cell
          key={place.column.id}
          place={place}
          cell={resolveCell(place.column, { row, parentId }, environment)}
          id={cellId(gridId, row.id, place.column.id)}
          pending={pending.get(place.column.id)}
          lead={place.index === 0 ? lead : undefined}
        />
      ))}
    </div>
  );
});
