import { useMemo } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Grouping } from '../../api/sheet-queries.ts';
import { useWide } from '../../browser/use-narrow.ts';
import type { SheetColumn } from '../../fields/field.ts';
import { trade } from '../../fields/own/trade.ts';
import { jobColumns } from '../../fields/job-columns.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { GridRow } from '../../grid/index.ts';

interface ColumnSource {
  readonly me: Me;
  readonly flows: readonly Flow[];
  /** The displayed trade; empty: several. */
  readonly flow: string;
  readonly grouping: Grouping;
}

/** All columns of the sheet in their usual order; which of them are hidden at first depends on the screen. */
export const useSheetColumns = ({ me, flows, flow, grouping }: ColumnSource): readonly SheetColumn[] => {
  const texts = useTexts();
  const isWide = useWide();
  const isTradeTold = grouping === 'stage' || grouping === 'flow';
  return useMemo(
    () => jobColumns(texts, me, flows, { flow, isWide, isTradeTold }),
    [texts, me, flows, flow, isWide, isTradeTold],
  );
};

/** Shows the column of the trade while a row that is typed has none, because such a row cannot become a job. */
export const useTradeOfDrafts = (
  columns: readonly SheetColumn[],
  { rows, blankId }: { readonly rows: readonly GridRow[]; readonly blankId: string },
): readonly SheetColumn[] => {
  const isNeeded = rows.some(({ id, values }) => id !== blankId && (values['trade'] ?? null) === null);
  return useMemo(
    () =>
      isNeeded
        ? columns.map(({ isHiddenAtFirst, ...column }) => ({
            ...column,
            ...(isHiddenAtFirst && column.id !== trade.record.id ? { isHiddenAtFirst } : {}),
          }))
        : columns,
    [columns, isNeeded],
  );
};
