import { sql, type SQL } from 'drizzle-orm';
import type { CustomerSummary } from '#contract/customers/customers';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { batch, rowsIn, whole } from '#store/database/batch';
import { hitsMax } from '#store/search/hits';
import { searchQuery } from '#store/search/search-text';

/** Customers of a page. */
export const customersMax = 50;

/** Which customers are listed: those that a search finds, those with a telephone number, or all after one, newest first. */
export type CustomerPage =
  | { readonly q: string }
  | { readonly phoneKey: string }
  | { readonly after: string | null };

/** The last customer of a page of all; ids are in the order of creation. */
const lastId = 'cus_~';

const jobsOf = sql`from ${job} own where own.customer_id = customer.id and own.is_closed <> 2`;

const summary = sql`customer.id, customer.version, customer.name, customer.phone, customer.email, customer.address,
  customer.locale, customer.phone_key as phoneKey,
  (select count(*) ${jobsOf}) as jobCount,
  (select count(*) ${jobsOf} and own.is_closed = 0) as openCount,
  (select own.number ${jobsOf} order by own.number desc limit 1) as lastNumber,
  (select own.title ${jobsOf} order by own.number desc limit 1) as lastTitle`;

/** Customers that meet a condition and have jobs, newest first. */
export const customersAt = (where: SQL, limit = customersMax): SQL =>
  sql`select ${summary} from ${customer} where ${where} and exists (select 1 ${jobsOf})
    order by customer.id desc limit ${whole(limit)}`;

/** A page of all customers, or of those with a telephone number; one more than a page, which shows that more follow. */
export const listedAfter = (page: Exclude<CustomerPage, { readonly q: string }>): SQL =>
  'phoneKey' in page
    ? customersAt(
        sql`customer.phone_key = ${page.phoneKey} and customer.phone_key is not null and customer.merged_into is null`,
      )
    : customersAt(
        sql`customer.id < ${page.after ?? lastId} and customer.merged_into is null`,
        customersMax + 1,
      );

/**
 * The customers of the newest jobs that a search finds. The index of jobs has the names, telephone numbers and addresses
 * of customers, and what a trade makes searchable; an index of customers of its own would cost each opening more rows.
 */
export const searched = (q: string): SQL | null => {
  const match = searchQuery(q);
  return match === null
    ? null
    : sql`with found (customer_id, at) as (
        select customer_id, max(number) from (
          select rowid as hit from job_search where job_search match ${match} order by rowid desc limit ${whole(hitsMax)})
        cross join ${job} on number = hit where is_closed <> 2 group by customer_id
        order by max(number) desc limit ${whole(customersMax)})
      select ${summary} from found cross join ${customer} on customer.id = found.customer_id order by at desc`;
};

/** Telephone numbers that one page of duplicates looks at. */
const numbersMax = 2000;

interface Numbered {
  readonly phoneKey: string;
  readonly times: number;
}

/** A page of the customers who share their telephone number; it looks at a bounded part of the numbers. */
export const duplicatesPage = async (
  d1: D1Database,
  after: string,
): Promise<{ readonly customers: readonly CustomerSummary[]; readonly nextAfter: string | null }> => {
  const results = await batch(d1, [
    sql`select phone_key as phoneKey, count(*) as times from ${customer} indexed by customer_phone
      where phone_key is not null and merged_into is null and phone_key > ${after}
      group by phone_key order by phone_key limit ${whole(numbersMax)}`,
  ]);
  const numbers: readonly Numbered[] = rowsIn(results, 0);
  const shared = numbers.filter(({ times }) => times > 1).slice(0, customersMax);
  const isFull = shared.length === customersMax;
  const last = isFull ? shared.at(-1) : numbers.at(-1);
  const nextAfter = isFull || numbers.length === numbersMax ? (last?.phoneKey ?? null) : null;
  if (shared.length === 0) return { customers: [], nextAfter };
  const keys = JSON.stringify(shared.map(({ phoneKey }) => phoneKey));
  const found = await batch(d1, [
    sql`select ${summary} from (select value from json_each(${keys})) as number
      cross join ${customer} indexed by customer_phone
        on customer.phone_key = number.value and customer.phone_key is not null and customer.merged_into is null
      where exists (select 1 ${jobsOf}) order by customer.phone_key, customer.id`,
  ]);
  return { customers: rowsIn(found, 0), nextAfter };
};
