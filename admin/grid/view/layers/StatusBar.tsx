import { groupDigits } from '../../cells/number.ts';
import { useMemo } from 'react';
import type { GridTotal } from '../../grid-props.ts';
import { fill } from '../../texts.ts';
import { isOneCell } from '../../model/selection/ranges.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import styles from './status.module.css';

interface StatusBarProps {
  /** Parent rows that are loaded. */
  readonly rowCount: number;
  /** All that the query has, where the host knows it. */
  readonly totalRowCount: number | undefined;
  /** More can be loaded. */
  readonly hasMore: boolean;
  readonly totals: readonly GridTotal[];
  /** A press here is none of the sheet's, but leaves it the keyboard; a figure that was marked stays marked. */
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
        {/* None of them is loaded yet: that says nothing of how many there are. */}
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
