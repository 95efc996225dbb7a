import { sql, type SQL } from 'drizzle-orm';
import { customer } from '#db/schema/people/customer';
import { customerColumns } from '#store/customers/customer-columns';
import { fact } from '#db/schema/jobs/fact';
import { job } from '#db/schema/jobs/job';
import { allocation, paymentLink } from '#db/schema/money/money';
import { notice } from '#db/schema/notices/notice';
import { milestone, task } from '#db/schema/jobs/plan';
import type { BusinessDate, Instant } from '#domain/time/day';
import { objectOf, rowOf, type Read } from '#store/database/json-rows';

interface MilestoneRow {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly amountMinor: number | null;
  readonly dueOn: BusinessDate | null;
  readonly isCancelled: boolean;
}

interface TaskRow {
  readonly key: string;
  readonly title: string | null;
  readonly dueOn: BusinessDate | null;
  readonly dueAt: Instant | null;
  readonly state: string;
}

// The current state of what a notice is about; `from` is `truthSource`.
const parts = {
  notice: rowOf({
    id: notice.id,
    key: notice.key,
    effectKey: notice.effectKey,
    to: notice.to,
    via: notice.via,
    sendAt: notice.sendAt,
    expiresAt: notice.expiresAt,
  }),
  job: rowOf({
    id: job.id,
    number: job.number,
    title: job.title,
    flowKey: job.flowKey,
    flowVersion: job.flowVersion,
    ownerId: job.ownerId,
    currency: job.currency,
    visibility: job.visibility,
    creditMinor: job.creditMinor,
  }),
  milestone: sql<MilestoneRow | null>`(select ${rowOf({
    id: milestone.id,
    key: milestone.key,
    title: milestone.title,
    amountMinor: milestone.amountMinor,
    dueOn: milestone.dueOn,
    isCancelled: milestone.isCancelled,
  })} from ${milestone} where ${milestone.jobId} = ${notice.jobId} and ${milestone.key} = ${notice.milestoneKey})`,
  paidMinor: sql<number>`(select coalesce(sum(${allocation.amountMinor}), 0) from ${allocation}
    where ${allocation.milestoneId} = (select id from ${milestone}
      where ${milestone.jobId} = ${notice.jobId} and ${milestone.key} = ${notice.milestoneKey}))`,
  task: sql<TaskRow | null>`(select ${rowOf({
    key: task.key,
    title: task.title,
    dueOn: task.dueOn,
    dueAt: task.dueAt,
    state: task.state,
  })} from ${task} where ${task.jobId} = ${notice.jobId} and ${task.key} = ${notice.taskKey})`,
};

/** A notice with its job, milestone and task. */
export const truthOf: SQL = objectOf(parts);
export type Truth = Read<typeof parts>;

/** The facts of a notice's job; of a notice for an entry of a list, its key is `<plan>/<entry>`, that entry's too. */
const noticeFacts = sql`iif(instr(${notice.key}, '/') = 0, json(${job.factsJson}), json_patch(${job.factsJson}, (
  select json_group_object(${fact.key}, json(${fact.value})) from ${fact}
  where ${fact.jobId} = ${notice.jobId} and ${fact.supersededVersion} is null
    and instr(${fact.key}, substr(${notice.key}, instr(${notice.key}, '/')) || '/') > 0)))`;

const messageParts = {
  ...parts,
  link: sql<{
    readonly url: string;
    readonly amountMinor: number;
  } | null>`(select ${rowOf({ url: paymentLink.url, amountMinor: paymentLink.amountMinor })} from ${paymentLink}
    where ${paymentLink.state} = 'open' and ${paymentLink.milestoneId} = (select id from ${milestone}
      where ${milestone.jobId} = ${notice.jobId} and ${milestone.key} = ${notice.milestoneKey}) limit 1)`,
  customer: rowOf(customerColumns),
  facts: sql<Readonly<Record<string, unknown>>>`${noticeFacts}`,
};

/** Also with all data for the template. */
export const messageOf: SQL = objectOf(messageParts);
export type MessageTruth = Read<typeof messageParts>;

export const truthSource = sql`${notice} join ${job} on ${job.id} = ${notice.jobId}
  join ${customer} on ${customer.id} = ${job.customerId}`;
