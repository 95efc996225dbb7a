import { cellKinds } from '../../grid/cells/registry.ts';
import type { CellValue } from '../../grid/index.ts';
import { cellOfValue, type CellForm, type Sheets } from '../../fields/item-form.ts';
import { contextOf, type Target } from './target.ts';

/** The form of a value: trades that share a field may have different options. */
const formFor = (value: CellValue, target: Target, { flows }: Sheets): CellForm | null => {
  const forms = flows.map(({ key }) => target.formIn(key)).filter((form) => form !== null);
  return (
    forms.find(({ options = [] }) => options.some((option) => option.value === value)) ?? forms[0] ?? null
  );
};

/** Formats a stored value in the reader's language, as in the sheet; empty for none. */
export const formatText = (value: unknown, target: Target, sheets: Sheets): string => {
  const cell = cellOfValue(value);
  const form = formFor(cell, target, sheets);
  return form === null || cell === null ? '' : cellKinds[form.kind].format(cell, contextOf(form, sheets));
};
