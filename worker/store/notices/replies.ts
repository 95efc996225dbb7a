import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { job } from '#db/schema/jobs/job';
import { inbox } from '#db/schema/money/arrival';
import { notice, noticeDelivery } from '#db/schema/notices/notice';
import { reply } from '#db/schema/notices/reply';
import type { Instant } from '#domain/time/day';
import { lostBy } from '#store/database/failures';
import type { CommitOutcome } from '#store/database/outcomes';

/** A message that came in by telephone. */
export interface IncomingMessage {
  readonly provider: string;
  readonly eventId: string;
  readonly bodyHash: string;
  readonly phone: string;
  readonly text: string;
  readonly at: Instant;
}

/** A notice that was sent to a number. */
export interface SentNotice {
  readonly key: string;
  readonly jobId: string;
  readonly flowKey: string;
  readonly flowVersion: number;
}

export type ReplyRow = typeof reply.$inferSelect;

/** Incoming messages: the notices that they may answer, and those that answer none. */
export interface Replies {
  /** The notices sent to a number since an instant, newest first. */
  noticesSentTo(phoneKey: string, since: Instant): Promise<readonly SentNotice[]>;
  recordReply(message: IncomingMessage, why: string, id: string): Promise<CommitOutcome>;
  findReply(id: string): Promise<ReplyRow | null>;
  listReplies(
    limit: number,
  ): Promise<{ readonly open: readonly ReplyRow[]; readonly decided: readonly ReplyRow[] }>;
  /** False when somebody decided it before. */
  putReplyAside(
    id: string,
    decision: { readonly reason: string; readonly by: string; readonly at: Instant },
  ): Promise<boolean>;
}

const noticesMax = 20;

const recorded = async (writes: Promise<unknown>): Promise<CommitOutcome> => {
  try {
    await writes;
    return { done: true };
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};

export const replies = (db: DrizzleD1Database): Replies => ({
  noticesSentTo: (phoneKey, since) =>
    db
      .select({
        key: notice.key,
        jobId: notice.jobId,
        flowKey: job.flowKey,
        flowVersion: job.flowVersion,
      })
      .from(noticeDelivery)
      .innerJoin(notice, eq(notice.id, noticeDelivery.noticeId))
      .innerJoin(job, eq(job.id, notice.jobId))
      .where(and(eq(noticeDelivery.phoneKey, phoneKey), sql`${noticeDelivery.sentAt} >= ${since}`))
      .orderBy(desc(noticeDelivery.sentAt))
      .limit(noticesMax),
  recordReply: ({ provider, eventId, bodyHash, phone, text, at }, why, id) =>
    recorded(
      db.batch([
        db.insert(inbox).values({ provider, eventId, bodyHash, outcome: 'unmatched', receivedAt: at }),
        db.insert(reply).values({ id, provider, eventId, phone, body: text, receivedAt: at, why }),
      ]),
    ),
  findReply: async (id) => {
    const [row] = await db.select().from(reply).where(eq(reply.id, id));
    return row ?? null;
  },
  listReplies: async (limit) => {
    const [open, decided] = await db.batch([
      db
        .select()
        .from(reply)
        .where(isNull(reply.decidedAt))
        .orderBy(asc(reply.receivedAt), asc(reply.id))
        .limit(limit),
      db
        .select()
        .from(reply)
        .where(isNotNull(reply.decidedAt))
        .orderBy(desc(reply.decidedAt), desc(reply.id))
        .limit(limit),
    ]);
    return { open, decided };
  },
  putReplyAside: async (id, { reason, by, at }) => {
    const changed = await db
      .update(reply)
      .set({ reason, decidedBy: by, decidedAt: at })
      .where(and(eq(reply.id, id), isNull(reply.decidedAt)))
      .returning({ id: reply.id });
    return changed.length === 1;
  },
});
