import { sql } from 'drizzle-orm';

/** A superseded notice frees its effect key, so that the same date can be notified again; a sent notice keeps it. */
export const freedKey = sql.raw(`notice.effect_key || ':superseded:' || notice.id`);
