import { liveMessage, livePing, type LiveMessage, type LivePlace } from '#contract/live/live';

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** Interval of pings on an idle connection, and the timeout of a pong, ms. */
const pingMs = 25_000;
const pongMs = 10_000;
/** Shortest interval between two updates of the active cell, ms. */
const placeMs = 200;

/** The used part of a WebSocket. */
export interface Line {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

interface LineEvents {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

export interface ConnectionPorts {
  /** Opens a socket; `seen` is the last change seen, null for none. */
  readonly open: (seen: number | null, events: LineEvents) => Line;
  /** Runs after a delay; returns its cancellation. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1): jitter, so that many tabs do not reconnect at the same moment. */
  readonly random: () => number;
  readonly onMessage: (message: LiveMessage) => void;
  /** Called when the hub is connected or lost. */
  readonly onLive: (isLive: boolean) => void;
}

export interface Connection {
  /** Connects now, also during a back-off, because the network came back. */
  readonly connect: () => void;
  /** Disconnects; there is no retry before `connect`. */
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

/** A connection to the hub that reconnects by itself and resumes after the last change seen. */
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
      // Other properties of the cell are dropped, because the hub's schema is strict.
      place = { rowId: next.rowId, columnId: next.columnId };
      stopPlace ??= ports.after(placeMs, () => {
        stopPlace = null;
        sendPlace();
      });
    },
  };
};
