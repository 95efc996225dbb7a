import { DurableObject } from 'cloudflare:workers';
import { livePing, livePlace, type LiveMessage, type LivePerson, type NewChange } from '#contract/live/live';
import { memoryIn, type Memory } from '#live/memory';
import { readListener, type Ended, type Listener } from '#live/listener';
import { countIn, type Rate } from '#live/rate';

/** A listener's longest message, in characters. */
const messageMax = 300;

/** How long a listener stays before its session is looked at again. */
const staysMs = 15 * 60_000;

/** Sockets that one person may have open: each costs the hub a message for every change of anybody. */
const socketsMax = 10;
const minuteMs = 60_000;
/** Times that one person may connect in a minute: ten tabs that each lost their line twice, and some. */
const connectsMax = 40;
/** Messages of one socket in a minute: a tab says where it is five times a second at most, for as long as a key is held. */
const messagesMax = 600;

/** Says that nothing is wrong: come again, and be let in anew. */
const comeAgain = 4000;
const notUnderstood = 4001;
const tooFast = 4002;
const sessionEnded = 4003;

/** A socket's own words, kept over the hub's sleep. */
interface Seat extends LivePerson {
  readonly since: number;
  readonly session: string;
  readonly messages?: Rate;
}

const personIn = ({ id, staffId, name, rowId, columnId }: Seat): LivePerson => ({
  id,
  staffId,
  name,
  rowId,
  columnId,
});

/** The place of a message; null where it is not one. */
const placeIn = (message: string | ArrayBuffer) => {
  if (typeof message !== 'string' || message.length > messageMax) return null;
  try {
    return livePlace.safeParse(JSON.parse(message)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * Where the open tabs of one shop listen: it tells each of every committed change and of who is on which cell, and keeps
 * the last changes for those that were away. It sleeps between messages; nobody's write waits for it.
 */
export class LiveHub extends DurableObject {
  /** Epoch ms; a field, so that a test may set the hub's clock as it sets the shop's. */
  now: () => number = () => Date.now();
  readonly #memory: Memory;
  readonly #connects = new Map<string, Rate>();

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    this.#memory = memoryIn(ctx.storage.kv);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(livePing.ask, livePing.answer));
  }

  /** Takes committed changes in the order of their commits. */
  tell(changes: readonly NewChange[]): void {
    const numbered = this.#memory.add(changes);
    if (numbered.length > 0) this.#say({ type: 'changes', changes: [...numbered] });
  }

  /** Takes a listener in: the worker before it has seen the session and says who it is. */
  override fetch(request: Request): Response {
    const listener = readListener(request);
    if (this.#isTooMany(listener.who.staffId)) return new Response(null, { status: 429 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    this.#seatAt(server, { ...listener.who, rowId: null, columnId: null });
    this.#greet(server, listener);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const place = placeIn(message);
    if (place === null) return socket.close(notUnderstood, 'not understood');
    const before = this.#seat(socket);
    const messages = countIn(minuteMs, before.messages, this.now());
    if (messages.count > messagesMax) return socket.close(tooFast, 'too fast');
    const seat = { ...before, ...place, messages };
    this.#seatAt(socket, seat);
    this.#say({ type: 'person', person: personIn(seat) }, socket);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#say({ type: 'gone', id: this.#seat(socket).id }, socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.webSocketClose(socket);
  }

  /** Puts out the sockets of an ended session, or of a person who left the shop. */
  end(ended: Ended): void {
    for (const socket of this.#open()) {
      const { id, staffId, session } = this.#seat(socket);
      if (staffId !== ended.staffId && session !== ended.session) continue;
      socket.close(sessionEnded, 'session ended');
      this.#send({ type: 'gone', id }, socket);
    }
  }

  /** Who listens, each person once. */
  staffIds(): readonly string[] {
    return [...new Set(this.#open().map((socket) => this.#seat(socket).staffId))];
  }

  #open(): readonly WebSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  #isTooMany(staffId: string): boolean {
    const connects = countIn(minuteMs, this.#connects.get(staffId), this.now());
    this.#connects.set(staffId, connects);
    this.#sweep();
    const sockets = this.#open().filter((socket) => this.#seat(socket).staffId === staffId).length;
    return sockets >= socketsMax || connects.count > connectsMax;
  }

  /** Whoever stayed for too long is put out and told of as gone: an ended session neither hears nor is seen. */
  #sweep(): void {
    for (const socket of this.#open()) {
      const { id, since } = this.#seat(socket);
      if (this.now() - since <= staysMs) continue;
      socket.close(comeAgain, 'come again');
      this.#send({ type: 'gone', id }, socket);
    }
  }

  #greet(socket: WebSocket, { seen }: Listener): void {
    const missed = seen === null ? [] : this.#memory.since(seen);
    const people = this.#open()
      .filter((other) => other !== socket)
      .map((other) => personIn(this.#seat(other)))
      .filter(({ rowId }) => rowId !== null);
    const hello: LiveMessage = {
      type: 'hello',
      last: this.#memory.last(),
      missed: missed === null ? null : [...missed],
      people,
    };
    socket.send(JSON.stringify(hello));
  }

  #seat(socket: WebSocket): Seat {
    return socket.deserializeAttachment();
  }

  #seatAt(socket: WebSocket, seat: Seat): void {
    socket.serializeAttachment(seat);
  }

  #say(message: LiveMessage, except?: WebSocket): void {
    this.#sweep();
    this.#send(message, except);
  }

  #send(message: LiveMessage, except?: WebSocket): void {
    const text = JSON.stringify(message);
    for (const socket of this.#open()) if (socket !== except) socket.send(text);
  }
}
