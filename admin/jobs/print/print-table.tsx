import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GridColumn, GridRow } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { formatDate } from '../../texts/formats.ts';
import { printedCell } from './printed-cell.ts';
import styles from './print.module.css';

interface PrintTableProps {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly today: string;
}

/** Whether the page is being printed: known before the browser takes its picture. */
const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
};

/** The rows of the sheet that are loaded, on paper only: a plain table whose heading stands on every page. */
export function PrintTable(props: PrintTableProps) {
  return usePrinting() ? <Table {...props} /> : null;
}

function Table({ columns, rows, today }: PrintTableProps) {
  const { t, locale } = useTexts();
  const printed = rows.filter(({ isLoading }) => !isLoading);
  return (
    <table className={styles['table']}>
      <caption>
        {t('print.title', {
          on: formatDate(today, locale),
          count: printed.filter(({ isGroup }) => !isGroup).length,
        })}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {printed.map((row) => (
          <tr key={row.id} data-group={row.isGroup}>
            {columns.map((column) => (
              <td key={column.id} data-align={column.align}>
                {printedCell(row, column, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
