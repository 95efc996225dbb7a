import { liveMessage, livePing, type LiveMessage, type LivePlace } from '#contract/live/live';

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** How often a quiet line is tried, and how long its answer may take. */
const pingMs = 25_000;
const pongMs = 10_000;
/** At most one word of where the person is in this time. */
const placeMs = 200;

/** The part of a WebSocket that is used. */
export interface Line {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

interface LineEvents {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

export interface ConnectionPorts {
  /** Opens a line; `seen` is the last change that was seen, null for none. */
  readonly open: (seen: number | null, events: LineEvents) => Line;
  /** Runs later, unless the answer is called before. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** From 0 to 1: many tabs that lost one server do not come back at one moment. */
  readonly random: () => number;
  readonly onMessage: (message: LiveMessage) => void;
  /** The hub was reached, or lost. */
  readonly onLive: (isLive: boolean) => void;
}

export interface Connection {
  /** Opens the line now; also when it waits for its next try, because the network came back. */
  readonly connect: () => void;
  /** Drops the line; it is not tried again before `connect`. */
  readonly drop: () => void;
  readonly place: (place: LivePlace) => void;
}

const messageIn = (text: string): LiveMessage | null => {
  try {
    return liveMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** One line to the hub that mends itself, going on from the last change seen. */
export const createConnection = (ports: ConnectionPorts): Connection => {
  let line: Line | null = null;
  let seen: number | null = null;
  let tries = 0;
  let isGreeted = false;
  let place: LivePlace | null = null;
  let stopRetry: () => void = () => undefined;
  let stopBeat: () => void = () => undefined;
  let stopPlace: (() => void) | null = null;

  const lose = () => {
    line = null;
    stopBeat();
    if (isGreeted) ports.onLive(false);
    isGreeted = false;
  };
  const hangUp = () => {
    const held = line;
    lose();
    held?.close();
  };
  const retry = () => {
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
    tries += 1;
    stopRetry = ports.after(longest * (0.5 + ports.random() / 2), connect);
  };
  const beat = () => {
    stopBeat();
    stopBeat = ports.after(pingMs, () => {
      line?.send(livePing.ask);
      stopBeat = ports.after(pongMs, () => {
        hangUp();
        retry();
      });
    });
  };
  const sendPlace = () => {
    if (isGreeted && place) line?.send(JSON.stringify(place));
  };
  const take = (message: LiveMessage) => {
    if (message.type === 'hello') {
      seen = message.last;
      tries = 0;
      isGreeted = true;
      ports.onLive(true);
      sendPlace();
    }
    if (message.type === 'changes') seen = message.changes.at(-1)?.seq ?? seen;
    ports.onMessage(message);
  };
  const connect = () => {
    stopRetry();
    if (line) return;
    const opened: Line = ports.open(seen, {
      onText: (text) => {
        if (line !== opened) return;
        beat();
        const message = messageIn(text);
        if (message) take(message);
      },
      onClose: () => {
        if (line !== opened) return;
        lose();
        retry();
      },
    });
    line = opened;
    beat();
  };
  return {
    connect,
    drop: () => {
      stopRetry();
      hangUp();
    },
    place: (next) => {
      // A cell may carry more than its place, and the hub takes nothing else.
      place = { rowId: next.rowId, columnId: next.columnId };
      stopPlace ??= ports.after(placeMs, () => {
        stopPlace = null;
        sendPlace();
      });
    },
  };
};
