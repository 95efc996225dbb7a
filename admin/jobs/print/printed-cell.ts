import type { Locale } from '#domain/text';
import { formatMoney, isCurrency } from '#domain/money';
import type { CellValue, GridColumn, GridOption, GridRow } from '../../grid/index.ts';
import { formatDate } from '../../texts/formats.ts';

const moneyWords = (value: CellValue, currency: string, locale: Locale): string =>
  typeof value === 'number' && isCurrency(currency) ? formatMoney(value, currency, locale) : String(value);

const labelOf = (value: CellValue, options: readonly GridOption[] = []): string =>
  options.find((option) => option.value === value)?.label ?? String(value);

/** A cell as it stands on paper: names instead of keys, amounts with their currency. */
export const printedCell = (row: GridRow, column: GridColumn, locale: Locale): string => {
  const value = row.values[column.id] ?? null;
  const mark = row.marks?.[column.id];
  if (value === null) return '';
  if (column.kind === 'money') return moneyWords(value, mark?.currency ?? column.currency ?? '', locale);
  if (column.kind === 'date') return formatDate(String(value), locale);
  if (column.kind === 'percent') return `${value}%`;
  return labelOf(value, mark?.options ?? column.options);
};
