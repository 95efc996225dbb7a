import { env } from 'cloudflare:workers';
import type { Instant } from '#domain/time/day';
import type { Channel, Message, Sending } from '#notify/channel';

/** A channel that records its messages and answers as the test says. */
export interface Postbox {
  readonly channel: Channel;
  readonly sent: Message[];
  answer: (message: Message) => Promise<Sending>;
}

export const postbox = (isIdempotent = true): Postbox => {
  const sent: Message[] = [];
  const box: Postbox = {
    sent,
    answer: async () => ({ outcome: 'sent' }),
    channel: {
      key: 'postbox',
      isIdempotent,
      send: async (message) => {
        sent.push(message);
        return box.answer(message);
      },
    },
  };
  return box;
};

/** A notice as a row of the outbox. */
export interface OutboxRow {
  readonly id: string;
  readonly state: string;
  readonly claimable_at: number | null;
  readonly channel: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly sent_at: number | null;
  readonly error: string | null;
}

/** A job's notices by key, oldest first. */
export const noticesOf = async (jobId: string, key: string): Promise<readonly OutboxRow[]> => {
  const { results } = await env.DB.prepare(
    'select * from notice where job_id = ? and key = ? order by send_at, id',
  )
    .bind(jobId, key)
    .all<OutboxRow>();
  return results;
};

/** A delivery as a row of the outbox. */
export interface DeliveryRow {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
  readonly attempts: number;
  readonly claimable_at: number | null;
  readonly error: string | null;
}

/** The deliveries of a job's notices by key, ordered by recipient. */
export const deliveriesOf = async (jobId: string, key: string): Promise<readonly DeliveryRow[]> => {
  const { results } = await env.DB.prepare(
    `select d.* from notice_delivery d join notice n on n.id = d.notice_id
     where n.job_id = ? and n.key = ? order by n.send_at, d.recipient`,
  )
    .bind(jobId, key)
    .all<DeliveryRow>();
  return results;
};

interface Put {
  readonly jobId: string;
  readonly key: string;
  readonly count: number;
  readonly sendAt: Instant;
  readonly expiresAt: Instant;
  readonly to?: string;
}

/** Inserts notices into the outbox; nothing plans them again until the job changes. */
export const putNotices = async ({
  jobId,
  key,
  count,
  sendAt,
  expiresAt,
  to = 'customer',
}: Put): Promise<void> => {
  const numbers = JSON.stringify(Array.from({ length: count }, (_, index) => index));
  await env.DB.prepare(
    `insert into notice (id, job_id, key, effect_key, recipient, state, send_at, expires_at, is_provisional,
       claimable_at)
     select 'ntc_' || ? || '_' || value, ?, ?, ? || ':' || value, ?, 'pending', ?, ?, 0, ? from json_each(?)`,
  )
    .bind(`${jobId}_${key}`, jobId, key, key, JSON.stringify(to), sendAt, expiresAt, sendAt, numbers)
    .run();
};

/** Empties the outbox between the tests of a file: waiting notices are set aside. */
export const drainOutbox = async (): Promise<void> => {
  await env.DB.batch([
    env.DB.prepare(`update notice set state = 'missed', claimable_at = null where state <> 'sent'`),
    env.DB.prepare(
      `update notice_delivery set state = 'missed', claimable_at = null, lease_by = null where state <> 'sent'`,
    ),
  ]);
};
