import { sql } from 'drizzle-orm';

/** A superseded notice gives its effect key back, so that a date that returns is told again; a sent one never does. */
export const freedKey = sql.raw(`notice.effect_key || ':superseded:' || notice.id`);
