import { useMemo } from 'react';
import type { GridFlash } from '../grid/index.ts';
import { useFind } from './find/use-find.ts';
import { useFlashes } from '../sync/live/use-flashes.ts';
import { useTexts } from '../texts/locale.tsx';
import { useNarrow } from '../browser/use-narrow.ts';
import { listQuery } from './filters.ts';
import type { SheetProps } from './sheet-props.ts';
import { groupOrderOf, sheetTotals } from './rows/sheet-rows.ts';
import { useColumnHandlers } from './use-column-handlers.ts';
import { useDetails } from './rows/use-details.ts';
import { useCardRequest } from './payments/use-card-request.ts';
import { useClosedGroups, useExpanded } from './rows/use-expanded.ts';
import { useJobRows } from './rows/use-job-rows.ts';
import { useRowMenu } from './use-row-menu.ts';
import { useSheet } from './rows/use-sheet.ts';

interface Look {
  /** The displayed instant, epoch ms; null: now. */
  readonly asOf: number | null;
  readonly onOpen: (jobId: string) => void;
}

const noJobs: ReadonlySet<string> = new Set();
const noFlashes: readonly GridFlash[] = [];

const useSheetQuery = ({ filters, sorts }: SheetProps, asOf: number | null) => {
  const { locale } = useTexts();
  return useMemo(
    () => ({ ...listQuery(filters, sorts, locale), ...(asOf === null ? {} : { asOf: String(asOf) }) }),
    [filters, sorts, asOf, locale],
  );
};

/** The common part of the current and the past sheet: rows, columns, search, and history. */
export const useSheetView = (props: SheetProps, { asOf, onOpen }: Look) => {
  const { me, flows, flowOf, tintOf, sorts, grouping, handle } = props;
  const isPast = asOf !== null;
  const texts = useTexts();
  const [closedGroups, setClosedGroups] = useClosedGroups();
  const query = useSheetQuery(props, asOf);
  const groupOrder = useMemo(() => groupOrderOf({ flows, me }), [flows, me]);
  const sheet = useSheet({ query, by: grouping, closedGroups, groupOrder });
  const menu = useRowMenu({ jobs: sheet.jobs, onOpen });
  const { columns, ...columnHandlers } = useColumnHandlers(props);
  const expanded = useExpanded({ parts: sheet.parts, closedGroups, setClosedGroups });
  // Tasks and change orders have no past versions, so past rows omit them.
  const details = useDetails(isPast ? noJobs : expanded.jobIds);
  const { rows, makeRow } = useJobRows({ sheet, flows, details, texts, me, flowOf, tintOf });
  const totals = useMemo(() => sheetTotals(sheet, texts), [sheet, texts]);
  const isNarrow = useNarrow();
  const flashes = useFlashes(makeRow);
  const find = useFind({
    query,
    by: grouping,
    sheet,
    columns,
    closedGroups,
    setClosedGroups,
    handle,
    isNarrow,
    flashes: isPast ? noFlashes : flashes,
  });
  const cards = useCardRequest();
  const grid = {
    onCard: cards.onCard,
    locale: texts.locale,
    columns,
    today: me.today,
    zone: me.shop.zone,
    ...(sheet.count === null ? {} : { totalRowCount: sheet.count }),
    expandedIds: expanded.ids,
    onExpandedIdsChange: expanded.change,
    sorts,
    onSort: props.onSort,
    ...columnHandlers,
    onVisibleRows: sheet.onVisibleRows,
    hasMore: sheet.layout.hasMore,
    isLoadingMore: sheet.isPending,
    totals,
    onCellHistory: menu.onCellHistory,
    flashes: find.flashes,
    empty: props.empty,
    handle,
  };
  return { query, sheet, menu, columns, closedGroups, details, rows, makeRow, isNarrow, find, cards, grid };
};

export type SheetView = ReturnType<typeof useSheetView>;
