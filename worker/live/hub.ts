import { DurableObject } from 'cloudflare:workers';
import { livePing, livePlace, type LiveMessage, type LivePerson, type NewChange } from '#contract/live/live';
import { changeLogIn, type ChangeLog } from '#live/change-log';
import { readListener, type Ended, type Listener } from '#live/listener';
import { countIn, type Rate } from '#live/rate';

/** A listener's longest message, in characters. */
const messageMax = 300;

/** How long (ms) a connection lives before the client must reconnect, which checks its session again. */
const staysMs = 15 * 60_000;

/** Open sockets a person: each costs the hub a message for every change. */
const socketsMax = 10;
const minuteMs = 60_000;
/** Connections of a person in a minute: ten tabs that each reconnect twice, with a margin. */
const connectsMax = 40;
/** Messages of a socket in a minute: a tab sends its place at most five times a second while a key is held. */
const messagesMax = 600;

/** Close code after which the client reconnects and is authorized again. */
const reconnect = 4000;
const notUnderstood = 4001;
const tooFast = 4002;
const sessionEnded = 4003;

/** The data of a connection, which survives the hub's hibernation. */
interface Connection extends LivePerson {
  readonly since: number;
  readonly session: string;
  readonly messages?: Rate;
}

const personIn = ({ id, staffId, name, rowId, columnId }: Connection): LivePerson => ({
  id,
  staffId,
  name,
  rowId,
  columnId,
});

/** The place that a message names; null for any other message. */
const placeIn = (message: string | ArrayBuffer) => {
  if (typeof message !== 'string' || message.length > messageMax) return null;
  try {
    return livePlace.safeParse(JSON.parse(message)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * The shop's WebSocket hub. It sends every committed change and everybody's active cell to all open tabs, and keeps the
 * last changes for tabs that reconnect. It hibernates between messages; no write waits for it.
 */
export class LiveHub extends DurableObject {
  /** Epoch ms. A field, so that tests can set the hub's clock. */
  now: () => number = () => Date.now();
  readonly #changeLog: ChangeLog;
  readonly #connects = new Map<string, Rate>();

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    this.#changeLog = changeLogIn(ctx.storage.kv);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(livePing.ask, livePing.answer));
  }

  /** Receives committed changes in commit order. */
  publish(changes: readonly NewChange[]): void {
    const numbered = this.#changeLog.add(changes);
    if (numbered.length > 0) this.#broadcast({ type: 'changes', changes: [...numbered] });
  }

  /** Accepts a connection. The worker has checked the session and names the person. */
  override fetch(request: Request): Response {
    const listener = readListener(request);
    if (this.#isTooMany(listener.who.staffId)) return new Response(null, { status: 429 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    this.#setConnection(server, { ...listener.who, rowId: null, columnId: null });
    this.#handshake(server, listener);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const place = placeIn(message);
    if (place === null) return socket.close(notUnderstood, 'not understood');
    const before = this.#connection(socket);
    const messages = countIn(minuteMs, before.messages, this.now());
    if (messages.count > messagesMax) return socket.close(tooFast, 'too fast');
    const connection = { ...before, ...place, messages };
    this.#setConnection(socket, connection);
    this.#broadcast({ type: 'person', person: personIn(connection) }, socket);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#broadcast({ type: 'gone', id: this.#connection(socket).id }, socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.webSocketClose(socket);
  }

  /** Closes the sockets of an ended session, or of a person who left the shop. */
  end(ended: Ended): void {
    for (const socket of this.#open()) {
      const { id, staffId, session } = this.#connection(socket);
      if (staffId !== ended.staffId && session !== ended.session) continue;
      socket.close(sessionEnded, 'session ended');
      this.#send({ type: 'gone', id }, socket);
    }
  }

  /** The connected people, each once. */
  staffIds(): readonly string[] {
    return [...new Set(this.#open().map((socket) => this.#connection(socket).staffId))];
  }

  #open(): readonly WebSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  #isTooMany(staffId: string): boolean {
    const connects = countIn(minuteMs, this.#connects.get(staffId), this.now());
    this.#connects.set(staffId, connects);
    this.#sweep();
    const sockets = this.#open().filter((socket) => this.#connection(socket).staffId === staffId).length;
    return sockets >= socketsMax || connects.count > connectsMax;
  }

  /**
   * Closes connections past their longest time and reports the people as gone, so that an ended session receives
   * nothing.
   */
  #sweep(): void {
    for (const socket of this.#open()) {
      const { id, since } = this.#connection(socket);
      if (this.now() - since <= staysMs) continue;
      socket.close(reconnect, 'come again');
      this.#send({ type: 'gone', id }, socket);
    }
  }

  #handshake(socket: WebSocket, { seen }: Listener): void {
    const missed = seen === null ? [] : this.#changeLog.since(seen);
    const people = this.#open()
      .filter((other) => other !== socket)
      .map((other) => personIn(this.#connection(other)))
      .filter(({ rowId }) => rowId !== null);
    const hello: LiveMessage = {
      type: 'hello',
      last: this.#changeLog.last(),
      missed: missed === null ? null : [...missed],
      people,
    };
    socket.send(JSON.stringify(hello));
  }

  #connection(socket: WebSocket): Connection {
    return socket.deserializeAttachment();
  }

  #setConnection(socket: WebSocket, connection: Connection): void {
    socket.serializeAttachment(connection);
  }

  #broadcast(message: LiveMessage, except?: WebSocket): void {
    this.#sweep();
    this.#send(message, except);
  }

  #send(message: LiveMessage, except?: WebSocket): void {
    const text = JSON.stringify(message);
    for (const socket of this.#open()) if (socket !== except) socket.send(text);
  }
}
