import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { findQuery, type Found, type Grouping, type ListQuery } from '../../api/sheet-queries.ts';
import type { GridColumn, GridFlash, GridHandle } from '../../grid/index.ts';
import { placeholderId } from '../rows/sheet-rows.ts';
import { groupKey, type Sheet } from '../rows/use-sheet.ts';
import { useCommands } from '../../ui/commands.tsx';
import { catalogue } from '../../texts/catalogue.ts';
import { isComposingKey } from '../../browser/composing-key.ts';
import { readSearchTerm } from './read-search-term.ts';

type Hit = Found['rows'][number];

export interface Find {
  readonly isOpen: boolean;
  /** Counts the requests to open the bar; each remounts it with the focus. */
  readonly turn: number;
  readonly text: string;
  /** The known hits; null without a search term or while loading. */
  readonly count: number | null;
  readonly hasMore: boolean;
  /** The index of the current hit, from 0. */
  readonly at: number;
  /** All cells to tint: the hits and the given ones. */
  readonly flashes: readonly GridFlash[];
  readonly seek: (text: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly close: () => void;
}

interface FindPorts {
  readonly query: ListQuery;
  readonly by: Grouping;
  readonly sheet: Sheet;
  readonly columns: readonly GridColumn[];
  readonly closedGroups: ReadonlySet<string>;
  readonly setClosedGroups: (keys: ReadonlySet<string>) => void;
  readonly handle: RefObject<GridHandle | null>;
  /** Cells tinted for other reasons. */
  readonly flashes: readonly GridFlash[];
  /** On cards the browser's own search is used. */
  readonly isNarrow: boolean;
}

const isAskedFor = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f';

/** Over an open dialog the browser's own search is used. */
const isCovered = (): boolean => document.querySelector('dialog[open]') !== null;

const useOpenKey = (open: () => void, isNarrow: boolean): void => {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (isNarrow) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (isComposingKey(event) || !isAskedFor(event) || isCovered()) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isNarrow]);
};

/** The row of a hit in the sheet, and its group if that is closed. */
const spotOf = (hit: Hit, { sheet, by, closedGroups }: Pick<FindPorts, 'sheet' | 'by' | 'closedGroups'>) => {
  const { parts, layout } = sheet;
  const part = by === 'none' ? 0 : parts.findIndex(({ key }) => key === groupKey(hit));
  const key = parts[part]?.key;
  const start = layout.starts[part];
  if (key === undefined || start === undefined) return null;
  const line = start + (by === 'none' ? 0 : 1) + hit.place - 1;
  return { key, line, isClosed: closedGroups.has(key) };
};

/**
 * Goes to a hit: opens its group, scrolls to it, and selects the cell once its page is loaded. Once a request, so that
 * a changing list does not take the focus again.
 */
const useGoTo = (hit: Hit | null, request: number, ports: FindPorts): void => {
  const reached = useRef(0);
  const { sheet, columns, closedGroups, setClosedGroups, handle } = ports;
  useEffect(() => {
    if (hit === null || reached.current === request) return;
    const columnId = hit.columns.find((id) => columns.some((column) => column.id === id)) ?? columns[0]?.id;
    const spot = spotOf(hit, ports);
    if (columnId === undefined || spot === null) return;
    if (spot.isClosed) setClosedGroups(new Set([...closedGroups].filter((key) => key !== spot.key)));
    else if (sheet.jobs.has(hit.id)) {
      reached.current = request;
      handle.current?.selectCell({ rowId: hit.id, columnId });
    } else handle.current?.selectCell({ rowId: placeholderId(spot.line), columnId });
  });
};

const noRows: Found['rows'] = [];
/** Most tinted cells. */
const flashesMax = 200;

/** The hits; undefined without a search term or while loading. */
const useFound = (searchTerm: string, { query, by }: FindPorts): Found | undefined => {
  const { data } = useQuery({
    ...findQuery(query, by, readSearchTerm(searchTerm)),
    enabled: searchTerm !== '',
  });
  return searchTerm === '' ? undefined : data;
};

const useTints = (rows: Found['rows'], jobs: Sheet['jobs']): readonly GridFlash[] =>
  useMemo(
    () =>
      rows
        .filter(({ id }) => jobs.has(id))
        .slice(0, flashesMax)
        .flatMap(({ id, columns }) =>
          columns.map((columnId) => ({ id: `found ${id} ${columnId}`, rowId: id, columnId })),
        ),
    [rows, jobs],
  );

/** The search over all rows of the sheet, loaded or not. */
export const useFind = (ports: FindPorts): Find => {
  const { sheet, handle, isNarrow } = ports;
  const [turn, setTurn] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [request, setRequest] = useState(1);
  const open = () => {
    setOpen(true);
    setRequest((before) => before + 1);
    setTurn((before) => before + 1);
  };
  useOpenKey(open, isNarrow);
  useCommands(isNarrow ? [] : [{ id: 'find', keys: 'Mod+f', text: catalogue['find.label'], run: open }]);
  const found = useFound(isOpen ? text.trim() : '', ports);
  const rows = found?.rows ?? noRows;
  const place = Math.min(at, Math.max(rows.length - 1, 0));
  useGoTo(isOpen ? (rows[place] ?? null) : null, request, ports);
  const tints = useTints(rows, sheet.jobs);
  const flashes = useMemo(() => [...ports.flashes, ...tints], [ports.flashes, tints]);
  return {
    isOpen: isOpen && !isNarrow,
    turn,
    text,
    count: found === undefined ? null : rows.length,
    hasMore: found?.hasMore ?? false,
    at: place,
    flashes,
    seek: (next) => {
      setText(next);
      setAt(0);
      setRequest((before) => before + 1);
    },
    step: (by) => {
      if (rows.length === 0) return;
      setAt((place + by + rows.length) % rows.length);
      setRequest((before) => before + 1);
    },
    close: () => {
      setOpen(false);
      handle.current?.focus();
    },
  };
};
