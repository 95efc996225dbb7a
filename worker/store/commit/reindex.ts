import { sql } from 'drizzle-orm';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import { customer } from '#db/schema/people/customer';
import { job } from '#db/schema/jobs/job';
import { searchedTexts, type OwnValues } from '#domain/fields/own-values';
import type { FactValue } from '#domain/rules/fact';
import { searchWords } from '#domain/flow/search-words';
import { ownSelected } from '#store/database/field-columns';
import { searchText, searchVersion } from '#store/search/search-text';
import type { FindFlow } from '#store/jobs/flow-versions';
import { customerKeys, titleKeys } from '#store/commit/job-row';

interface Outdated extends OwnValues {
  readonly number: number;
  readonly version: number;
  readonly flowKey: string;
  readonly flowVersion: number;
  readonly factsJson: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
}

// SQLite uses the partial index only for the literal of its condition.
const isOutdated = sql`search_version < ${searchVersion}`.inlineParams();

const textsOf = async (row: Outdated, findFlow: FindFlow) => {
  const { number, version, title, name, phone, address } = row;
  const texts = searchedTexts(row);
  const flow = await findFlow(row.flowKey, row.flowVersion);
  const values: Readonly<Record<string, FactValue>> = JSON.parse(row.factsJson);
  const facts = Object.entries(values).map(([key, value]) => ({ key, value }));
  const terms = searchWords(flow, facts);
  return {
    number,
    version,
    searchText: searchText({ number, title, texts, customer: { name, phone, address }, words: terms }),
    ...titleKeys(title),
    ...customerKeys(name),
  };
};

/**
 * Updates search texts and sort keys of an older version, newest jobs first; returns their number. A job that
 * is changed meanwhile waits for the next run. Not recorded in the history, because nothing visible changes.
 */
export const reindexJobs = async (
  db: DrizzleD1Database,
  findFlow: FindFlow,
  limit: number,
): Promise<number> => {
  const rows = await db.all<Outdated>(sql`
    select number, ${job.version} as "version", ${ownSelected}, flow_key as "flowKey", flow_version as "flowVersion", facts_json as "factsJson", name, phone, address
    from ${job} indexed by job_search_outdated join ${customer} on ${customer.id} = customer_id
    where ${isOutdated} order by number desc limit ${limit}`);
  if (rows.length === 0) return 0;
  const texts = await Promise.all(rows.map((row) => textsOf(row, findFlow)));
  await db.run(sql`
    update ${job} set search_text = value->>'searchText', title_pinyin = value->>'titlePinyin', title_strokes = value->>'titleStrokes',
      customer_pinyin = value->>'customerPinyin', customer_strokes = value->>'customerStrokes', search_version = ${searchVersion}
    from json_each(${JSON.stringify(texts)})
    where number = cast(value->>'number' as integer) and version = value->>'version'`);
  return rows.length;
};
