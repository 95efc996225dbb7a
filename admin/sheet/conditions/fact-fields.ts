import { factOf, isConditionField, type ConditionField, type FactKind } from '#contract/sheet/conditions';
import { conditionIds } from '#domain/fields/fields';
import type { GridColumn } from '../../grid/index.ts';
import { factKeyOf } from '../../fields/field.ts';

const kinds: Readonly<Partial<Record<GridColumn['kind'], FactKind>>> = {
  text: 'text',
  longtext: 'text',
  number: 'number',
  percent: 'number',
  money: 'money',
  date: 'date',
  choice: 'set',
  person: 'set',
};

/** The condition field of a column; null when conditions do not support it. */
export const fieldOf = ({ id, kind }: GridColumn): ConditionField | null => {
  if (isConditionField(id)) return id;
  const key = factKeyOf(id);
  const factKind = kinds[kind];
  const field = `fact.${factKind ?? ''}.${key ?? ''}`;
  return isConditionField(field) ? field : null;
};

/** The displayed column of a field; undefined without one. */
export const columnOfField = (
  columns: readonly GridColumn[],
  field: ConditionField,
): GridColumn | undefined => columns.find((column) => fieldOf(column) === field);

/** The fields that may be asked about: those of every job, then those of the trade that is shown. */
export const offeredFields = (columns: readonly GridColumn[]): readonly ConditionField[] => [
  ...conditionIds,
  ...columns.flatMap((column) => {
    const field = fieldOf(column);
    return field === null || factOf(field) === null ? [] : [field];
  }),
];
