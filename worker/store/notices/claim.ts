import { eq, sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { staff } from '#db/schema/auth';
import { customer } from '#db/schema/customer';
import { job } from '#db/schema/job';
import { allocation } from '#db/schema/money';
import { notice } from '#db/schema/notice';
import { milestone, task } from '#db/schema/plan';
import type { Instant } from '#domain/day';
import type { NoticePlan } from '#domain/flow';
import type { ClaimedNotice } from '#store/store';

export interface Claim {
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly leaseBy: string;
  readonly limit: number;
}

/** Leases the oldest due notices in one statement, so that no two runs hold one; a lease that ran out is taken over. */
export const claimNotices = async (
  db: DrizzleD1Database,
  { now, leaseUntil, leaseBy, limit }: Claim,
): Promise<readonly string[]> => {
  const claimed = await db.all<{ readonly id: string }>(sql`update ${notice}
    set is_interrupted = (state = 'leased'), state = 'leased', claimable_at = ${leaseUntil}, lease_by = ${leaseBy},
      attempts = attempts + 1
    where id in (select id from ${notice} where claimable_at <= ${now} order by claimable_at, id limit ${limit})
    returning id`);
  return claimed.map(({ id }) => id);
};

interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly role: string;
}

/** What tells who is meant by `owner` or a person's field. */
interface Naming {
  readonly ownerId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly people: readonly StaffRow[];
}

const recipientsOf = (to: NoticePlan['to'], { ownerId, facts, people }: Naming): readonly StaffRow[] => {
  if (to === 'customer') return [];
  if (to === 'managers') return people.filter(({ role }) => role === 'owner' || role === 'manager');
  const named = to === 'owner' ? ownerId : facts[to.staffField];
  const found = people.filter(({ id }) => id === named);
  // Nobody named: the job's owner, and without one those who lead the shop.
  if (found.length > 0) return found;
  if (to !== 'owner') return recipientsOf('owner', { ownerId, facts, people });
  return recipientsOf('managers', { ownerId, facts, people });
};

/** Who of the managers was not told as the job's owner already: a late task is told to both. */
const toldOnce = (key: string, to: NoticePlan['to'], naming: Naming): readonly StaffRow[] => {
  const named = recipientsOf(to, naming);
  if (key !== 'task-late' || to !== 'managers') return named;
  const told = new Set(recipientsOf('owner', naming).map(({ id }) => id));
  return named.filter(({ id }) => !told.has(id));
};

const selectClaimed = (db: DrizzleD1Database, leaseBy: string) =>
  db
    .select({
      notice,
      customer,
      jobNumber: job.number,
      jobTitle: job.title,
      flowKey: job.flowKey,
      flowVersion: job.flowVersion,
      ownerId: job.ownerId,
      currency: job.currency,
      shelf: job.shelf,
      creditMinor: job.creditMinor,
      factsJson: job.factsJson,
      milestone,
      task,
      paidMinor: sql<number>`(select coalesce(sum(${allocation.amountMinor}), 0) from ${allocation} where ${allocation.milestoneId} = ${milestone.id})`,
    })
    .from(notice)
    .innerJoin(job, eq(job.id, notice.jobId))
    .innerJoin(customer, eq(customer.id, job.customerId))
    .leftJoin(
      milestone,
      sql`${milestone.jobId} = ${notice.jobId} and ${milestone.key} = ${notice.milestoneKey}`,
    )
    .leftJoin(task, sql`${task.jobId} = ${notice.jobId} and ${task.key} = ${notice.taskKey}`)
    .where(eq(notice.leaseBy, leaseBy))
    .orderBy(notice.sendAt, notice.id);

const shownMilestone = (
  row: typeof milestone.$inferSelect | null,
  paidMinor: number,
): ClaimedNotice['milestone'] =>
  row === null
    ? null
    : {
        id: row.id,
        key: row.key,
        title: row.title,
        amountMinor: row.amountMinor,
        paidMinor,
        dueOn: row.dueOn,
        isCancelled: row.isCancelled,
      };

/** Reads all that a lease holds, with present truth: the row of the outbox is only a wake-up call. */
export const readClaimed = async (
  db: DrizzleD1Database,
  leaseBy: string,
): Promise<readonly ClaimedNotice[]> => {
  // Not as a batch: that answers rows as objects, in which joined columns of one name are one.
  const [rows, people] = await Promise.all([
    selectClaimed(db, leaseBy),
    db
      .select({ id: staff.id, name: staff.name, email: staff.email, locale: staff.locale, role: staff.role })
      .from(staff)
      .where(eq(staff.isActive, true)),
  ]);
  return rows.map((row): ClaimedNotice => {
    const facts: Readonly<Record<string, unknown>> = JSON.parse(row.factsJson);
    const { to } = row.notice;
    return {
      id: row.notice.id,
      jobId: row.notice.jobId,
      jobNumber: row.jobNumber,
      jobTitle: row.jobTitle,
      flowKey: row.flowKey,
      flowVersion: row.flowVersion,
      key: row.notice.key,
      effectKey: row.notice.effectKey,
      to: typeof to === 'string' ? to : to.staffField,
      sendAt: row.notice.sendAt,
      expiresAt: row.notice.expiresAt,
      attempts: row.notice.attempts,
      isInterrupted: row.notice.isInterrupted,
      customer: row.customer,
      recipients: toldOnce(row.notice.key, to, { ownerId: row.ownerId, facts, people }).map(
        ({ name, email, locale }) => ({
          name,
          email,
          locale,
        }),
      ),
      milestone: shownMilestone(row.milestone, row.paidMinor),
      task: row.task,
      facts,
      currency: row.currency,
      isWithdrawn: row.shelf === 2,
      creditMinor: row.creditMinor,
    };
  });
};
