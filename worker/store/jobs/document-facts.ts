import { sql } from 'drizzle-orm';
import { fact } from '#db/schema/jobs/fact';
import { instant, type Instant } from '#domain/time/day';
import type { DocumentState } from '#domain/flow/flow';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import { rowsIn, type Question } from '#store/database/batch';

/** A state of a document as it was recorded, superseded ones too. */
export interface DocumentFact {
  readonly state: DocumentState;
  readonly value: DocumentValue;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

/** Which facts of a document are read, and of which version the whole content; null: of the newest. */
export interface DocumentRequest {
  readonly jobId: string;
  readonly key: FactKey;
  readonly states: readonly DocumentState[];
  readonly version: number | null;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly recordedBy: string;
  readonly recordedAt: number;
}

/**
 * All recorded states of a document, oldest first, with the content of one version: a document of twenty versions does
 * not carry twenty contents.
 */
export const documentFactsQuestion = ({
  jobId,
  key,
  states,
  version,
}: DocumentRequest): Question<readonly DocumentFact[]> => {
  const stateOf = new Map(states.map((state) => [`${key}.${state}`, state]));
  const keys = JSON.stringify([...stateOf.keys()]);
  return {
    statements: [
      sql`with recorded as (
          select id, key, value, recorded_by, recorded_at, value->>'$.version' as version from ${fact}
          where job_id = ${jobId} and key in (select value from json_each(${keys})) and value <> 'null'),
        wanted as (select coalesce(${version}, (select max(version) from recorded where key = ${`${key}.filed`})) as version)
        select key, recorded_by as recordedBy, recorded_at as recordedAt,
          iif(recorded.version = (select version from wanted), value,
            json_remove(value, '$.data', '$.texts', '$.signature.strokes')) as value
        from recorded order by recorded_at, id`,
    ],
    read: (results) => {
      const rows: readonly Row[] = rowsIn(results, 0);
      return rows.flatMap((row) => {
        const state = stateOf.get(row.key);
        if (state === undefined) return [];
        const { recordedBy, recordedAt } = row;
        return [{ state, value: JSON.parse(row.value), recordedBy, recordedAt: instant(recordedAt) }];
      });
    },
  };
};
