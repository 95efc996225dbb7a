import { and, eq, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { session } from '#db/schema/people/auth';
import { idempotency, inbox, unmatched, webhookRefusal } from '#db/schema/money/arrival';
import type { Instant } from '#domain/time/day';
import { prepare, rowsIn, type Question } from '#store/database/batch';
import type { CommitOutcome } from '#store/database/outcomes';
import type { UnmatchedMoney } from '#store/money/unmatched-money';
import { lostBy } from '#store/database/failures';

/** Counts of a provider's refused messages, without their contents. */
export interface WebhookRefusals {
  readonly provider: string;
  readonly count: number;
  readonly lastAt: Instant;
  readonly lastWhy: string;
}

const orLost = async (writes: Promise<unknown>): Promise<CommitOutcome> => {
  try {
    await writes;
    return { done: true };
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};

/** External messages and requests, and whether they were received before. */
export interface Arrivals {
  findIdempotent(key: string, actor: string, route: string): Promise<KeptAnswer | null>;
  /** The body hash of the message with an event's id; null when there is none. */
  inboxHash(provider: string, eventId: string): Promise<string | null>;
  recordInbox(event: {
    readonly provider: string;
    readonly eventId: string;
    readonly bodyHash: string;
    readonly outcome: string;
    readonly at: Instant;
  }): Promise<CommitOutcome>;
  /** `inboxId`: the id for its inbox row, when another message has the event's id already. */
  recordUnmatched(money: UnmatchedMoney, at: Instant, id: string, inboxId?: string): Promise<CommitOutcome>;
  countWebhookRefusals(refusals: WebhookRefusals): Promise<void>;
}

/** The stored answer of a request, for repeated requests. */
export interface KeptAnswer {
  readonly bodyHash: string;
  readonly status: number;
  readonly answer: string;
}

const placeholders = { key: sql.placeholder('key'), route: sql.placeholder('route') };
const keptAnswer = prepare(sql`select body_hash as "bodyHash", status, answer from ${idempotency}
  where key = ${placeholders.key} and route = ${placeholders.route} and actor = (
    select user_id from ${session} where token = ${sql.placeholder('token')} and expires_at > ${sql.placeholder('now')})`);

/** Queries the stored answer for a key of a session's person; like `findIdempotent`, but before the person is known. */
export const keptAnswerQuestion = (
  { token, key, route }: { readonly token: string; readonly key: string; readonly route: string },
  now: Instant,
): Question<KeptAnswer | null> => ({
  statements: [keptAnswer({ token, key, route, now })],
  read: (results) => {
    const [found]: readonly KeptAnswer[] = rowsIn(results, 0);
    return found ?? null;
  },
});

/** Stores events of providers, unmatched money, and answers of repeated requests. */
export const arrivals = (db: DrizzleD1Database): Arrivals => ({
  findIdempotent: async (key, actor, route) => {
    const [found] = await db
      .select({ bodyHash: idempotency.bodyHash, status: idempotency.status, answer: idempotency.answer })
      .from(idempotency)
      .where(and(eq(idempotency.key, key), eq(idempotency.actor, actor), eq(idempotency.route, route)));
    return found ?? null;
  },
  inboxHash: async (provider, eventId) => {
    const [found] = await db
      .select({ bodyHash: inbox.bodyHash })
      .from(inbox)
      .where(and(eq(inbox.provider, provider), eq(inbox.eventId, eventId)));
    return found?.bodyHash ?? null;
  },
  recordInbox: ({ at, ...event }) => orLost(db.insert(inbox).values({ ...event, receivedAt: at })),
  recordUnmatched: ({ bodyHash, ...money }, at, id, inboxId = money.eventId) => {
    const { provider } = money;
    return orLost(
      db.batch([
        db
          .insert(inbox)
          .values({ provider, eventId: inboxId, bodyHash, outcome: 'unmatched', receivedAt: at }),
        db.insert(unmatched).values({ ...money, id, recordedAt: at }),
      ]),
    );
  },
  countWebhookRefusals: async (refusals) => {
    await db
      .insert(webhookRefusal)
      .values(refusals)
      .onConflictDoUpdate({
        target: webhookRefusal.provider,
        set: {
          count: sql`${webhookRefusal.count} + excluded.count`,
          lastAt: sql`excluded.last_at`,
          lastWhy: sql`excluded.last_why`,
        },
      });
  },
});
