import { sql, type SQL } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { fact } from '#db/schema/jobs/fact';
import { job } from '#db/schema/jobs/job';
import { notice, noticeDelivery } from '#db/schema/notices/notice';
import type { Instant } from '#domain/time/day';
import type { OwnTemplates } from '#domain/notices/own-templates';
import type { NoticeStaff } from '#domain/notices/notice-recipients';
import type { NoticeTruth } from '#domain/notices/notice-decision';
import { personRecipient } from '#domain/notices/notice-recipients';
import { receiverName } from '#domain/notices/notice-texts';
import type { DeliveryState } from '#domain/jobs/job';
import type { NoticeChannel } from '#domain/flow/plans/notice-plan';
import type { Receiver } from '#domain/flow/who';
import { dutiesOfStaff } from '#store/database/staff-duties';
import { ask, batch, rowsIn } from '#store/database/batch';
import { everyOwnWords, readOwnWords } from '#store/settings/own-words';
import { freedKey } from '#store/commit/child-writes';
import { truthOf, truthSource, type Truth } from '#store/notices/notice-truth';

/** A due notice with its current state, and the data for its recipients. */
export interface DueNotice extends NoticeTruth {
  readonly jobId: string;
  readonly key: string;
  readonly addressee: Receiver;
  readonly via: NoticeChannel | null;
  readonly ownerId: string | null;
  readonly namedId: string | null;
}

export interface DueNotices {
  readonly notices: readonly DueNotice[];
  /** The shop's own words of all notices. */
  readonly words: OwnTemplates;
  readonly staff: readonly NoticeStaff[];
}

/** The decision about a due notice: its recipients, its final state, or its next check. */
export interface AddressedNotice {
  readonly id: string;
  readonly state: Extract<DeliveryState, 'leased' | 'superseded' | 'missed' | 'failed' | 'pending'>;
  /** When it is checked again, for `pending`. */
  readonly claimableAt: Instant | null;
  readonly error: string | null;
  readonly deliveries: readonly {
    readonly id: string;
    readonly recipient: string;
    readonly channel: string;
  }[];
}

/** A notice's milestone and task in the form that decisions read. */
export const truthFields = ({ notice: row, job: of, milestone, paidMinor, task }: Truth): NoticeTruth => ({
  id: row.id,
  to: typeof row.to === 'object' && 'person' in row.to ? personRecipient : receiverName(row.to),
  sendAt: row.sendAt,
  expiresAt: row.expiresAt,
  milestone: milestone === null ? null : { ...milestone, paidMinor },
  task,
  isWithdrawn: of.visibility === 2,
});

interface DueRow {
  readonly truth: string;
  readonly jobId: string;
  readonly namedId: string | null;
}

interface StaffRow {
  readonly id: string;
  readonly role: string;
  readonly duties: string;
}

const staffIn = (rows: readonly StaffRow[]): readonly NoticeStaff[] =>
  rows.map(({ duties, ...member }) => ({ ...member, duties: JSON.parse(duties) }));

/** Who a notice's staff field names: it is of the job, or of an entry of a list. */
const namedPerson = sql`coalesce(${job.factsJson} ->> (${notice.to} ->> 'staffField'), (
  select ${fact.value} ->> '$' from ${fact} where ${fact.jobId} = ${notice.jobId}
    and ${fact.key} = ${notice.to} ->> 'staffField' and ${fact.supersededVersion} is null))`;

/** The oldest notices that are due, the active staff, and the shop's own words: one round trip. */
export const dueNotices = (d1: D1Database, now: Instant, limit: number): Promise<DueNotices> =>
  ask(d1, {
    statements: [
      sql`select ${truthOf} as truth, ${notice.jobId} as jobId,
          ${namedPerson} as namedId
        from ${truthSource} where ${notice.claimableAt} <= ${now}
        order by ${notice.claimableAt}, ${notice.id} limit ${limit}`,
      sql`select id, role, ${dutiesOfStaff} as duties from ${staff} where ${staff.isActive} = 1 order by id`,
      everyOwnWords,
    ],
    read: (results) => {
      const rows: readonly DueRow[] = rowsIn(results, 0);
      return {
        notices: rows.map(({ truth, jobId, namedId }): DueNotice => {
          const read: Truth = JSON.parse(truth);
          const { key, to, via } = read.notice;
          return { ...truthFields(read), jobId, key, addressee: to, via, ownerId: read.job.ownerId, namedId };
        }),
        staff: staffIn(rowsIn(results, 1)),
        words: readOwnWords(rowsIn(results, 2)),
      };
    },
  });

const isWaiting = (noticeId: SQL): SQL =>
  sql`exists (select 1 from ${notice} where ${notice.id} = ${noticeId} and ${notice.state} = 'pending')`;
const unsent = sql`('superseded', 'missed', 'failed', 'unknown', 'dead')`;

/**
 * Creates the deliveries of notices and ends notices without any, in one batch. Only pending notices change, so the
 * second of two concurrent runs finds nothing. A resent notice keeps its successful deliveries; the others start again,
 * and deliveries to former recipients are given up.
 */
export const addressNotices = async (
  d1: D1Database,
  addressed: readonly AddressedNotice[],
  at: Instant,
): Promise<void> => {
  if (addressed.length === 0) return;
  const ids = JSON.stringify(addressed.map(({ id }) => id));
  const deliveries = addressed.flatMap(({ id: noticeId, deliveries: created }) =>
    created.map((delivery) => ({ ...delivery, noticeId })),
  );
  await batch(d1, [
    sql`update ${noticeDelivery} set state = 'superseded', claimable_at = null
      where notice_id in (select value from json_each(${ids})) and ${isWaiting(sql`notice_id`)} and state in ${unsent}`,
    sql`insert into ${noticeDelivery} (id, notice_id, recipient, channel, state, claimable_at, attempts, is_interrupted)
      select value->>'id', value->>'noticeId', value->>'recipient', value->>'channel', 'pending', ${at}, 0, 0
      from json_each(${JSON.stringify(deliveries)}) where ${isWaiting(sql`value->>'noticeId'`)}
      on conflict (notice_id, recipient, channel) do update
      set state = 'pending', claimable_at = excluded.claimable_at, attempts = 0, is_interrupted = 0, error = null
      where state in ${unsent}`,
    sql`update ${notice} set
        state = made.value->>'state',
        effect_key = iif(made.value->>'state' = 'superseded', ${freedKey}, effect_key),
        claimable_at = made.value->>'claimableAt',
        error = made.value->>'error'
      from json_each(${JSON.stringify(addressed)}) as made
      where ${notice}.id = made.value->>'id' and ${notice}.state = 'pending'`,
  ]);
};
