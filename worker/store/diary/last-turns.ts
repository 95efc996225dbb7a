import { sql } from 'drizzle-orm';
import { appointment } from '#db/schema/jobs/appointment';
import type { Turn } from '#domain/appointments/turn';
import type { Instant } from '#domain/time/day';
import { rowsIn, type Question } from '#store/database/batch';
import { longestMs } from '#store/jobs/rows/appointment-rows';

interface Row extends Omit<Turn, 'isBusy'> {
  readonly isBusy: number;
}

/** The turns of these people. Each person is two ranges of an index. */
export const lastTurnsQuestion = (
  staffIds: readonly string[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Question<readonly Turn[]> => ({
  statements: [
    sql`select person.value as "staffId",
        (select starts_at from ${appointment} where who = person.value and starts_at <= ${until} and state <> 'cancelled'
          order by starts_at desc limit 1) as "lastAt",
        exists (select 1 from ${appointment} where who = person.value and starts_at > ${now - longestMs}
          and starts_at <= ${now} and ends_at > ${now} and state = 'booked') as "isBusy"
      from json_each(${JSON.stringify(staffIds)}) person`,
  ],
  read: (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    return Promise.resolve(rows.map((row) => ({ ...row, isBusy: row.isBusy === 1 })));
  },
});
