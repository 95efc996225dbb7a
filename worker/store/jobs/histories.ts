import { sql } from 'drizzle-orm';
import { history } from '#db/schema/jobs/history';
import type { FieldChange } from '#domain/jobs/change';
import { rowsIn, type Question } from '#store/database/batch';

/** What is looked through of one job; more than that is not told apart. */
const entriesMax = 500;

/** An entry of a job's history, as far as conflicts are judged by it. */
export interface LaterEntry {
  readonly version: number;
  readonly actor: string;
  readonly gestureId: string | null;
  readonly changes: readonly FieldChange[];
}

/** A job, and the version after which its history is asked for. */
export interface AskedHistory {
  readonly jobId: string;
  readonly version: number;
}

interface Row {
  readonly jobId: string;
  readonly entries: string;
}

const entries = sql`(select json_group_array(json_object('version', later.version, 'actor', later.actor,
    'gestureId', later.gesture_id, 'changes', json(later.changes))) from (
      select version, actor, gesture_id, changes from ${history}
      where job_id = asked.value->>'jobId' and version > (asked.value->>'version')
      order by version desc limit ${entriesMax + 1}) later)`;

/** Asks what was written to jobs after a version of each, newest first; null where that is more than is looked through. */
export const historiesQuestion = (
  asked: readonly AskedHistory[],
): Question<ReadonlyMap<string, readonly LaterEntry[] | null>> => ({
  statements: [
    sql`select asked.value->>'jobId' as "jobId", ${entries} as entries from json_each(${JSON.stringify(asked)}) as asked`,
  ],
  read: (results) => {
    const rows: readonly Row[] = rowsIn(results, 0);
    return new Map(
      rows.map(({ jobId, entries: text }) => {
        const later: readonly LaterEntry[] = JSON.parse(text);
        return [jobId, later.length > entriesMax ? null : later] as const;
      }),
    );
  },
});
