import { useMemo } from 'react';
import type { GridColumn, GridRow } from '../../grid/index.ts';
import {
  makeEnvironment,
  resolveCell,
  textOf,
  type ResolvedCell,
} from '../../grid/model/places/resolve-cell.ts';
import { formatFullDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { Sheet } from '../rows/use-sheet.ts';
import { printedRows, printMax } from './printed-rows.ts';
import { usePrint, usePrinting } from './use-print.ts';
import styles from './print.module.css';

interface PrintTableProps {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly sheet: Sheet;
  /** Collapsed groups, of which only the heading is displayed and printed. */
  readonly closedGroups: ReadonlySet<string>;
  readonly today: string;
}

/** The printed sheet: a plain table with a header on every page. On the screen, the progress of loading it. */
export function PrintTable(props: PrintTableProps) {
  const { t } = useTexts();
  const parts = props.sheet.parts.filter(({ key }) => !props.closedGroups.has(key));
  const { progress, forget } = usePrint(parts);
  return (
    <>
      {progress.is === 'loading' ? (
        <p role="status" className={styles['progress']}>
          {t('print.loading')}
        </p>
      ) : null}
      {progress.is === 'failed' ? (
        <div role="alert" className={styles['progress']}>
          {t('print.failed', { why: progress.why })}{' '}
          <Button look="quiet" onClick={forget}>
            {t('shell.close')}
          </Button>
        </div>
      ) : null}
      {usePrinting() ? <Table {...props} count={countIn(props.sheet, props.closedGroups)} /> : null}
    </>
  );
}

/** A date in words relative to today is printed as the date, and what it is of. */
const printedText = (cell: ResolvedCell): string => {
  const { visible, suffix } = cell.mark ?? {};
  return visible === undefined || suffix === undefined ? textOf(cell) : `${textOf(cell)} ${suffix}`;
};

/** Number of jobs to print without the limit; null when the list's length is unknown. */
const countIn = ({ parts, count }: Sheet, closedGroups: ReadonlySet<string>): number | null => {
  if (parts.every(({ group }) => group === null)) return count;
  const open = parts.filter(({ key }) => !closedGroups.has(key));
  return open.reduce((sum, { group }) => sum + (group?.count ?? 0), 0);
};

function Table({ columns, rows, today, count }: PrintTableProps & { readonly count: number | null }) {
  const { t, locale } = useTexts();
  const environment = useMemo(() => makeEnvironment(locale, today), [locale, today]);
  const printed = printedRows(rows, printMax);
  const on = formatFullDate(today, locale);
  const visible = printed.jobCount;
  return (
    <table className={styles['table']}>
      <caption>
        {visible === count
          ? t('print.title', { on, count })
          : t(count === null ? 'print.first' : 'print.firstOf', {
              on,
              visible,
              count: count ?? visible,
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
        {printed.rows.map((row) => (
          <tr key={row.id} data-group={row.isGroup}>
            {columns.map((column) => (
              <td key={column.id} data-align={column.align} data-kind={column.kind}>
                {printedText(resolveCell(column, { row, parentId: null }, environment))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
