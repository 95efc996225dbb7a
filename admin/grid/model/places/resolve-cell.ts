import { cellKinds, formatCell } from '../../cells/registry.ts';
import type { CellContext, CellKind } from '../../cells/cell-kind.ts';
import type { CellMark, CellValue, GridCellSpec, GridColumn, GridLocale, GridRow } from '../../grid-props.ts';

/** What all cells of a render share; a new object when any part changes. */
export interface CellEnvironment {
  readonly locale: GridLocale;
  readonly today: string | null;
  /** Contexts by column spec: cells of a column share one unless their mark overrides a part. */
  readonly contexts: WeakMap<GridCellSpec, CellContext>;
}

export const makeEnvironment = (locale: GridLocale, today: string | null): CellEnvironment => ({
  locale,
  today,
  contexts: new WeakMap(),
});

export interface ResolvedCell {
  readonly row: GridRow;
  readonly parentId: string | null;
  readonly column: GridColumn;
  readonly spec: GridCellSpec;
  readonly kind: CellKind;
  readonly value: CellValue;
  readonly mark: CellMark | undefined;
  readonly context: CellContext;
  readonly isReadOnly: boolean;
}

const noCell: GridCellSpec = { kind: 'readonly', readOnly: true };

const lengthMaxDefault = 10_000;

const makeContext = (spec: GridCellSpec, environment: CellEnvironment): CellContext => ({
  locale: environment.locale,
  today: environment.today,
  options: spec.options ?? [],
  currency: spec.currency ?? 'CNY',
  zone: spec.zone ?? 'Asia/Shanghai',
  min: spec.min ?? null,
  max: spec.max ?? null,
  lengthMax: spec.lengthMax ?? lengthMaxDefault,
  isRequired: spec.isRequired ?? false,
});

const contextOf = (
  spec: GridCellSpec,
  mark: CellMark | undefined,
  environment: CellEnvironment,
): CellContext => {
  const known = environment.contexts.get(spec);
  const shared = known ?? makeContext(spec, environment);
  if (!known) environment.contexts.set(spec, shared);
  const { options, currency, min } = mark ?? {};
  if (!options && !currency && min === undefined) return shared;
  return {
    ...shared,
    options: options ?? shared.options,
    currency: currency ?? shared.currency,
    min: min ?? shared.min,
  };
};

/** A heading and an unloaded row cannot be edited. */
const isFixed = ({ isGroup, isLoading }: GridRow): boolean => isGroup === true || isLoading === true;

/** Resolves a cell's settings: the column's, overridden by its row level's and its own mark. */
export const resolveCell = (
  column: GridColumn,
  place: { readonly row: GridRow; readonly parentId: string | null },
  environment: CellEnvironment,
): ResolvedCell => {
  const spec = place.parentId === null ? column : (column.child ?? noCell);
  const mark = place.row.marks?.[column.id];
  const kind = cellKinds[spec.kind];
  return {
    row: place.row,
    parentId: place.parentId,
    column,
    spec,
    kind,
    value: place.row.values[column.id] ?? null,
    mark,
    context: contextOf(spec, mark, environment),
    isReadOnly: isFixed(place.row) || kind.editor === 'none' || (mark?.readOnly ?? spec.readOnly ?? false),
  };
};

export const textOf = (cell: ResolvedCell): string => formatCell(cell.kind, cell.value, cell.context);

/** The value in plain form for other programs: an amount without currency sign and groups. */
export const plainTextOf = (cell: ResolvedCell): string =>
  cell.value === null ? '' : (cell.kind.plain ?? cell.kind.format)(cell.value, cell.context);
