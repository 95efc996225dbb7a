import { sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { notice } from '#db/schema/notice';
import { freedKey } from '#store/notices/freed-key';
import type { NoticeResult } from '#store/store';

/** Writes down what became of a lease's notices in one statement; a run whose lease was taken over changes nothing. */
export const finishNotices = async (
  db: DrizzleD1Database,
  leaseBy: string,
  results: readonly NoticeResult[],
): Promise<void> => {
  if (results.length === 0) return;
  await db.run(sql`update ${notice} set
      state = result.value->>'state',
      effect_key = iif(result.value->>'state' = 'superseded', ${freedKey}, effect_key),
      claimable_at = iif(result.value->>'state' = 'pending', result.value->>'sendAt', null),
      lease_by = null,
      channel = coalesce(result.value->>'channel', channel),
      subject = coalesce(result.value->>'subject', subject),
      body = coalesce(result.value->>'body', body),
      sent_at = result.value->>'sentAt',
      error = result.value->>'error'
    from json_each(${JSON.stringify(results)}) as result
    where ${notice}.id = result.value->>'id' and ${notice}.lease_by = ${leaseBy} and ${notice}.state = 'leased'`);
};
