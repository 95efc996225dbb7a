import type { DatabaseSync } from 'node:sqlite';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** Triggers for stored sums remain, because nothing else fills the sums. */
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
 * Writes rows without indexes and triggers, and creates those at the end, because building an index from sorted rows
 * costs a fraction of inserting each row into it. The search index is rebuilt from the jobs.
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
