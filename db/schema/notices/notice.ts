import { isNotNull, sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, instant, json } from '#db/schema/columns';
import { job } from '#db/schema/jobs/job';
import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { DeliveryState, NoticeState } from '#domain/jobs/job';

/**
 * The outbox. `claimable_at` is when recipients are resolved and a delivery is created for each; null when
 * that is not needed. A `leased` notice has deliveries in progress; a trigger sets the worst of their final
 * states.
 */
export const notice = sqliteTable(
  'notice',
  {
    id: text('id').primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => job.id),
    key: text('key').notNull(),
    /** Unique in a job. A superseded notice frees its key by appending its id; a sent one keeps it. */
    effectKey: text('effect_key').notNull(),
    to: json('recipient').$type<NoticePlan['to']>().notNull(),
    state: text('state').$type<NoticeState>().notNull(),
    sendAt: instant('send_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    isProvisional: flag('is_provisional').notNull(),
    milestoneKey: text('milestone_key'),
    taskKey: text('task_key'),
    /** The channel that the flow asks for; null: the shop's own. */
    via: text('via').$type<NoticeChannel>(),
    claimableAt: instant('claimable_at'),
    channel: text('channel'),
    subject: text('subject'),
    body: text('body'),
    sentAt: instant('sent_at'),
    error: text('error'),
  },
  (table) => [
    uniqueIndex('notice_effect').on(table.jobId, table.effectKey),
    index('notice_claimable').on(table.claimableAt, table.id).where(isNotNull(table.claimableAt)),
    index('notice_send_at').on(table.sendAt, table.id),
    index('notice_undelivered')
      .on(table.sendAt, table.id)
      .where(sql`state in ('missed', 'failed', 'unknown', 'dead')`),
  ],
);

/**
 * A notice to one recipient by one channel, retried separately. `claimable_at` is when a run may claim it:
 * its send time, the end of its lease, or null when it is final.
 */
export const noticeDelivery = sqliteTable(
  'notice_delivery',
  {
    id: text('id').primaryKey(),
    noticeId: text('notice_id')
      .notNull()
      .references(() => notice.id),
    /** `customer`, or a staff id. The address is read when the message is sent. */
    recipient: text('recipient').notNull(),
    channel: text('channel').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    claimableAt: instant('claimable_at'),
    leaseBy: text('lease_by'),
    attempts: integer('attempts').notNull(),
    /** Claimed again after its lease expired: it may have been sent. */
    isInterrupted: flag('is_interrupted').notNull().default(false),
    subject: text('subject'),
    body: text('body'),
    sentAt: instant('sent_at'),
    error: text('error'),
    /** Digits of the number that it was sent to, by which a reply finds it. */
    phoneKey: text('phone_key'),
  },
  (table) => [
    index('notice_delivery_phone').on(table.phoneKey, table.sentAt).where(isNotNull(table.phoneKey)),
    uniqueIndex('notice_delivery_once').on(table.noticeId, table.recipient, table.channel),
    index('notice_delivery_claimable').on(table.claimableAt, table.id).where(isNotNull(table.claimableAt)),
    index('notice_delivery_lease').on(table.leaseBy).where(isNotNull(table.leaseBy)),
  ],
);
