import { z } from 'zod';

const who = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  since: z.number(),
  /** Names the session without being of use to anybody: the digest of its token. */
  session: z.string(),
});
const listener = z.object({ who, seen: z.int().nullable() });

/** Who listens from now on, and the last change that they saw. */
export type Listener = z.infer<typeof listener>;

/** Whose sockets are to be closed: one session's, or all of a person's. */
export interface Ended {
  readonly session?: string;
  readonly staffId?: string;
}

const header = 'x-listener';

/** The request that brings a listener to the hub: nothing of the visitor's own request goes along. */
export const listenerRequest = (given: Listener): Request =>
  new Request('https://live/', {
    headers: { upgrade: 'websocket', [header]: encodeURIComponent(JSON.stringify(given)) },
  });

/** Reads what `listenerRequest` wrote; throws on anything else, for only the worker reaches the hub. */
export const readListener = (request: Request): Listener =>
  listener.parse(JSON.parse(decodeURIComponent(request.headers.get(header) ?? 'null')));
