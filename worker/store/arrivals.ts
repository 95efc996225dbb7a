import { and, eq } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { idempotency, inbox, unmatched } from '#db/schema/arrival';
import type { CommitOutcome, Store } from '#store/store';
import { lostBy } from '#store/write/commit-error';

const orLost = async (writing: Promise<unknown>): Promise<CommitOutcome> => {
  try {
    await writing;
    return { done: true };
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};

/** What came from outside: events, money without a milestone, requests that came before. */
export const arrivals = (
  db: DrizzleD1Database,
): Pick<Store, 'findIdempotent' | 'hasInboxEvent' | 'recordInbox' | 'recordUnmatched'> => ({
  findIdempotent: async (key, actor, route) => {
    const [found] = await db
      .select({ bodyHash: idempotency.bodyHash, status: idempotency.status, answer: idempotency.answer })
      .from(idempotency)
      .where(and(eq(idempotency.key, key), eq(idempotency.actor, actor), eq(idempotency.route, route)));
    return found ?? null;
  },
  hasInboxEvent: async (provider, eventId) => {
    const found = await db
      .select({ eventId: inbox.eventId })
      .from(inbox)
      .where(and(eq(inbox.provider, provider), eq(inbox.eventId, eventId)));
    return found.length > 0;
  },
  recordInbox: ({ at, ...event }) => orLost(db.insert(inbox).values({ ...event, receivedAt: at })),
  recordUnmatched: ({ bodyHash, ...money }, at, id) => {
    const { provider, eventId } = money;
    return orLost(
      db.batch([
        db.insert(inbox).values({ provider, eventId, bodyHash, outcome: 'unmatched', receivedAt: at }),
        db.insert(unmatched).values({ ...money, id, recordedAt: at }),
      ]),
    );
  },
});
