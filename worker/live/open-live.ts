import type { NewChange } from '#contract/live/live';
import type { LiveHub } from '#live/hub';
import { listenerRequest, type Ended, type Listener } from '#live/listener';

/** Changes of one call to the hub. */
const changesMax = 200;
/** How long changes gather: the jobs of one gesture go in a few calls. */
const gatherMs = 10;
const shop = 'shop';

/** The way to the hub. */
export interface Live {
  /** Tells of a committed change, behind the answer; what fails is logged and nobody's write fails of it. */
  readonly tell: (change: NewChange) => void;
  /** The hub's socket for a listener; `too-many` beyond what one person may have, `away` when the hub was not reached. */
  readonly listen: (listener: Listener) => Promise<WebSocket | 'too-many' | 'away'>;
  /** Closes the sockets of an ended session or of a person who left; what fails is logged: nobody stays for longer than a quarter of an hour. */
  readonly end: (ended: Ended) => Promise<void>;
  /** Ids of those who listen; none where the hub is not reached. */
  readonly staffIds: () => Promise<readonly string[]>;
}

interface LivePorts {
  readonly hubs: DurableObjectNamespace<LiveHub> | undefined;
  /** Lets a promise end after the request's answer. */
  readonly behind: (work: Promise<void>) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/** Opens the way to the shop's one hub; without a binding nobody is told, and clients look by themselves. */
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
        await hub()?.tell(changes.slice(start, start + changesMax));
    } catch (error) {
      failed(error);
    }
  };
  return {
    tell: (change) => {
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
