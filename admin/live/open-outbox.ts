import { ulid } from 'ulid';
import { answerOf, api } from '../api/client.ts';
import { isSignedOut } from '../api/problem.ts';
import type { GridEdit } from '../grid/index.ts';
import { keptEditsIn } from './kept-edits.ts';
import { createOutbox, type Outbox, type OutboxPorts, type Reach } from './outbox.ts';

/** How long the server may take to say that it is there. */
const probeMs = 10_000;

const lockOf = (tab: string): string => `jobsheet.tab ${tab}`;

/** An outbox of one person's tab. */
export interface TabOutbox extends Outbox {
  /** Gives every gesture that a tab of this person left unsent when it was closed or reloaded. */
  readonly adopt: (take: (edits: readonly GridEdit[]) => void) => void;
  /** Jobs with edits of this person that no server has answered yet. */
  readonly waitingJobIds: () => ReadonlySet<string>;
}

/** Whether the server is reached and the same person is signed in; somebody else's session shows theirs instead. */
const probe = async (staffId: string): Promise<Reach> => {
  try {
    const me = await answerOf(api.me.$get({}, { init: { signal: AbortSignal.timeout(probeMs) } }));
    if (me.id !== staffId) location.reload();
    return me.id === staffId ? 'back' : 'signed-out';
  } catch (error) {
    return isSignedOut(error) ? 'signed-out' : 'away';
  }
};

/** Opens the outbox of this tab; a lock as long as the tab lives keeps others from taking its edits. */
export const openOutbox = (staffId: string, after: OutboxPorts['after']): TabOutbox => {
  const tab = ulid();
  const kept = keptEditsIn({ storage: localStorage, staffId, tab });
  void navigator.locks.request(lockOf(tab), () => new Promise(() => undefined));
  return {
    ...createOutbox({ kept, probe: () => probe(staffId), after }),
    waitingJobIds: kept.jobIds,
    adopt: (take) => {
      for (const other of kept.otherTabs())
        void navigator.locks.request(lockOf(other), () => {
          for (const edits of kept.take(other)) take(edits);
        });
    },
  };
};
