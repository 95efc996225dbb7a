import { db } from '#test/worker/store/kit/shop';
import { searchText } from '#store/search/search-text';

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const input = '芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
const stages = ['inquiry', 'survey', 'design', 'contract', 'construction'];

const rowOf = (index: number) => {
  const number = 5_001 + index;
  const at = (text: string, step: number) => text[step % text.length] ?? '';
  // By pairs, so that names, dates and amounts do not correlate with the flow.
  const pair = index >> 1;
  const name = `${at(surnames, pair)}${at(input, pair * 7)}${index % 3 === 0 ? '' : at(input, index >> 3)}`;
  const customer = { name, phone: `139${String(10_000_000 + index * 37)}`, address: null };
  const title = `${name} home ${index % 50}`;
  const month = String(1 + (pair % 12)).padStart(2, '0');
  return {
    number,
    name,
    title,
    flow: index % 2 === 0 ? 'renovation' : 'wedding',
    stage: stages[index % stages.length],
    owner: `stf_${index % 4}`,
    closed: index % 10 === 9 ? 1 : 0,
    due: index % 7 === 0 ? null : `2026-${month}-15`,
    outstanding: pair % 2 === 0 ? 0 : index * 100,
    search: searchText({ number, title, texts: [title], customer }),
  };
};

/** Inserts jobs in four sets, quickly: only the columns that lists read are realistic. */
export const addJobs = async (from: number, to: number): Promise<void> => {
  for (let start = from; start < to; start += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, to - start) }, (_, index) => rowOf(start + index));
    const json = JSON.stringify(rows);
    await db.batch([
      db
        .prepare(`insert or ignore into staff (id, name, email, role, created_at, updated_at)
        select distinct value->>'owner', value->>'owner', value->>'owner', 'staff', 0, 0 from json_each(?)`)
        .bind(json),
      db
        .prepare(
          `insert into customer (id, name, locale) select 'cus_' || (value->>'number'), value->>'name', 'zh-Hans' from json_each(?)`,
        )
        .bind(json),
      db
        .prepare(`insert into job (number, id, version, flow_key, flow_version, title, stage, stage_entered_at, stage_entries, opened_at,
          owner_id, customer_id, currency, updated_at, is_closed, customer_name, facts_json, milestones_json, contract_minor, changes_minor,
          planned_minor, paid_minor, credit_minor, outstanding_minor, next_due_on, missing_count, planned_with, search_text)
        select value->>'number', 'job_' || (value->>'number'), 1, value->>'flow', 1, value->>'title', value->>'stage', 0, '{}', 0,
          value->>'owner', 'cus_' || (value->>'number'), 'CNY', (value->>'number') / 3, value->>'closed', value->>'name', '{}', '[]', 0, 0,
          0, 0, 0, value->>'outstanding', value->>'due', 0, 'v', value->>'search' from json_each(?)`)
        .bind(json),
    ]);
  }
};
