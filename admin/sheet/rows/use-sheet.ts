import { useQueries, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import {
  blockAtHand,
  blockQuery,
  isPageKey,
  outlineQuery,
  readListsAgain,
  type Grouping,
  type ListQuery,
  type Outline,
} from '../../api/sheet-queries.ts';
import { blocksNear, layOut, type Block, type Layout, type Stretch } from './layout.ts';

type OutlineGroup = Outline['groups'][number];

/** One list of the sheet: all of it, or a group's. */
export interface ListPart {
  readonly key: string;
  readonly query: ListQuery;
  /** What stands in its heading; null where the sheet is not grouped. */
  readonly group: OutlineGroup | null;
}

export interface Sheet {
  readonly parts: readonly ListPart[];
  readonly layout: Layout;
  /** All jobs that are loaded, by id. */
  readonly jobs: ReadonlyMap<string, JobRow>;
  /** Jobs of the query, loaded or not; null where only the end would tell. */
  readonly count: number | null;
  /** What the whole list comes to; null where it is wholly loaded, or not known yet. */
  readonly outline: Outline | null;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onRowsShown: (from: number, to: number) => void;
  /** Loads the jobs of these rows. */
  readonly needRows: (from: number, to: number) => Promise<void>;
  readonly reload: () => void;
}

/** Counts the changes of pages that are at hand, so that what is laid out from them is laid out again. */
const usePageChanges = (client: QueryClient): number => {
  const changes = useRef(0);
  const subscribe = useCallback(
    (tell: () => void) =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' && event.type !== 'removed') return;
        if (!isPageKey(event.query.queryKey)) return;
        if (event.type === 'updated' && event.action.type !== 'success') return;
        changes.current += 1;
        tell();
      }),
    [client],
  );
  return useSyncExternalStore(subscribe, () => changes.current);
};

/** Names a group among the others. */
export const groupKey = ({
  flow,
  stage,
  ownerId,
}: Pick<OutlineGroup, 'flow' | 'stage' | 'ownerId'>): string =>
  `group:${flow ?? ''}/${stage ?? ''}/${ownerId ?? ''}`;

const queryOfGroup = (query: ListQuery, { flow, stage, ownerId }: OutlineGroup, by: Grouping): ListQuery => ({
  ...query,
  ...(flow === null ? {} : { flow }),
  ...(stage === null ? {} : { stage }),
  ...(by === 'owner' ? { owner: ownerId ?? 'none' } : {}),
});

interface SheetQuery {
  readonly query: ListQuery;
  readonly by: Grouping;
  /** Keys of the groups that show their heading only. */
  readonly closedGroups: ReadonlySet<string>;
  /** A group's place among the others. */
  readonly groupOrder: (group: OutlineGroup) => number;
}

const partsOf = (
  { query, by, groupOrder }: Omit<SheetQuery, 'closedGroups'>,
  outline: Outline | undefined,
): readonly ListPart[] =>
  by === 'none'
    ? [{ key: 'all', query, group: null }]
    : (outline?.groups ?? [])
        .toSorted((a, b) => groupOrder(a) - groupOrder(b))
        .map((group) => ({ key: groupKey(group), query: queryOfGroup(query, group, by), group }));

const jobsById = ({ lines }: Layout): ReadonlyMap<string, JobRow> =>
  new Map(lines.flatMap((line) => (line.is === 'job' ? [[line.job.id, line.job] as const] : [])));

const useWholeList = ({ query, by }: SheetQuery, client: QueryClient) => {
  const isGrouped = by !== 'none';
  const isLong = (blockAtHand(client, query, 0)?.nextCursor ?? null) !== null;
  const outline = useQuery({ ...outlineQuery(query, by), enabled: isGrouped || isLong });
  const { data, isPlaceholderData } = outline;
  return { isGrouped, outline, total: isLong && data && !isPlaceholderData ? countIn(data.groups) : null };
};

/** Pages that are loaded at a time for a gesture over many rows. */
const loadLanes = 4;

/** What is in view is followed in steps, so that a sheet that scrolls is not worked out again at every row. */
const shownStep = 25;

/** The jobs of a list, whole or by groups: those in view and near it are loaded, the others stand as gaps. */
export const useSheet = (asked: SheetQuery): Sheet => {
  const client = useQueryClient();
  const changes = usePageChanges(client);
  const { query, by, closedGroups, groupOrder } = asked;
  const { isGrouped, outline, total } = useWholeList(asked, client);
  const [shown, setShown] = useState({ from: 0, to: 0 });
  const parts = useMemo(
    () => partsOf({ query, by: isGrouped ? by : 'none', groupOrder }, outline.data),
    [query, isGrouped, by, groupOrder, outline.data],
  );
  const stretches = useMemo(
    () =>
      parts.map((part): Stretch => ({
        key: part.key,
        hasHeading: part.group !== null,
        isOpen: !closedGroups.has(part.key),
        count: part.group?.count ?? total,
        pageAt: (block) => blockAtHand(client, part.query, block),
      })),
    [parts, closedGroups, total, client],
  );
  // oxlint-disable-next-line react/exhaustive-deps -- `changes` stands for the pages that are read from the cache
  const layout = useMemo(() => layOut(stretches), [stretches, changes]);
  const near = blocksNear(stretches, layout, shown);
  const pageOf = ({ stretch, block }: Block) =>
    blockQuery(client, parts[stretch]?.query ?? query, block, stretches[stretch]?.count);
  const pages = useQueries({
    queries: near.map(pageOf),
    combine: (results) => ({
      error: results.find((one) => one.error !== null && one.data === undefined)?.error ?? null,
      isPending: results.some((one) => one.isPending),
    }),
  });
  const jobs = useMemo(() => jobsById(layout), [layout]);
  const onRowsShown = useCallback((top: number, bottom: number) => {
    const from = Math.floor(top / shownStep) * shownStep;
    const to = Math.ceil(bottom / shownStep) * shownStep;
    setShown((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  const isWholeKnown = layout.hasMore || total !== null || isGrouped;
  return {
    parts,
    layout,
    jobs,
    count: isGrouped
      ? countIn(parts.flatMap(({ group }) => group ?? []))
      : (total ?? (layout.hasMore ? null : jobs.size)),
    outline: isWholeKnown ? (outline.data ?? null) : null,
    error: outline.error ?? (jobs.size === 0 ? pages.error : null),
    isPending: pages.isPending || (isGrouped && outline.isPending),
    onRowsShown,
    needRows: async (from, to) => {
      const queue = [...blocksNear(stretches, layout, { from, to })];
      const lane = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          await client.ensureQueryData(pageOf(next));
      };
      await Promise.all(Array.from({ length: loadLanes }, lane));
    },
    reload: () => void readListsAgain(client),
  };
};

const countIn = (groups: Outline['groups']): number => groups.reduce((sum, { count }) => sum + count, 0);
