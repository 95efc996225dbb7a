import { useQueries, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import {
  cachedPage,
  blockQuery,
  isPageKey,
  groupSummaryQuery,
  invalidateLists,
  type Grouping,
  type ListQuery,
  type GroupSummary,
} from '../../api/sheet-queries.ts';
import { blocksNear, layOut, type Block, type Layout, type Section } from './layout.ts';

type SummaryGroup = GroupSummary['groups'][number];

/** One list of the sheet: the whole list, or a group's. */
export interface ListPart {
  readonly key: string;
  readonly query: ListQuery;
  /** The group; null when the sheet is not grouped. */
  readonly group: SummaryGroup | null;
}

export interface Sheet {
  readonly parts: readonly ListPart[];
  readonly layout: Layout;
  /** All loaded jobs, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  /** Number of jobs of the query, loaded or not; null while unknown. */
  readonly count: number | null;
  /** The sums of the whole list; null when all of it is loaded, or while they load. */
  readonly groupSummary: GroupSummary | null;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onVisibleRows: (from: number, to: number) => void;
  /** Loads the jobs of these rows. */
  readonly needRows: (from: number, to: number) => Promise<void>;
  readonly reload: () => void;
}

/** Counts changes of cached pages, so that the layout is computed again. */
const usePageChanges = (client: QueryClient): number => {
  const changes = useRef(0);
  const subscribe = useCallback(
    (onChange: () => void) =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' && event.type !== 'removed') return;
        if (!isPageKey(event.query.queryKey)) return;
        if (event.type === 'updated' && event.action.type !== 'success') return;
        changes.current += 1;
        onChange();
      }),
    [client],
  );
  return useSyncExternalStore(subscribe, () => changes.current);
};

/** The key of a group. */
export const groupKey = ({
  flow,
  stage,
  ownerId,
}: Pick<SummaryGroup, 'flow' | 'stage' | 'ownerId'>): string =>
  `group:${flow ?? ''}/${stage ?? ''}/${ownerId ?? ''}`;

const queryOfGroup = (query: ListQuery, { flow, stage, ownerId }: SummaryGroup, by: Grouping): ListQuery => ({
  ...query,
  ...(flow === null ? {} : { flow }),
  ...(stage === null ? {} : { stage }),
  ...(by === 'owner' ? { owner: ownerId ?? 'none' } : {}),
});

interface SheetQuery {
  readonly query: ListQuery;
  readonly by: Grouping;
  /** Keys of the collapsed groups. */
  readonly closedGroups: ReadonlySet<string>;
  /** A group's sort key. */
  readonly groupOrder: (group: SummaryGroup) => number;
}

const partsOf = (
  { query, by, groupOrder }: Omit<SheetQuery, 'closedGroups'>,
  groupSummary: GroupSummary | undefined,
): readonly ListPart[] =>
  by === 'none'
    ? [{ key: 'all', query, group: null }]
    : (groupSummary?.groups ?? [])
        .toSorted((a, b) => groupOrder(a) - groupOrder(b))
        .map((group) => ({ key: groupKey(group), query: queryOfGroup(query, group, by), group }));

const jobsById = ({ lines }: Layout): ReadonlyMap<string, JobRow> =>
  new Map(lines.flatMap((line) => (line.is === 'job' ? [[line.job.id, line.job] as const] : [])));

const useWholeList = ({ query, by }: SheetQuery, client: QueryClient) => {
  const isGrouped = by !== 'none';
  const isLong = (cachedPage(client, query, 0)?.nextCursor ?? null) !== null;
  const groupSummary = useQuery({ ...groupSummaryQuery(query, by), enabled: isGrouped || isLong });
  const { data, isPlaceholderData } = groupSummary;
  return {
    isGrouped,
    outline: groupSummary,
    total: isLong && data && !isPlaceholderData ? countIn(data.groups) : null,
  };
};

/** Pages loaded at a time for an operation over many rows. */
const loadLanes = 4;

/** The visible range is followed in steps, so that scrolling does not recompute the sheet at every row. */
const visibleStep = 25;

/** The jobs of a list, whole or grouped: rows in and near the viewport are loaded, others are placeholders. */
export const useSheet = (sheetQuery: SheetQuery): Sheet => {
  const client = useQueryClient();
  const changes = usePageChanges(client);
  const { query, by, closedGroups, groupOrder } = sheetQuery;
  const { isGrouped, outline: groupSummary, total } = useWholeList(sheetQuery, client);
  const [visible, setVisible] = useState({ from: 0, to: 0 });
  const parts = useMemo(
    () => partsOf({ query, by: isGrouped ? by : 'none', groupOrder }, groupSummary.data),
    [query, isGrouped, by, groupOrder, groupSummary.data],
  );
  const sections = useMemo(
    () =>
      parts.map((part): Section => ({
        key: part.key,
        hasHeading: part.group !== null,
        isOpen: !closedGroups.has(part.key),
        count: part.group?.count ?? total,
        pageAt: (block) => cachedPage(client, part.query, block),
      })),
    [parts, closedGroups, total, client],
  );
  // oxlint-disable-next-line react/exhaustive-deps -- `changes` stands for the pages that are read from the cache
  const layout = useMemo(() => layOut(sections), [sections, changes]);
  const near = blocksNear(sections, layout, visible);
  const pageOf = ({ section, block }: Block) =>
    blockQuery(client, parts[section]?.query ?? query, block, sections[section]?.count);
  const pages = useQueries({
    queries: near.map(pageOf),
    combine: (results) => ({
      error: results.find((item) => item.error !== null && item.data === undefined)?.error ?? null,
      isPending: results.some((item) => item.isPending),
    }),
  });
  const jobs = useMemo(() => jobsById(layout), [layout]);
  const onVisibleRows = useCallback((top: number, bottom: number) => {
    const from = Math.floor(top / visibleStep) * visibleStep;
    const to = Math.ceil(bottom / visibleStep) * visibleStep;
    setVisible((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  const isWholeKnown = layout.hasMore || total !== null || isGrouped;
  return {
    parts,
    layout,
    jobs,
    count: isGrouped
      ? countIn(parts.flatMap(({ group }) => group ?? []))
      : (total ?? (layout.hasMore ? null : jobs.size)),
    groupSummary: isWholeKnown ? (groupSummary.data ?? null) : null,
    error: groupSummary.error ?? (jobs.size === 0 ? pages.error : null),
    isPending: pages.isPending || (isGrouped && groupSummary.isPending),
    onVisibleRows,
    needRows: async (from, to) => {
      const queue = [...blocksNear(sections, layout, { from, to })];
      const lane = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          await client.ensureQueryData(pageOf(next));
      };
      await Promise.all(Array.from({ length: loadLanes }, lane));
    },
    reload: () => void invalidateLists(client),
  };
};

const countIn = (groups: GroupSummary['groups']): number => groups.reduce((sum, { count }) => sum + count, 0);
