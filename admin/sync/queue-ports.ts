import type { PersistedOperations } from './persisted.ts';

export type Reach = 'back' | 'away' | 'signed-out' | 'somebody-else';

export interface QueuePorts {
  readonly persisted: PersistedOperations;
  /** Checks whether the server is reachable and the same person is signed in. */
  readonly probe: () => Promise<Reach>;
  /** Another person is signed in: waiting edits stay stored until this person returns. */
  readonly replaced: () => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1): jitter, so that tabs do not retry all at once. */
  readonly random: () => number;
}
