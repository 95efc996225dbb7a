import { sql, type SQL } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import type { BusinessDate } from '#domain/time/day';
import { whole } from '#store/database/batch';

/** The days of whole-day notes, both ends included. */
export interface NoteDays {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** Most notes of each kind. */
  readonly limit: number;
}

/** A whole-day note as it is read. */
export interface NoteRow {
  readonly kind: 'key-date' | 'money';
  readonly on: BusinessDate;
  readonly jobId: string;
  readonly jobNumber: number;
  readonly title: string;
  readonly currency: string;
  readonly milestonesJson: string;
  readonly flowKey: string;
  readonly flowVersion: number;
}

const noteColumns = sql`${job.id} as "jobId", ${job.number} as "jobNumber", ${job.title} as title, ${job.currency} as currency,
  ${job.milestonesJson} as "milestonesJson", ${job.flowKey} as "flowKey", ${job.flowVersion} as "flowVersion"`;

interface Noted {
  readonly owner: string | null;
  readonly days: NoteDays;
}

const ofOwner = (owner: string | null): SQL => (owner === null ? sql`` : sql`and ${job.ownerId} = ${owner}`);

// Without a named index SQLite reads a range of another order, and looks through its rows.
const jobsBy = (order: string, owner: string | null): SQL =>
  sql`${job} indexed by ${sql.identifier(owner === null ? `job_${order}` : `job_owner_${order}`)}`;

/** One range of an index that the sheet is sorted by. */
export const keyDateNotes = ({ owner, days }: Noted): SQL =>
  sql`select 'key-date' as kind, ${job.keyDate} as "on", ${noteColumns} from ${jobsBy('key_date', owner)}
    where ${job.visibility} = 0 ${ofOwner(owner)} and ${job.keyDateOrder} between ${days.from} and ${days.to}
    order by ${job.keyDateOrder}, ${job.number} limit ${whole(days.limit)}`;

/** One range of the jobs with open money. The words are those of the partial index. */
export const moneyNotes = ({ owner, days }: Noted): SQL =>
  sql`select 'money' as kind, ${job.moneyDueOn} as "on", ${noteColumns} from ${jobsBy('money_due', owner)}
    where is_closed = 0 and money_due_on is not null ${ofOwner(owner)}
    and ${job.moneyDueOn} between ${days.from} and ${days.to} order by ${job.moneyDueOn}, ${job.number} limit ${whole(days.limit)}`;
