import { sql } from 'drizzle-orm';
import { tryCount } from '#db/schema/people/try-count';
import type { Instant } from '#domain/time/day';
import type { CountedTry } from '#domain/rights/sign-in-limits';
import { batch, rowsIn } from '#store/database/batch';

/** Counts tries and says how often each was made so far, this one included: one round trip, whatever is counted. */
export type CountTries = (tries: readonly CountedTry[], now: Instant) => Promise<readonly number[]>;

interface Counted {
  readonly count: number;
}

const encoder = new TextEncoder();
const hashBytes = 16;

// Counts that are over go with the counts that come, a few at a time: nothing else has to clean up here.
const overMax = 20;

const keyOf = async (secret: CryptoKey, name: string): Promise<string> => {
  const signed = await crypto.subtle.sign('HMAC', secret, encoder.encode(name));
  return [...new Uint8Array(signed, 0, hashBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

// Imported for each call: a promise that one request began must not be awaited by another.
const secretKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** Counts in D1, so that every isolate counts together; names are kept as hashes keyed by `secret`. */
export const tryCounts =
  (d1: D1Database, secret: string): CountTries =>
  async (tries, now) => {
    const key = await secretKey(secret);
    const rows = await Promise.all(
      tries.map(async ({ name, until }) => ({ key: await keyOf(key, name), until })),
    );
    const results = await batch(d1, [
      sql`delete from ${tryCount} where key in (
        select key from ${tryCount} where until_at <= ${now} order by until_at limit ${overMax})`,
      ...rows.map(
        (row) => sql`insert into ${tryCount} (key, count, until_at) values (${row.key}, 1, ${row.until})
          on conflict (key) do update set count = count + 1 returning count`,
      ),
    ]);
    return rows.map((_, index) => {
      const returned: readonly Counted[] = rowsIn(results, index + 1);
      const count = returned[0]?.count;
      if (count === undefined) throw new Error('a count is returned');
      return count;
    });
  };
