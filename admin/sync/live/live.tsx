import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { LiveMessage, LivePlace } from '#contract/live/live';
import { readJobs, showTo } from '../../api/client.ts';
import { jobsOnShow, putJob } from '../../api/job-cache.ts';
import { jobQuery, newsQuery } from '../../api/queries.ts';
import { invalidateLists } from '../../api/sheet-queries.ts';
import { openSync, SyncProvider, useAskBeforeLeaving } from '../open-sync.tsx';
import { createConnection, type ConnectionPorts } from './connection.ts';
import { createFeed, type RemoteChange } from './feed.ts';
import type { OffscreenError } from './offscreen-errors.tsx';
import { nobody, peopleAfter, type People } from './people.ts';

/** Shortest interval (ms) between two reloads of the lists, however many jobs are opened. */
const listsMs = 2000;

type RemoteListener = (changes: readonly RemoteChange[]) => void;

export interface Live {
  readonly people: People;
  /** Publishes the person's active cell. */
  readonly place: (place: LivePlace) => void;
  /** Edits that were refused while their cells were not visible. */
  readonly unseen: readonly OffscreenError[];
  readonly reportOffscreenError: (refusals: readonly OffscreenError[]) => void;
  /** The person dismissed them. */
  readonly discard: () => void;
  /** Reports each change by others; returns the removal of the listener. */
  readonly onRemote: (listener: RemoteListener) => () => void;
  /** Reports that others wrote something, displayed or not; returns the removal of the listener. */
  readonly onOthersWrote: (listener: () => void) => () => void;
}

const noneUnseen: readonly OffscreenError[] = [];

/** Merges new errors; of each cell only the newest stays. */
const withUnseen = (before: readonly OffscreenError[], refusals: readonly OffscreenError[]) => {
  if (refusals.length === 0) return before;
  const ids = new Set(refusals.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...refusals];
};

const LiveContext = createContext<Live | null>(null);

/** The live state; requires a LiveProvider above. */
export const useLive = (): Live => {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive needs a LiveProvider above it');
  return live;
};

const after = (delayMs: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

const openSocket: ConnectionPorts['open'] = (seen, { onText, onClose }) => {
  const address = new URL('/api/live', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  if (seen !== null) address.searchParams.set('seen', String(seen));
  const socket = new WebSocket(address);
  socket.addEventListener('message', ({ data }) => onText(String(data)));
  socket.addEventListener('close', onClose);
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
};

/** Puts jobs into every cached list, and invalidates the open detail. */
const putJobs = (client: QueryClient, jobs: readonly JobRow[]) => {
  for (const job of jobs) {
    putJob(client, job);
    const open = client.getQueryData(jobQuery(job.id).queryKey);
    if (open && open.job.version < job.version) void client.invalidateQueries(jobQuery(job.id));
  }
};

const jobsIn = new Set(['jobs', 'outline', 'job', 'news']);

/** After a long absence everything is fetched again. */
const readAll = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => jobsIn.has(String(queryKey[0])) });

const listenIn =
  <Listener,>(listeners: Set<Listener>) =>
  (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

/** The connection of a person's tab, with its listeners. */
const makeLive = (
  client: QueryClient,
  staffId: string,
  handlers: { readonly live: (isLive: boolean) => void; readonly message: (message: LiveMessage) => void },
) => {
  if (!showTo(staffId)) location.reload();
  const listeners = new Set<RemoteListener>();
  const writeListeners = new Set<() => void>();
  let isListDue = false;
  const feed = createFeed({
    staffId,
    visible: () => jobsOnShow(client),
    read: readJobs,
    put: (rows) => putJobs(client, rows),
    onListChanged: () => {
      if (isListDue) return;
      isListDue = true;
      after(listsMs, () => {
        isListDue = false;
        void invalidateLists(client);
      });
    },
    othersWrote: () => {
      for (const listener of writeListeners) listener();
    },
    changed: (changes) => {
      if (changes.length > 0) for (const listener of listeners) listener(changes);
    },
    after,
  });
  const sync = openSync(client, staffId, after);
  let isFirst = true;
  const connection = createConnection({
    open: openSocket,
    after,
    random: Math.random,
    onLive: (isLive) => {
      handlers.live(isLive);
      if (isLive) sync.retryNow();
    },
    onMessage: (message) => {
      handlers.message(message);
      if (message.type === 'changes') feed(message.changes);
      if (message.type !== 'hello') return;
      if (message.missed === null) void readAll(client);
      else feed(message.missed);
      // Covers changes between the first fetch and the first greeting.
      if (isFirst) void client.invalidateQueries(newsQuery);
      isFirst = false;
    },
  });
  return {
    connection,
    sync,
    onRemote: listenIn(listeners),
    onOthersWrote: listenIn(writeListeners),
  };
};

/** Connects the tab while somebody is signed in; polls as a fallback. */
export function LiveProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  const [people, setPeople] = useState(nobody);
  const [unseen, setUnseen] = useState(noneUnseen);
  const { connection, sync, onRemote, onOthersWrote } = useMemo(
    () =>
      makeLive(client, me.id, {
        live: setLive,
        message: (message) => setPeople((before) => peopleAfter(before, message)),
      }),
    [client, me.id],
  );
  useEffect(() => {
    connection.connect();
    addEventListener('online', connection.connect);
    addEventListener('offline', connection.drop);
    addEventListener('online', sync.retryNow);
    addEventListener('focus', sync.retryNow);
    return () => {
      removeEventListener('online', sync.retryNow);
      removeEventListener('focus', sync.retryNow);
      removeEventListener('online', connection.connect);
      removeEventListener('offline', connection.drop);
      connection.drop();
    };
  }, [connection, sync]);
  useAskBeforeLeaving(sync);
  const news = useQuery(newsQuery).data;
  useEffect(() => {
    if (news) putJobs(client, news.jobs);
  }, [client, news]);
  const live = useMemo(
    (): Live => ({
      people: isLive ? people : nobody,
      place: connection.place,
      unseen,
      reportOffscreenError: (refusals) => setUnseen((before) => withUnseen(before, refusals)),
      discard: () => {
        for (const { cell } of unseen) sync.discard(cell);
        setUnseen(noneUnseen);
      },
      onRemote,
      onOthersWrote,
    }),
    [isLive, people, connection, sync, unseen, onRemote, onOthersWrote],
  );
  return (
    <SyncProvider value={sync}>
      <LiveContext value={live}>{children}</LiveContext>
    </SyncProvider>
  );
}
