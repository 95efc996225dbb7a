import type { DatabaseSync } from 'node:sqlite';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** The sums that triggers keep are kept row by row: nothing else would fill them. */
const keptByTrigger = /^job_(?:sum|due_count)_/;

const partsOf = (db: DatabaseSync): readonly Part[] =>
  db
    .prepare(
      `select type, name, sql from sqlite_master where type in ('trigger', 'index') and sql is not null`,
    )
    .all()
    .map(({ type, name, sql }) => ({ type: String(type), name: String(name), sql: String(sql) }))
    .filter(({ name }) => !keptByTrigger.test(name));

/**
 * Writes rows without indexes and triggers, which are made again at the end: an index that is built from sorted rows costs
 * a fraction of one that each row is put into. The search index is built anew from the jobs.
 */
export const inBulk = <Answer>(db: DatabaseSync, write: () => Answer): Answer => {
  const parts = partsOf(db);
  db.exec('pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -400000; begin');
  for (const { type, name } of parts) db.exec(`drop ${type} "${name}"`);
  const answer = write();
  for (const { sql } of parts) db.exec(sql);
  db.exec(`insert into job_search (job_search) values ('rebuild'); commit; pragma wal_checkpoint(truncate)`);
  return answer;
};
