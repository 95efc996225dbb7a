import type { CommitOutcome } from '#store/database/outcomes';

type Lost = Extract<CommitOutcome, { readonly done: false }>;

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // Drizzle wraps the driver's error.
  return error.cause === undefined ? error.message : `${error.message} ${messageOf(error.cause)}`;
};

// Raised by the trigger or by the index.
const duplicates: readonly (readonly [RegExp, string])[] = [
  [/DUPLICATE payment|UNIQUE constraint failed: payment\.effect_key/, 'payment.effect_key'],
  [/DUPLICATE inbox|UNIQUE constraint failed: inbox\./, 'inbox'],
  [/UNIQUE constraint failed: idempotency\./, 'idempotency'],
  [/UNIQUE constraint failed: unmatched\.effect_key/, 'unmatched.effect_key'],
  [/DECIDED reply/, 'reply'],
  [/DUPLICATE job|UNIQUE constraint failed: job\.id/, 'job.id'],
];

// A notice that a run claimed since the read keeps its effect key; the repeated decision leaves it to that
// run. Money and the withdrawal of its job exclude each other: the later one is decided again on the new
// state. A thing that somebody booked meanwhile is found by the repeated decision.
const staleness =
  /RESOURCE_TAKEN|STALE_VERSION|UNIQUE constraint failed: history\.|DUPLICATE notice|UNIQUE constraint failed: notice\.job_id|WITHDRAW_MONEY|WITHDRAWN_JOB/;

/** Classifies a failed batch: a lost race or a duplicate key; null for any other error. */
export const lostBy = (error: unknown): Lost | null => {
  const message = messageOf(error);
  const duplicate = duplicates.find(([pattern]) => pattern.test(message));
  if (duplicate !== undefined) return { done: false, why: 'duplicate', key: duplicate[1] };
  return staleness.test(message) ? { done: false, why: 'stale', key: 'history' } : null;
};

/** Classifies a failed batch: a lost race or a duplicate key; rethrows any other error. */
export const lostOrThrow = (error: unknown): Lost => {
  const lost = lostBy(error);
  if (lost === null) throw error;
  return lost;
};

const wordsOf = (error: unknown): readonly string[] => {
  const terms: string[] = [];
  for (let item = error; item instanceof Error && terms.length < 5; item = item.cause)
    terms.push(item.message);
  return terms;
};

/** Whether the database itself failed. A constraint violation is not such a failure, because it would repeat. */
export const isDatabaseFailure = (error: unknown): boolean => {
  const terms = wordsOf(error);
  return (
    terms.some((message) => message.startsWith('D1_') || message.includes('Network connection lost')) &&
    !terms.some((message) => message.includes('SQLITE_CONSTRAINT') || message.startsWith('D1_TYPE_ERROR'))
  );
};
