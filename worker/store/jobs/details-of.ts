import { sql } from 'drizzle-orm';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { localeOf } from '#store/database/stored-locale';
import { rowsIn, type Question } from '#store/database/batch';
import type { Details } from '#store/jobs/many-jobs';

interface Row {
  readonly id: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly locale: string;
  readonly facts: string;
}

/** Queries the customers and facts of jobs for an export. */
export const detailsQuestion = (ids: readonly string[]): Question<readonly Details[]> => ({
  statements: [
    sql`select ${job.id} as id, phone, email, address, locale, facts_json as facts
      from ${job} join ${customer} on ${customer.id} = ${job.customerId}
      where ${job.id} in (select value from json_each(${JSON.stringify(ids)}))`,
  ],
  read: (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    return rows.map(({ id, facts, locale, ...own }) => ({
      id,
      customer: { ...own, locale: localeOf(locale) },
      facts: JSON.parse(facts),
    }));
  },
});
