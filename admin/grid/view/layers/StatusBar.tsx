import { groupDigits } from '../../cells/number.ts';
import { useMemo } from 'react';
import type { GridTotal } from '../../grid-props.ts';
import { fill } from '../../texts.ts';
import { isOneCell } from '../../model/selection/ranges.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import styles from './status.module.css';

interface StatusBarProps {
  /** Number of loaded parent rows. */
  readonly rowCount: number;
  /** Number of all rows of the query, if the host knows it. */
  readonly totalRowCount: number | undefined;
  /** More rows can be loaded. */
  readonly hasMore: boolean;
  readonly totals: readonly GridTotal[];
  /**
   * A press in the bar is not one in the sheet, but the sheet keeps the focus, and selected text stays
   * selected.
   */
  readonly onPress: () => void;
}

/** The bar under the sheet: the number of rows, the last error, and the summary of the selection. */
export function StatusBar({ rowCount, totalRowCount, hasMore, totals, onPress }: StatusBarProps) {
  const { controller } = useShared();
  const texts = useTexts();
  const bounds = useGridState(({ selection }) => (isOneCell(selection) ? null : controller.bounds()));
  const summary = useMemo(() => bounds && controller.summary(bounds), [controller, bounds]);
  const notice = useGridState((state) => state.notice);
  const visible = totalRowCount ?? rowCount;
  const isOpenEnded = hasMore && totalRowCount === undefined;
  const rows = fill(isOpenEnded ? texts.rowsAtLeast : texts.rows, { count: groupDigits(String(visible)) });
  return (
    <div
      className={styles['bar']}
      onClick={() => {
        if (getSelection()?.isCollapsed) onPress();
      }}
    >
      <span className={styles['counts']}>
        {/* No row is loaded yet, which says nothing about their number. */}
        {isOpenEnded && visible === 0 ? null : <span>{rows}</span>}
        {totals.map(({ label, value }) => (
          <span key={label}>
            {label} {value}
          </span>
        ))}
      </span>
      {notice !== null && (
        <span role="note" className={styles['notice']} title={notice}>
          {notice}
        </span>
      )}
      {summary && (
        <span className={styles['summary']}>
          <span>{fill(texts.selectedCount, { count: groupDigits(String(summary.cellCount)) })}</span>
          {summary.average && <span>{fill(texts.average, { value: summary.average })}</span>}
          {summary.sum && <b>{fill(texts.sum, { value: summary.sum })}</b>}
        </span>
      )}
    </div>
  );
}
