import type { NewChange } from '#contract/live/live';
import type { LiveHub } from '#live/hub';
import { listenerRequest, type Ended, type Listener } from '#live/listener';

/** Most changes in one call to the hub. */
const changesMax = 200;
/**
 * How long (ms) changes are collected, so that the jobs of one operation and edits in quick succession need few calls, each
 * of which the hub writes down. Nobody sees the delay, and no write waits for it.
 */
const gatherMs = 40;
const shop = 'shop';

/** The client of the hub. */
export interface Live {
  /** Publishes a committed change after the answer. A failure is logged and fails no write. */
  readonly publish: (change: NewChange) => void;
  /** The hub's socket for a client; `too-many` beyond a person's limit, `away` when the hub is unreachable. */
  readonly listen: (listener: Listener) => Promise<WebSocket | 'too-many' | 'away'>;
  /**
   * Closes the sockets of an ended session or of a person who left. A failure is logged; each connection ends within a
   * quarter of an hour anyway.
   */
  readonly end: (ended: Ended) => Promise<void>;
  /** Ids of the connected people; none when the hub is unreachable. */
  readonly staffIds: () => Promise<readonly string[]>;
}

interface LivePorts {
  readonly hubs: DurableObjectNamespace<LiveHub> | undefined;
  /** Keeps a promise running after the response. */
  readonly behind: (work: Promise<void>) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/** Creates the client of the shop's hub. Without a binding nothing is published, and clients poll. */
export const openLive = ({ hubs, behind, wait, log }: LivePorts): Live => {
  let gathered: NewChange[] = [];
  const hub = () => hubs?.getByName(shop);
  const failed = (error: unknown) =>
    log({ event: 'live-failed', error: error instanceof Error ? error.name : 'thrown' });
  const flush = async () => {
    await wait(gatherMs);
    const changes = gathered;
    gathered = [];
    try {
      for (let start = 0; start < changes.length; start += changesMax)
        await hub()?.publish(changes.slice(start, start + changesMax));
    } catch (error) {
      failed(error);
    }
  };
  return {
    publish: (change) => {
      if (hubs === undefined) return;
      gathered.push(change);
      if (gathered.length === 1) behind(flush());
    },
    listen: async (listener) => {
      try {
        const answer = await hub()?.fetch(listenerRequest(listener));
        if (answer?.status === 429) return 'too-many';
        return answer?.webSocket ?? 'away';
      } catch (error) {
        failed(error);
        return 'away';
      }
    },
    end: async (ended) => {
      try {
        await hub()?.end(ended);
      } catch (error) {
        failed(error);
      }
    },
    staffIds: async () => {
      try {
        return (await hub()?.staffIds()) ?? [];
      } catch (error) {
        failed(error);
        return [];
      }
    },
  };
};
