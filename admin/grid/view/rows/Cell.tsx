import { memo, type ReactNode } from 'react';
import { formatCellValue } from '../../cells/registry.ts';
import type { CellKind } from '../../cells/cell-kind.ts';
import type { CellValue } from '../../grid-props.ts';
import type { PendingEdit } from '../../model/editing/pending.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { classNames } from '../class-names.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import { fitsWithoutMeasuring } from './fits-without-measuring.ts';
import styles from './cell.module.css';

interface CellProps {
  readonly place: PlacedColumn;
  readonly cell: ResolvedCell;
  /** So that the input can point at the active cell. */
  readonly id: string;
  readonly pending: PendingEdit | undefined;
  /** In front of the value: the first column's expander. */
  readonly lead?: ReactNode;
}

/** The value that the cell stands for now; a refused text has none. */
const valueNow = (cell: ResolvedCell, pending: PendingEdit | undefined): CellValue => {
  if (pending?.state === 'refused') return null;
  return pending?.state === 'saving' ? pending.edit.value : cell.value;
};

const firstLetter = (text: string) => text.slice(0, (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

/** A call and not a component: a screen of cells would be twice as many of them. */
const drawn = (cell: ResolvedCell, value: CellValue, text: string): ReactNode => {
  if (text === '') return null;
  switch (cell.kind.look) {
    case 'pill': {
      const tone = cell.context.options.find((option) => option.value === value)?.tone;
      return <span className={classNames(styles['pill'], tone && styles[tone])}>{text}</span>;
    }
    case 'person':
      return (
        <span className={styles['person']} data-initial={firstLetter(text)}>
          {text}
        </span>
      );
    case 'bar':
      return (
        <span className={styles['share']} style={{ '--share': Number(value) / (cell.spec.max ?? 100) }}>
          {text}
        </span>
      );
    case 'plain':
      return text;
  }
};

/** What stands beside the text within the cell, px: its paddings and line, and what its look adds. */
const besidePx: Readonly<Record<CellKind['look'], number>> = { plain: 17, bar: 17, pill: 33, person: 41 };

/** Nothing of the cell can be too long for it. What is drawn in bold, or after something, is not reckoned with. */
const fitsWhole = ({ place, cell: { kind, mark }, pending, lead }: CellProps, text: string): boolean =>
  lead === undefined &&
  mark?.tone === undefined &&
  mark?.suffix === undefined &&
  pending?.state !== 'refused' &&
  (text === '' || fitsWithoutMeasuring(text, place.width - besidePx[kind.look]));

const classesOf = (props: CellProps, text: string): string => {
  const { place, cell, pending } = props;
  const { mark, spec, kind } = cell;
  return classNames(
    styles['cell'],
    styles[spec.align ?? kind.align],
    place.index === 0 && styles['first'],
    !fitsWhole(props, text) && styles['cut'],
    place.isPinned && styles['pinned'],
    place.isLastPinned && styles['lastPinned'],
    mark?.tone && styles['toned'],
    mark?.tone && styles[mark.tone],
    // One that is being saved is seen by its `aria-busy`: a paste would change the classes of a whole screen too, twice.
    pending && pending.state !== 'saving' && styles[pending.state],
  );
};

/** True or nothing: an absent attribute says no. */
const flag = (isSet: boolean) => isSet || undefined;

/** One cell. Renders again only when its own value, marks, place or state change. */
export const Cell = memo(function Cell(props: CellProps) {
  const { place, cell, id, pending, lead } = props;
  const refusal = pending?.state === 'refused' ? pending.refusal : null;
  const value = valueNow(cell, pending);
  const text = formatCellValue(cell.kind, value, cell.context);
  return (
    <div
      role={place.index === 0 ? 'rowheader' : 'gridcell'}
      id={id}
      className={classesOf(props, text)}
      style={place.style}
      title={refusal?.message ?? cell.mark?.note}
      aria-colindex={place.index + 1}
      // It may be selected; whether it is, `useSelectedCells` says.
      aria-selected={false}
      aria-readonly={flag(cell.isReadOnly)}
      aria-busy={flag(pending?.state === 'saving')}
      aria-invalid={flag(refusal !== null)}
    >
      {lead}
      {refusal ? pending?.edit.text : drawn(cell, value, text)}
      {cell.mark?.suffix && <span className={styles['suffix']}> {cell.mark.suffix}</span>}
    </div>
  );
}, isSame);

function isSame(before: CellProps, after: CellProps): boolean {
  return (
    before.cell.value === after.cell.value &&
    before.cell.mark === after.cell.mark &&
    before.cell.spec === after.cell.spec &&
    before.cell.context.locale === after.cell.context.locale &&
    before.place === after.place &&
    before.id === after.id &&
    before.pending === after.pending &&
    before.lead === after.lead
  );
}
