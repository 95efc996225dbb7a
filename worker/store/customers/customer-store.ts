import { sql, type SQL } from 'drizzle-orm';
import type { CustomerJob, CustomerSummary } from '#contract/customers/customers';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { thing } from '#db/schema/people/thing';
import type { ThingKind } from '#domain/flow/plans/thing';
import type { Customer } from '#domain/jobs/job';
import { ask, batch, rowsIn, whole, type Question } from '#store/database/batch';
import {
  customersAt,
  duplicatesPage,
  listedAfter,
  searched,
  type CustomerPage,
} from '#store/customers/find-customers';

/** A thing of a customer. */
export interface ThingRow {
  readonly id: string;
  readonly kind: ThingKind;
  readonly title: string;
  readonly customerId: string;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

/** All that hangs on a customer. */
export interface CustomerRows {
  readonly customer: CustomerSummary;
  readonly merged: readonly Customer[];
  readonly jobs: readonly CustomerJob[];
  readonly money: readonly {
    readonly currency: string;
    readonly paidMinor: number;
    readonly outstandingMinor: number;
  }[];
  readonly things: readonly ThingRow[];
  readonly samePhone: readonly CustomerSummary[];
}

/** Reads of customers and their things. Each is one round trip. */
export interface Customers {
  customers(page: CustomerPage): Promise<readonly CustomerSummary[]>;
  /** Customers whose telephone another one has, and where the next page begins. */
  duplicateCustomers(after: string): Promise<{
    readonly customers: readonly CustomerSummary[];
    readonly nextAfter: string | null;
  }>;
  /** A customer with all that hangs on it, or the one that it was merged into; null when there is none with jobs. */
  customerRows(id: string): Promise<CustomerRows | null>;
  /** The customers of these ids, each as the one that has its jobs now; merged ones by their own id with `isAsStored`. */
  customersById(ids: readonly string[]): Promise<readonly Customer[]>;
  /** Who has the jobs of a customer now: itself, or the one that it was merged into. */
  currentCustomer(id: string): Promise<Customer | null>;
  /** The ids of the jobs of customers; withdrawn ones take no writes. */
  jobsOfCustomers(ids: readonly string[]): Promise<readonly string[]>;
  thingRows(id: string): Promise<{ readonly thing: ThingRow; readonly jobs: readonly CustomerJob[] } | null>;
}

/** Most jobs that a page of a customer or of a thing shows: the newest. */
const jobsMax = 200;

const currentId = (id: string): SQL => sql`(with recursive chain (id, into_id) as (
    select id, merged_into from ${customer} where id = ${id}
    union select next.id, next.merged_into from chain join ${customer} next on next.id = chain.into_id)
  select id from chain where into_id is null)`;

/** The customer and all that were merged into it, over any number of merges. */
const mergedIds = (id: string): SQL => sql`(with recursive merged (id) as (
    select ${currentId(id)}
    union select next.id from merged join ${customer} next on next.merged_into = merged.id)
  select id from merged)`;

const detailColumns = sql.raw('id, name, phone, email, address, locale');

const jobColumns =
  sql.raw(`id, number, title, flow_key as flow, flow_version as flowVersion, stage, ended_as as endedAs,
  iif(is_closed = 0, 0, 1) as isClosed, currency, paid_minor as paidMinor, outstanding_minor as outstandingMinor,
  next_due_on as nextDueOn, key_date as keyDate, thing_id as thingId`);

type JobRow = Omit<CustomerJob, 'isClosed'> & { readonly isClosed: number };
type StoredThing = Omit<ThingRow, 'values'> & { readonly values: string };

const jobsOf = (rows: readonly JobRow[]): readonly CustomerJob[] =>
  rows.map((row) => ({ ...row, isClosed: row.isClosed === 1 }));

const thingsOf = (rows: readonly StoredThing[]): readonly ThingRow[] =>
  rows.map((row) => ({ ...row, values: JSON.parse(row.values) }));

const thingColumns = sql.raw('id, kind, title, customer_id as customerId, values_json as "values"');

const rowsQuestion = (id: string): Question<CustomerRows | null> => ({
  statements: [
    customersAt(sql`customer.id = ${currentId(id)}`),
    sql`select ${detailColumns} from ${customer}
      where id in ${mergedIds(id)} and merged_into is not null order by id`,
    sql`select ${jobColumns} from ${job}
      where customer_id = ${currentId(id)} and is_closed <> 2 order by number desc limit ${whole(jobsMax)}`,
    sql`select currency, sum(paid_minor) as paidMinor, sum(outstanding_minor) as outstandingMinor from ${job}
      where customer_id = ${currentId(id)} and is_closed <> 2 group by currency order by currency`,
    sql`select ${thingColumns} from ${thing} where customer_id in ${mergedIds(id)} order by id`,
    customersAt(sql`customer.phone_key = (select phone_key from ${customer} where id = ${currentId(id)})
      and customer.phone_key is not null and customer.merged_into is null and customer.id <> ${currentId(id)}`),
  ],
  read: (results) => {
    const found: readonly CustomerSummary[] = rowsIn(results, 0);
    const [first] = found;
    return first === undefined
      ? null
      : {
          customer: first,
          merged: rowsIn(results, 1),
          jobs: jobsOf(rowsIn(results, 2)),
          money: rowsIn(results, 3),
          things: thingsOf(rowsIn(results, 4)),
          samePhone: rowsIn(results, 5),
        };
  },
});

/** The store's reads of customers, on D1. */
export const customers = (d1: D1Database): Customers => ({
  customers: async (page) => {
    const query = 'q' in page ? searched(page.q) : listedAfter(page);
    return query === null ? [] : ask(d1, { statements: [query], read: (results) => rowsIn(results, 0) });
  },
  duplicateCustomers: (after) => duplicatesPage(d1, after),
  customerRows: (id) => ask(d1, rowsQuestion(id)),
  customersById: async (ids) => {
    const results = await batch(d1, [
      sql`select ${detailColumns} from ${customer} where id in (select value from json_each(${JSON.stringify(ids)}))`,
    ]);
    return rowsIn(results, 0);
  },
  currentCustomer: async (id) => {
    const results = await batch(d1, [
      sql`select ${detailColumns} from ${customer} where id = ${currentId(id)}`,
    ]);
    return rowsIn(results, 0)[0] ?? null;
  },
  jobsOfCustomers: async (ids) => {
    const results = await batch(d1, [
      sql`select id from ${job} where customer_id in (select value from json_each(${JSON.stringify(ids)}))
        and is_closed <> 2 order by number desc`,
    ]);
    const rows: readonly { readonly id: string }[] = rowsIn(results, 0);
    return rows.map((row) => row.id);
  },
  thingRows: async (id) => {
    const results = await batch(d1, [
      sql`select ${thingColumns} from ${thing} where id = ${id}`,
      sql`select ${jobColumns} from ${job} where thing_id = ${id} and is_closed <> 2
        order by number desc limit ${whole(jobsMax)}`,
    ]);
    const [first] = thingsOf(rowsIn(results, 0));
    return first === undefined ? null : { thing: first, jobs: jobsOf(rowsIn(results, 1)) };
  },
});
