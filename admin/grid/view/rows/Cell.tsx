import { memo, type ReactNode } from 'react';
import { formatCellValue } from '../../cells/registry.ts';
import type { CellKind } from '../../cells/cell-kind.ts';
import { stripBackground } from '../../cells/strip.ts';
import type { CellMark, CellValue } from '../../grid-props.ts';
import type { PendingEdit } from '../../model/editing/pending.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { classNames } from '../class-names.ts';
import type { PlacedColumn } from '../use-grid-table.ts';
import { fitsWithoutMeasuring } from './fits-without-measuring.ts';
import styles from './cell.module.css';

interface CellProps {
  readonly place: PlacedColumn;
  readonly cell: ResolvedCell;
  /** The DOM id, for the input's `aria-activedescendant`. */
  readonly id: string;
  readonly pending: PendingEdit | undefined;
  /** Content before the value: the first column's expander. */
  readonly lead?: ReactNode;
}

/** The value that the cell displays; null for a refused text. */
const valueNow = (cell: ResolvedCell, pending: PendingEdit | undefined): CellValue => {
  if (pending?.state === 'refused') return null;
  return pending?.state === 'saving' ? pending.edit.value : cell.value;
};

/** The displayed text of a value. */
const textNow = ({ kind, mark, context }: ResolvedCell, value: CellValue): string =>
  mark?.visible ?? formatCellValue(kind, value, context);

const firstLetter = (text: string) => text.slice(0, (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

type Draw = (cell: ResolvedCell, value: CellValue, text: string) => ReactNode;

/** Functions and not components, because components would double the elements of a screen of cells. */
const drawings: Readonly<Record<CellKind['look'], Draw>> = {
  plain: (_cell, _value, text) => text,
  pill: ({ context }, value, text) => {
    const tone = context.options.find((option) => option.value === value)?.tone;
    return <span className={classNames(styles['pill'], tone && styles[tone])}>{text}</span>;
  },
  person: (_cell, _value, text) => (
    <span className={styles['person']} data-initial={firstLetter(text)}>
      {text}
    </span>
  ),
  bar: ({ spec }, value, text) => (
    <span className={styles['share']} style={{ '--share': Number(value) / (spec.max ?? 100) }}>
      {text}
    </span>
  ),
  strip: ({ mark }, value, text) => (
    <span
      className={styles['strip']}
      style={{ background: stripBackground(mark?.strip ?? []) }}
      data-text={value}
    >
      {text}
    </span>
  ),
};

const drawn: Draw = (cell, value, text) => {
  if (text === '') return null;
  const isText = cell.spec.isQuiet === true || cell.mark?.steps !== undefined;
  return drawings[isText ? 'plain' : cell.kind.look](cell, value, text);
};

/** Width beside the text within the cell, px: paddings, line, and the look's own parts. */
const besidePx: Readonly<Record<CellKind['look'], number>> = {
  plain: 17,
  bar: 17,
  pill: 33,
  person: 41,
  strip: 17,
};

/** Whether the whole content certainly fits. Bold or suffixed content is never counted as fitting. */
const fitsWhole = ({ place, cell: { kind, mark }, pending, lead }: CellProps, text: string): boolean =>
  lead === undefined &&
  mark?.tone === undefined &&
  mark?.suffix === undefined &&
  mark?.steps === undefined &&
  pending?.state !== 'refused' &&
  (text === '' || fitsWithoutMeasuring(text, place.width - besidePx[kind.look]));

const markClasses = ({ tone, visible, isStrong, steps }: CellMark): string =>
  classNames(
    tone && styles['toned'],
    visible !== undefined && styles['worded'],
    isStrong && styles['strong'],
    steps && styles['steps'],
    tone && styles[tone],
  );

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
    spec.isQuiet && styles['soft'],
    mark && markClasses(mark),
    // Saving is shown by `aria-busy` alone: with a class, a paste would restyle a whole screen twice.
    pending && pending.state !== 'saving' && styles[pending.state],
  );
};

/** The attributes of a cell's steps: none for most cells, whose style is that of their place. */
const stepsOf = (place: PlacedColumn, { mark }: ResolvedCell) => {
  if (!mark?.steps) return { style: place.style };
  const { at, of, state, sign } = mark.steps;
  return { style: { ...place.style, '--at': at, '--of': of }, 'data-steps': state, 'data-sign': sign };
};

/** True or undefined, because an absent attribute means false. */
const flag = (isSet: boolean) => isSet || undefined;

/** A cell. It renders only when its own value, marks, place or state change. */
export const Cell = memo(function Cell(props: CellProps) {
  const { place, cell, id, pending, lead } = props;
  const refusal = pending?.state === 'refused' ? pending.refusal : null;
  const value = valueNow(cell, pending);
  const text = textNow(cell, value);
  return (
    <div
      role={place.index === 0 ? 'rowheader' : 'gridcell'}
      id={id}
      className={classesOf(props, text)}
      {...stepsOf(place, cell)}
      title={refusal?.message ?? cell.mark?.note}
      aria-colindex={place.index + 1}
      // Selectable; `useSelectedCells` writes whether it is selected.
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
