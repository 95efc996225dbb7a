import type { NewChange } from '#contract/live';
import type { LiveHub } from '#live/hub';
import { listenerRequest, type Listener } from '#live/listener';

/** Changes of one call to the hub. */
const changesMax = 200;
/** How long changes gather: the jobs of one gesture go in a few calls. */
const gatherMs = 10;
const shop = 'shop';

/** The way to the hub. */
export interface Live {
  /** Tells of a committed change, behind the answer; what fails is logged and nobody's write fails of it. */
  readonly tell: (change: NewChange) => void;
  /** The hub's socket for a listener; null when the hub was not reached. */
  readonly listen: (listener: Listener) => Promise<WebSocket | null>;
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
        return answer?.webSocket ?? null;
      } catch (error) {
        failed(error);
        return null;
      }
    },
  };
};
