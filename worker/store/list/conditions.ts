import { sql, type SQL } from 'drizzle-orm';
import { nobody } from '#contract/job-list';
import {
  conditionFields,
  readConditions,
  type Condition,
  type ConditionField,
  type ConditionKind,
} from '#contract/conditions';
import { addDays, addMonths, businessDate, type BusinessDate } from '#domain/day';

const columns: Readonly<Record<ConditionField, string>> = {
  title: 'title',
  customer: 'customer_name',
  contractTotal: 'contract_total_minor',
  paid: 'paid_minor',
  outstanding: 'outstanding_minor',
  progress: 'progress_percent',
  missing: 'missing_count',
  nextDue: 'next_due_on',
  keyDate: 'key_date',
  trade: 'flow_key',
  stage: "flow_key || '/' || stage",
  owner: `coalesce(owner_id, '${nobody}')`,
};

const spanSql = (column: SQL, span: string, today: BusinessDate): SQL => {
  if (span === 'past') return sql`${column} < ${today}`;
  if (span === 'today') return sql`${column} = ${today}`;
  if (span === 'next7') return sql`${column} > ${today} and ${column} <= ${addDays(today, 7)}`;
  const first = businessDate(`${today.slice(0, 7)}-01`);
  return sql`${column} >= ${first} and ${column} < ${addMonths(first, 1)}`;
};

const isAmong = (column: SQL, keys: string, isIn: boolean): SQL =>
  sql`(${column} in (select value from json_each(${JSON.stringify(keys.split(','))}))) = ${isIn ? 1 : 0}`;

const isEmpty = (column: SQL, kind: ConditionKind): SQL =>
  kind === 'text' ? sql`${column} = ''` : sql`${column} is null`;

const conditionSql = ({ field, operator, value }: Condition, today: BusinessDate): SQL => {
  const column = sql.raw(columns[field]);
  const kind = conditionFields[field];
  const bound = kind === 'money' || kind === 'number' ? Number(value) : value;
  switch (operator) {
    case 'in':
    case 'out':
      return isAmong(column, value, operator === 'in');
    case 'has':
      // Not LIKE: D1 takes patterns of at most 50 bytes, and a percent sign is a letter here.
      return sql`instr(lower(${column}), lower(${value})) > 0`;
    case 'is':
      return sql`${column} = ${value} collate nocase`;
    case 'from':
      return sql`${column} >= ${bound}`;
    case 'to':
      return sql`${column} <= ${bound}`;
    case 'on':
      return spanSql(column, value, today);
    case 'empty':
      return isEmpty(column, kind);
    case 'filled':
      return sql`not (${isEmpty(column, kind)})`;
  }
};

/**
 * A query's own conditions, judged row by row as the index of its order or filter is walked: one statement still, but it
 * may read every row of that index where few rows fit. A query without them reads no more than before.
 */
export const conditionsOf = (where: string | undefined, today: BusinessDate): readonly SQL[] =>
  (readConditions(where ?? '') ?? []).map((condition) => sql`(${conditionSql(condition, today)})`);
