import type { QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';
import { ulid } from 'ulid';
import { answerOf, api } from '../api/client.ts';
import { isSignedOut } from '../api/problem.ts';
import { isTransient } from './operation.ts';
import { lockOf, persistedIn, recoverOrphaned, type RecoveryHandler, type WithLock } from './persisted.ts';
import type { QueuePorts, Reach } from './queue-ports.ts';
import { createQueue } from './queue.ts';
import { createSync, type Sync } from './sync.ts';

/** Timeout (ms) of a probe of the server. */
const probeMs = 10_000;

/** The write pipeline of one person's tab. */
export interface TabSync extends Sync {
  /** Recovers what closed or reloaded tabs of this person left; returns its cancellation. */
  readonly recoverOrphaned: (handler: RecoveryHandler) => () => void;
  /** Jobs with edits of this person that the server has not acknowledged. */
  readonly waitingJobIds: () => ReadonlySet<string>;
}

/** Whether the server is reached and the same person is signed in. */
const probe = async (staffId: string): Promise<Reach> => {
  try {
    const me = await answerOf(api.me.$get({}, { init: { signal: AbortSignal.timeout(probeMs) } }));
    return me.id === staffId ? 'back' : 'somebody-else';
  } catch (error) {
    return isSignedOut(error) ? 'signed-out' : 'away';
  }
};

const withLock: WithLock = (name, signal, run) => navigator.locks.request(name, { signal }, run);

/** Opens the pipeline of this tab. It holds a lock while the tab lives, so that other tabs do not recover its edits. */
export const openSync = (client: QueryClient, staffId: string, after: QueuePorts['after']): TabSync => {
  const tab = ulid();
  const persisted = persistedIn({ storage: localStorage, staffId, tab });
  void navigator.locks.request(lockOf(tab), () => new Promise(() => undefined));
  const queue = createQueue({
    persisted,
    probe: () => probe(staffId),
    // The page shows one person's data under another person's session, so only a reload is right.
    replaced: () => location.reload(),
    after,
    random: Math.random,
  });
  const sync = createSync(client, queue);
  return {
    ...sync,
    waitingJobIds: persisted.jobIds,
    recoverOrphaned: (handler) =>
      recoverOrphaned(persisted, withLock, {
        rejected: handler.rejected,
        unsent: (operation) => {
          sync.rememberRecovered(operation);
          return handler.unsent(operation);
        },
      }),
  };
};

const SyncContext = createContext<TabSync | null>(null);

export const SyncProvider = SyncContext;

/** The pipeline of this tab; requires its provider above. */
export const useSync = (): TabSync => {
  const sync = use(SyncContext);
  if (!sync) throw new Error('useSync needs a SyncProvider above it');
  return sync;
};

const isOfJob = (entityId: string): boolean => entityId.startsWith('job_');

/**
 * The browser confirms leaving a page that has unanswered writes, or edits without storage. Drafts are stored
 * and need no confirmation.
 */
export const useAskBeforeLeaving = ({ status, unanswered }: Pick<Sync, 'status' | 'unanswered'>): void => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const isLost = unanswered().some(
        (operation) => isTransient(operation) || operation.writes.some(({ entityId }) => isOfJob(entityId)),
      );
      if (isLost || status().unpersistedCount > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [status, unanswered]);
};
