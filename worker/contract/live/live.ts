import { z } from 'zod';

/** A committed change as the hub publishes it: which job changed, without its new state. */
export const liveChange = z.object({
  /** The hub's sequence number. */
  seq: z.int(),
  jobId: z.string(),
  version: z.int(),
  /** Paths of the edited fields; derived changes are not listed. */
  fields: z.array(z.string()),
  /** Staff id, `provider:<key>` or `tick`. */
  actor: z.string(),
  /** Epoch ms. */
  at: z.number(),
});

/** One open tab of a person, and its active cell. */
export const livePerson = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  /** The id of a job, or of a child row. */
  rowId: z.string().nullable(),
  columnId: z.string().nullable(),
});

/** A message of the hub. `missed` is null when the client was away for longer than the change log reaches. */
export const liveMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    last: z.int(),
    missed: z.array(liveChange).nullable(),
    people: z.array(livePerson),
  }),
  z.object({ type: z.literal('changes'), changes: z.array(liveChange) }),
  z.object({ type: z.literal('person'), person: livePerson }),
  z.object({ type: z.literal('gone'), id: z.string() }),
]);

/** A client's message: the active cell, or none. */
export const livePlace = z.strictObject({
  rowId: z.string().max(60).nullable(),
  columnId: z.string().max(60).nullable(),
});

/** The last change that the client has seen; absent after a fresh load. */
export const liveQuery = z.strictObject({ seen: z.coerce.number().int().min(0).optional() });

/** A ping that the hub answers without waking from hibernation. */
export const livePing = { ask: 'ping', answer: 'pong' } as const;

export type LiveChange = z.infer<typeof liveChange>;
export type LivePerson = z.infer<typeof livePerson>;
export type LiveMessage = z.infer<typeof liveMessage>;
export type LivePlace = z.infer<typeof livePlace>;
/** A change before the hub has numbered it. */
export type NewChange = Omit<LiveChange, 'seq'>;
