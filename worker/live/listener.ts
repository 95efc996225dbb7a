import { z } from 'zod';

const who = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  since: z.number(),
  /** The digest of the session token: it identifies the session and cannot be used to sign in. */
  session: z.string(),
});
const listener = z.object({ who, seen: z.int().nullable() });

/** A new connection, and the last change that the client has seen. */
export type Listener = z.infer<typeof listener>;

/** The sockets to close: one session's, or all of a person's. */
export interface Ended {
  readonly session?: string;
  readonly staffId?: string;
}

const header = 'x-listener';

/** The request that opens a connection at the hub. Nothing of the visitor's own request is forwarded. */
export const listenerRequest = (input: Listener): Request =>
  new Request('https://live/', {
    headers: { upgrade: 'websocket', [header]: encodeURIComponent(JSON.stringify(input)) },
  });

/** Parses the header of `listenerRequest`; throws on anything else, because only the worker can reach the hub. */
export const readListener = (request: Request): Listener =>
  listener.parse(JSON.parse(decodeURIComponent(request.headers.get(header) ?? 'null')));
