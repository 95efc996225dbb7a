import type { PersistedOperations } from './persisted.ts';

export type Reach = 'back' | 'away' | 'signed-out' | 'somebody-else';

export interface QueuePorts {
  readonly persisted: PersistedOperations;
  /** Whether the server is reached, and knows this person. */
  readonly probe: () => Promise<Reach>;
  /** Somebody else is signed in: what waits stays persisted until this person comes back. */
  readonly replaced: () => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1): tabs that lost one server do not come back all at once. */
  readonly random: () => number;
}
