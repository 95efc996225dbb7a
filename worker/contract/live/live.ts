import { z } from 'zod';

/** A committed change as listeners are told of it: which job, not what it now is. */
export const liveChange = z.object({
  /** Rises by one with every change that the hub was told of. */
  seq: z.int(),
  jobId: z.string(),
  version: z.int(),
  /** Paths of the fields that the person wrote; what followed from them is in the job. */
  fields: z.array(z.string()),
  /** Staff id, `provider:<key>` or `tick`. */
  actor: z.string(),
  /** Epoch ms. */
  at: z.number(),
});

/** One open tab of a person, and the cell it is on. */
export const livePerson = z.object({
  id: z.string(),
  staffId: z.string(),
  name: z.string(),
  /** The row's id: a job's, or of a line below it. */
  rowId: z.string().nullable(),
  columnId: z.string().nullable(),
});

/** What the hub says. `missed` is null when the listener was away for longer than the hub remembers. */
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

/** What a listener says: which cell the person is on, or none. */
export const livePlace = z.strictObject({
  rowId: z.string().max(60).nullable(),
  columnId: z.string().max(60).nullable(),
});

/** The last change that a listener has seen; left out by one that has just loaded what it shows. */
export const liveQuery = z.strictObject({ seen: z.coerce.number().int().min(0).optional() });

/** Answered by the hub without waking it. */
export const livePing = { ask: 'ping', answer: 'pong' } as const;

export type LiveChange = z.infer<typeof liveChange>;
export type LivePerson = z.infer<typeof livePerson>;
export type LiveMessage = z.infer<typeof liveMessage>;
export type LivePlace = z.infer<typeof livePlace>;
/** A change before the hub has numbered it. */
export type NewChange = Omit<LiveChange, 'seq'>;
