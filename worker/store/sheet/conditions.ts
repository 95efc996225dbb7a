import { sql, type SQL } from 'drizzle-orm';
import { nobody } from '#contract/sheet/job-list';
import {
  factOf,
  kindOf,
  readConditions,
  type Condition,
  type ConditionField,
  type ConditionKind,
  type FactField,
  type FactKind,
} from '#contract/sheet/conditions';
import { readSpan, spanDays } from '#contract/spans';
import type { BusinessDate } from '#domain/time/day';

const columns: Readonly<Record<Exclude<ConditionField, FactField>, string>> = {
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

/** A fact out of the text that the row keeps, as a value of its kind; of another kind it is none. */
const factColumn = (kind: FactKind, path: string): string => {
  const value = `json_extract(facts_json, ${path})`;
  const type = `json_type(facts_json, ${path})`;
  switch (kind) {
    case 'number':
    case 'money':
      return `case when ${type} in ('integer', 'real') then ${value} end`;
    case 'date':
      return `case when ${type} = 'text' then ${value} end`;
    case 'text':
      return `case when ${type} = 'text' then ${value} else '' end`;
    case 'set':
      return `case when ${type} in ('true', 'false') then ${type} when ${type} = 'text' then ${value} else '${nobody}' end`;
  }
};

const isOwn = (field: ConditionField): field is keyof typeof columns => Object.hasOwn(columns, field);

const columnOf = (field: ConditionField): SQL => {
  if (isOwn(field)) return sql.raw(columns[field]);
  const fact = factOf(field);
  // `factOf` lets no sign into a key that could end the text here.
  return sql.raw(fact === null ? 'null' : `(${factColumn(fact.kind, `'$."${fact.key}"'`)})`);
};

const spanSql = (column: SQL, text: string, today: BusinessDate): SQL => {
  const span = readSpan(text);
  if (span === null) return sql`0`;
  const { first, last } = spanDays(span, today);
  return first === null ? sql`${column} <= ${last}` : sql`${column} between ${first} and ${last}`;
};

const isAmong = (column: SQL, keys: string, isIn: boolean): SQL =>
  sql`(${column} in (select value from json_each(${JSON.stringify(keys.split(','))}))) = ${isIn ? 1 : 0}`;

const isEmpty = (column: SQL, kind: ConditionKind): SQL => {
  switch (kind) {
    case 'text':
      return sql`${column} = ''`;
    case 'set':
      return sql`${column} = ${nobody}`;
    default:
      return sql`${column} is null`;
  }
};

const conditionSql = ({ field, operator, value }: Condition, today: BusinessDate): SQL => {
  const column = columnOf(field);
  const kind = kindOf(field);
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
