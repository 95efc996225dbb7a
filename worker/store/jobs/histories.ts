import { sql } from 'drizzle-orm';
import { history } from '#db/schema/jobs/history';
import type { FieldChange } from '#domain/jobs/change';
import { rowsIn, whole, type Question } from '#store/database/batch';

/** Most history entries read of one job. */
const entriesMax = 500;

/** The parts of a history entry that conflict detection needs. */
export interface LaterEntry {
  readonly version: number;
  readonly actor: string;
  readonly operationId: string | null;
  readonly changes: readonly FieldChange[];
}

/** A job, and the version after which to read its history. */
export interface HistoryRequest {
  readonly jobId: string;
  readonly version: number;
}

interface Row {
  readonly jobId: string;
  readonly entries: string;
}

const entries = sql`(select json_group_array(json_object('version', later.version, 'actor', later.actor,
    'operationId', later.gesture_id, 'changes', json(later.changes))) from (
      select version, actor, gesture_id, changes from ${history}
      where job_id = asked.value->>'jobId' and version > (asked.value->>'version')
      order by version desc limit ${whole(entriesMax + 1)}) later)`;

/** Reads the history of jobs after a version of each, newest first; null for a job with too many entries. */
export const historiesQuestion = (
  historyRequests: readonly HistoryRequest[],
): Question<ReadonlyMap<string, readonly LaterEntry[] | null>> => ({
  statements: [
    sql`select asked.value->>'jobId' as "jobId", ${entries} as entries from json_each(${JSON.stringify(historyRequests)}) as asked`,
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
