import { sql } from 'drizzle-orm';
import { tryCount } from '#db/schema/people/try-count';
import type { Instant } from '#domain/time/day';
import type { CountedTry } from '#domain/rights/sign-in-limits';
import { batch, rowsIn } from '#store/database/batch';

/** Counts tries and returns each counter's value, this try included, in one round trip. */
export type CountTries = (tries: readonly CountedTry[], now: Instant) => Promise<readonly number[]>;

interface Counted {
  readonly count: number;
}

const encoder = new TextEncoder();
const hashBytes = 16;

// Most expired counters deleted at each count; there is no other clean-up.
const overMax = 20;

const keyOf = async (secret: CryptoKey, name: string): Promise<string> => {
  const signed = await crypto.subtle.sign('HMAC', secret, encoder.encode(name));
  return [...new Uint8Array(signed, 0, hashBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

// Imported at each call, because a request must not await a promise created by another request.
const secretKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** Counts in D1, which all isolates share; names are stored as hashes with the key `secret`. */
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
