import { sql } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { notice, noticeDelivery } from '#db/schema/notices/notice';
import type { Instant } from '#domain/time/day';
import type { DeliveryState } from '#domain/jobs/job';
import { customerRecipient, personRecipient } from '#domain/notices/notice-recipients';
import { locales, type Locale } from '#domain/texts/text';
import { ask, batch } from '#store/database/batch';
import { rowOf } from '#store/database/json-rows';
import { truthFields } from '#store/notices/address';
import { messageOf, truthSource, type MessageTruth } from '#store/notices/notice-truth';
import type { ClaimedDelivery, NoticeMessage } from '#store/notices/letter';

/** The outcome of a claimed delivery. */
export interface DeliveryOutcome {
  readonly id: string;
  readonly state: Exclude<DeliveryState, 'leased'>;
  readonly channel: string;
  readonly subject: string | null;
  readonly body: string | null;
  readonly sentAt: Instant | null;
  /** For `pending`: when to try again. */
  readonly claimableAt: Instant | null;
  /** Counted tries. A postponed delivery counts none. */
  readonly attempts: number;
  readonly error: string | null;
  /** Digits of the number that it was sent to; null where it went to none. */
  readonly phoneKey?: string;
}

/** A run's next batch; the previous batch's `outcomes` are written in the same statement. */
export interface BatchClaim {
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly leaseBy: string;
  readonly limit: number;
  readonly outcomes: readonly DeliveryOutcome[];
}

const localeOf = (value: string): Locale => locales.find((locale) => locale === value) ?? 'zh-Hans';

const messageFrom = (read: MessageTruth): NoticeMessage => ({
  ...truthFields(read),
  jobId: read.job.id,
  jobNumber: read.job.number,
  jobTitle: read.job.title,
  flowKey: read.job.flowKey,
  flowVersion: read.job.flowVersion,
  key: read.notice.key,
  effectKey: read.notice.effectKey,
  via: read.notice.via,
  customer: read.customer,
  milestone:
    read.milestone === null ? null : { ...read.milestone, paidMinor: read.paidMinor, link: read.link },
  task: read.task,
  facts: read.facts,
  currency: read.job.currency,
  creditMinor: read.job.creditMinor,
});

interface BatchRow {
  readonly id: string;
  readonly recipient: string;
  readonly attempts: number;
  readonly isInterrupted: 0 | 1;
  readonly message: string | null;
  readonly member: string | null;
}

const textAt = (facts: NoticeMessage['facts'], key: string | undefined): string | null => {
  const value = key === undefined ? null : facts[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** A person whom facts name, as they stand when the message is sent. They are written to in the customer's language. */
const personIn = (
  { facts, customer }: NoticeMessage,
  to: MessageTruth['notice']['to'],
): ClaimedDelivery['addressee'] => {
  if (typeof to === 'string' || !('person' in to)) return null;
  const { name, phone, email } = to.person;
  return {
    name: textAt(facts, name) ?? '',
    phone: textAt(facts, phone),
    email: textAt(facts, email),
    locale: customer.locale,
  };
};

const addresseeOf = (
  { recipient, member }: BatchRow,
  { message, to }: { readonly message: NoticeMessage; readonly to: MessageTruth['notice']['to'] },
): ClaimedDelivery['addressee'] => {
  if (recipient === customerRecipient) return message.customer;
  if (recipient === personRecipient) return personIn(message, to);
  if (member === null) return null;
  const read: { readonly name: string; readonly email: string; readonly locale: string } = JSON.parse(member);
  return { ...read, locale: localeOf(read.locale), phone: null };
};

const claimedOf = (row: BatchRow): readonly ClaimedDelivery[] => {
  if (row.message === null) return [];
  const read: MessageTruth = JSON.parse(row.message);
  const message = messageFrom(read);
  const { id, recipient, attempts } = row;
  const addressee = addresseeOf(row, { message, to: read.notice.to });
  return [{ id, recipient, attempts, isInterrupted: row.isInterrupted === 1, addressee, message }];
};

const member = rowOf({ name: staff.name, email: staff.email, locale: staff.locale });

/**
 * Records the outcomes of a batch and leases the next one, oldest first, in one statement that also reads the data of
 * each message, so that the state is current at the lease. Outcomes count only while the run holds the lease.
 */
export const nextBatch = (
  d1: D1Database,
  { now, leaseUntil, leaseBy, limit, outcomes }: BatchClaim,
): Promise<readonly ClaimedDelivery[]> =>
  ask(d1, {
    statements: [
      sql`update ${noticeDelivery} set
          state = coalesce(step.outcome->>'state', 'leased'),
          claimable_at = iif(step.outcome is null, ${leaseUntil}, step.outcome->>'claimableAt'),
          lease_by = iif(step.outcome is null, ${leaseBy}, null),
          attempts = iif(step.outcome is null, attempts + 1, step.outcome->>'attempts'),
          is_interrupted = iif(step.outcome is null, state = 'leased', 0),
          channel = coalesce(step.outcome->>'channel', channel),
          subject = coalesce(step.outcome->>'subject', subject),
          body = coalesce(step.outcome->>'body', body),
          sent_at = step.outcome->>'sentAt',
          phone_key = coalesce(step.outcome->>'phoneKey', phone_key),
          error = iif(step.outcome is null, error, step.outcome->>'error')
        from (
          select id, null as outcome from (select id from ${noticeDelivery}
            where claimable_at <= ${now} order by claimable_at, id limit ${limit})
          union all
          select value->>'id', value from json_each(${JSON.stringify(outcomes)})
        ) as step
        where ${noticeDelivery}.id = step.id
          and (step.outcome is null or (${noticeDelivery}.lease_by = ${leaseBy} and ${noticeDelivery}.state = 'leased'))
        returning id, recipient, attempts, is_interrupted as isInterrupted,
          iif(state = 'leased', (select ${messageOf} from ${truthSource} where ${notice.id} = notice_id), null) as message,
          iif(state = 'leased', (select ${member} from ${staff} where ${staff.id} = recipient and ${staff.isActive} = 1), null) as member`,
    ],
    read: ([result]) => {
      const rows: readonly BatchRow[] = result?.results ?? [];
      return rows.flatMap(claimedOf);
    },
  });

/** Releases leased deliveries that were not passed to a channel and so cannot have been sent. */
export const releaseBatch = async (
  d1: D1Database,
  {
    leaseBy,
    now,
    handedOver,
  }: { readonly leaseBy: string; readonly now: Instant; readonly handedOver: readonly string[] },
): Promise<void> => {
  await batch(d1, [
    sql`update ${noticeDelivery} set state = 'pending', claimable_at = ${now}, lease_by = null, attempts = attempts - 1
      where lease_by = ${leaseBy} and state = 'leased' and id not in (select value from json_each(${JSON.stringify(handedOver)}))`,
  ]);
};
