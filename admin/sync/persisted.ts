import { z } from 'zod';
import { problem } from '#contract/jobs/job-answers';
import type { GridCellRef, GridEdit } from '../grid/index.ts';
import { cellName } from './operation.ts';
import type { Rejection } from './outcome.ts';

/** The browser's storage, and the tab whose entries are written. */
export interface TabPorts {
  readonly storage: Storage;
  readonly staffId: string;
  readonly tab: string;
}

const cellValue = z.union([z.string(), z.number(), z.null()]);

const gridEdit = z
  .object({
    rowId: z.string(),
    columnId: z.string(),
    parentId: z.string().nullable(),
    value: cellValue,
    base: cellValue,
    revision: z.number().optional(),
    text: z.string(),
  })
  .transform(({ revision, ...edit }): GridEdit => ({
    ...edit,
    ...(revision === undefined ? {} : { revision }),
  }));

const edits = z.array(gridEdit).min(1);

/** The form of older versions: edits only, without an operation id. */
const operation = z.union([
  z.object({ operationId: z.string(), edits }),
  edits.transform((all) => ({ operationId: null, edits: all })),
]);
const rejection = z.object({ edit: gridEdit, problem });

/** An operation that a tab left unanswered; null as id for one of an older version. */
export type UnsentOperation = z.infer<typeof operation>;

interface PersistedOperation {
  readonly operationId: string;
  readonly edits: readonly GridEdit[];
}

/** Takes over what an orphaned tab left; returns false when it cannot. */
export interface RecoveryHandler {
  readonly unsent: (operation: UnsentOperation) => boolean;
  readonly rejected: (rejection: Rejection) => boolean;
}

/** Rejected edits, one a cell, which survive a reload. */
interface RejectedEdits {
  readonly hold: (rejection: Rejection) => void;
  readonly release: (cell: GridCellRef) => void;
  readonly all: () => readonly Rejection[];
  /** Number of rejected edits that could not be stored. */
  readonly unpersistedCount: () => number;
}

/**
 * A person's edits in the browser's storage: unanswered ones until they are answered, rejected ones until
 * they are discarded.
 */
export interface PersistedOperations {
  /** False: the storage is full, and only the page has them. */
  readonly persist: (sequence: number, operation: PersistedOperation) => boolean;
  readonly release: (sequence: number) => void;
  readonly rejected: RejectedEdits;
  /** Other tabs, open or closed, with stored edits of this person. */
  readonly otherTabs: () => readonly string[];
  /** Jobs with stored edits of this person, in any tab. */
  readonly jobIds: () => ReadonlySet<string>;
  /** Hands a tab's operations to the handler in order; those it takes over are removed. */
  readonly recover: (tab: string, handler: RecoveryHandler) => void;
}

const jsonIn = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

/** Entries of one kind, with keys by person and tab, so that tabs never overwrite each other's. */
const entriesOf = <Value>(
  { storage, staffId, tab }: TabPorts,
  kind: 'waiting' | 'refused',
  schema: z.ZodType<Value>,
) => {
  const prefix = `jobsheet.${kind} ${staffId} `;
  const keyOf = (of: string, name: string) => `${prefix}${of} ${name}`;
  const keys = (start: string) => Object.keys(storage).filter((key) => key.startsWith(start));
  return {
    put: (name: string, value: unknown): boolean => {
      const key = keyOf(tab, name);
      try {
        storage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        storage.removeItem(key);
        return false;
      }
    },
    drop: (name: string, of = tab) => storage.removeItem(keyOf(of, name)),
    tabs: () => [...new Set(keys(prefix).map((key) => key.slice(prefix.length).split(' ', 1)[0] ?? ''))],
    /** Invalid entries are left in the storage and skipped. */
    of: (of: string) =>
      keys(keyOf(of, '')).flatMap((key) => {
        const { data } = schema.safeParse(jsonIn(storage.getItem(key)));
        return data === undefined ? [] : [{ name: key.slice(keyOf(of, '').length), value: data }];
      }),
  };
};

export const persistedIn = (ports: TabPorts): PersistedOperations => {
  const waiting = entriesOf(ports, 'waiting', operation);
  const refused = entriesOf(ports, 'refused', rejection);
  const held = new Map<string, Rejection & { readonly isPersisted: boolean }>();
  const tabs = () => [...new Set([...waiting.tabs(), ...refused.tabs()])];
  return {
    persist: (sequence, persistedOperation) => waiting.put(String(sequence), persistedOperation),
    release: (sequence) => waiting.drop(String(sequence)),
    rejected: {
      hold: ({ edit, problem: why }) => {
        const name = cellName(edit);
        const isPersisted = refused.put(name, { edit, problem: why });
        held.set(name, { edit, problem: why, isPersisted });
      },
      release: (cell) => {
        if (held.delete(cellName(cell))) refused.drop(cellName(cell));
      },
      all: () => [...held.values()].map(({ edit, problem: why }) => ({ edit, problem: why })),
      unpersistedCount: () => [...held.values()].filter(({ isPersisted }) => !isPersisted).length,
    },
    otherTabs: () => tabs().filter((tab) => tab !== ports.tab),
    jobIds: () => {
      const all = tabs().flatMap((tab) => [
        ...waiting.of(tab).flatMap(({ value }) => value.edits),
        ...refused.of(tab).map(({ value }) => value.edit),
      ]);
      return new Set(all.map(({ parentId, rowId }) => parentId ?? rowId));
    },
    recover: (tab, handler) => {
      for (const { name, value } of refused.of(tab)) if (handler.rejected(value)) refused.drop(name, tab);
      const inOrder = waiting.of(tab).toSorted((a, b) => Number(a.name) - Number(b.name));
      for (const { name, value } of inOrder) if (handler.unsent(value)) waiting.drop(name, tab);
    },
  };
};

/** Runs under a named lock, which a living tab holds for itself; never runs after the signal is aborted. */
export type WithLock = (name: string, signal: AbortSignal, run: () => void) => Promise<void>;

export const lockOf = (tab: string): string => `jobsheet.tab ${tab}`;

/** Recovers the edits of every closed tab, also of those that close later; returns its cancellation. */
export const recoverOrphaned = (
  persisted: PersistedOperations,
  withLock: WithLock,
  handler: RecoveryHandler,
): (() => void) => {
  const over = new AbortController();
  for (const tab of persisted.otherTabs())
    void withLock(lockOf(tab), over.signal, () => {
      // The lock may be granted in the moment of the abort.
      if (!over.signal.aborted) persisted.recover(tab, handler);
    }).catch((error: unknown) => {
      if (!over.signal.aborted) throw error;
    });
  return () => over.abort();
};
