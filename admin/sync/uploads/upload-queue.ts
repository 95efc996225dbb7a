import type { Problem } from '#contract/jobs/job-answers';
import type { FileKind } from '#domain/files/file-type';
import { fileKey } from '#domain/rules/fact-key';
import type { Text } from '#domain/texts/text';
import type { Preparation, PreparedFile } from './prepare-file.ts';

/** An upload as its row shows it. */
export interface UploadView {
  readonly id: string;
  readonly jobId: string;
  /** Fact key of the item, in the job or in an entry. */
  readonly itemKey: string;
  readonly name: string;
  readonly preview: string | null;
  /** `failed`: the server was not reached, and it is tried again. `refused`: trying again would not help. */
  readonly state: 'waiting' | 'sending' | 'failed' | 'refused';
  /** From 0 to 1. */
  readonly progress: number;
  readonly problem: Problem | null;
  /** Why it was refused before it was sent. */
  readonly why: Text | null;
}

export interface PickedFiles {
  readonly jobId: string;
  readonly itemKey: string;
  readonly accepts: readonly FileKind[];
  readonly files: readonly File[];
}

/** What an upload sends. */
export interface UploadToSend {
  readonly id: string;
  readonly jobId: string;
  readonly factKey: string;
  readonly file: PreparedFile;
  readonly signal: AbortSignal;
  readonly onProgress: (part: number) => void;
}

export type SendOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: Problem; readonly isTransient: boolean };

export interface UploadPorts {
  readonly newId: () => string;
  readonly prepare: (file: File, accepts: readonly FileKind[]) => Promise<Preparation>;
  readonly send: (upload: UploadToSend) => Promise<SendOutcome>;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface UploadQueue {
  /** Picked files are held until they are uploaded or given up. */
  readonly add: (picked: PickedFiles) => void;
  /** Tries now what failed. */
  readonly retryNow: () => void;
  /** Gives an upload up, whether it waits, goes out or was refused. */
  readonly giveUp: (id: string) => void;
  /** The same array until something changes. */
  readonly uploads: () => readonly UploadView[];
  readonly subscribe: (listener: () => void) => () => void;
}

const firstDelayMs = 2_000;
const delayMaxMs = 30_000;

interface Entry {
  readonly view: UploadView;
  readonly source: File;
  readonly accepts: readonly FileKind[];
  readonly prepared: PreparedFile | null;
}

const isPending = ({ view: { state } }: Entry): boolean => state !== 'refused';

/**
 * Uploads one file after the other, in the order in which they were picked. A file that does not reach the server stays
 * first and is tried again; a refused one is shown and the next one goes out.
 */
export const createUploadQueue = ({ newId, prepare, send, after }: UploadPorts): UploadQueue => {
  let entries: readonly Entry[] = [];
  let views: readonly UploadView[] = [];
  let isRunning = false;
  let failures = 0;
  let cancelWait = (): void => undefined;
  let current: { readonly id: string; readonly controller: AbortController } | null = null;
  const listeners = new Set<() => void>();

  const become = (next: readonly Entry[]): void => {
    entries = next;
    views = next.map(({ view }) => view);
    for (const listener of listeners) listener();
  };
  const change = (id: string, more: Partial<UploadView>, prepared?: PreparedFile): void =>
    become(
      entries.map((entry) =>
        entry.view.id === id
          ? { ...entry, view: { ...entry.view, ...more }, prepared: prepared ?? entry.prepared }
          : entry,
      ),
    );
  const remove = (id: string): void => become(entries.filter(({ view }) => view.id !== id));
  const isThere = (id: string): boolean => entries.some(({ view }) => view.id === id);

  const readied = async ({
    view: { id },
    source,
    accepts,
    prepared,
  }: Entry): Promise<PreparedFile | null> => {
    if (prepared !== null) return prepared;
    const preparation = await prepare(source, accepts);
    if (!preparation.ok) {
      change(id, { state: 'refused', why: preparation.why });
      return null;
    }
    const { file } = preparation;
    change(id, { name: file.name, preview: file.preview }, file);
    return file;
  };

  /** Sends the first file; false when it is to be tried again later. */
  const sendFirst = async (entry: Entry): Promise<boolean> => {
    const { id, jobId, itemKey } = entry.view;
    change(id, { state: 'sending', progress: 0, problem: null });
    const file = await readied(entry);
    if (file === null || !isThere(id)) return true;
    const controller = new AbortController();
    current = { id, controller };
    const outcome = await send({
      id,
      jobId,
      factKey: fileKey(itemKey, id),
      file,
      signal: controller.signal,
      onProgress: (progress) => change(id, { progress }),
    });
    current = null;
    if (outcome.ok || !isThere(id)) {
      remove(id);
      return true;
    }
    change(id, { state: outcome.isTransient ? 'failed' : 'refused', problem: outcome.problem });
    return !outcome.isTransient;
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    cancelWait();
    let isReached = true;
    for (let next = entries.find(isPending); next && isReached; next = entries.find(isPending)) {
      isReached = await sendFirst(next);
      failures = isReached ? 0 : failures + 1;
    }
    isRunning = false;
    if (!isReached)
      cancelWait = after(Math.min(delayMaxMs, firstDelayMs * 2 ** (failures - 1)), () => void run());
  };

  return {
    add: ({ jobId, itemKey, accepts, files }) => {
      const added = files.map((source): Entry => ({
        source,
        accepts,
        prepared: null,
        view: {
          id: newId(),
          jobId,
          itemKey,
          name: source.name,
          preview: null,
          state: 'waiting',
          progress: 0,
          problem: null,
          why: null,
        },
      }));
      become([...entries, ...added]);
      void run();
    },
    retryNow: () => void run(),
    giveUp: (id) => {
      if (current?.id === id) current.controller.abort();
      remove(id);
      void run();
    },
    uploads: () => views,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
