import { ulid } from 'ulid';
import { answerOf, api } from '../../api/client.ts';
import { isSignedOut } from '../../api/problem.ts';
import { adoptEdits, lockOf, type WithLock } from './adopt-edits.ts';
import { keptEditsIn, type Taker } from './kept-edits.ts';
import { createOutbox, type Outbox, type OutboxPorts, type Reach } from './outbox.ts';

/** How long the server may take to say that it is there. */
const probeMs = 10_000;

/** An outbox of one person's tab. */
export interface TabOutbox extends Outbox {
  /** Gives what tabs of this person held when they were closed or reloaded; the answer ends it. */
  readonly adopt: (taker: Taker) => () => void;
  /** Jobs with edits of this person that no server has taken yet. */
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

/** Opens the outbox of this tab; a lock as long as the tab lives keeps others from taking its edits. */
export const openOutbox = (staffId: string, after: OutboxPorts['after']): TabOutbox => {
  const tab = ulid();
  const kept = keptEditsIn({ storage: localStorage, staffId, tab });
  void navigator.locks.request(lockOf(tab), () => new Promise(() => undefined));
  const outbox = createOutbox({
    kept,
    probe: () => probe(staffId),
    // The page shows another person's shop under this one's name: only a new one is right.
    replaced: () => location.reload(),
    after,
    random: Math.random,
  });
  return {
    ...outbox,
    waitingJobIds: kept.jobIds,
    adopt: (taker) => adoptEdits(kept, withLock, taker),
  };
};
