import { sql, type SQL } from 'drizzle-orm';
import { appointment } from '#db/schema/jobs/appointment';
import { fields } from '#domain/fields/index';
import { foldText } from '#domain/texts/han/fold';
import { foldedFor } from '#store/search/folded-sql';
import { nobody, type JobListQuery } from '#contract/sheet/job-list';
import {
  factOf,
  kindOf,
  readConditions,
  type Condition,
  type ConditionField,
  type FactKind,
} from '#contract/sheet/conditions';
import { readSpan, spanDays } from '#contract/spans';
import type { ConditionKind, Field } from '#domain/fields/field';
import { fieldOf } from '#domain/fields/fields';
import { addDays, type BusinessDate } from '#domain/time/day';
import { fieldColumn } from '#store/database/field-columns';
import { factPath } from '#store/search/order';

/** A field's value in the form that conditions name it by. */
const ownColumn = (field: Field): SQL => {
  const column = fieldColumn(field);
  if (field.isOfTrade === true) return sql`flow_key || '/' || ${column}`;
  if (field.isAlwaysFilled === true) return column;
  if (field.condition === 'set') return sql`coalesce(${column}, ${nobody})`;
  return field.condition === 'text' ? sql`coalesce(${column}, '')` : column;
};

/** A fact's value from the row's JSON, when it has the expected kind; else null. */
const factColumn = (kind: FactKind, path: string): SQL => {
  const value = sql`json_extract(facts_json, ${path})`;
  const type = sql`json_type(facts_json, ${path})`;
  switch (kind) {
    case 'number':
    case 'money':
      return sql`(case when ${type} in ('integer', 'real') then ${value} end)`;
    case 'date':
      return sql`(case when ${type} = 'text' then ${value} end)`;
    case 'text':
      return sql`(case when ${type} = 'text' then ${value} else '' end)`;
    case 'set':
      return sql`(case when ${type} in ('true', 'false') then ${type} when ${type} = 'text' then ${value} else ${nobody} end)`;
  }
};

const columnOf = (name: ConditionField): SQL => {
  const field = fieldOf(name);
  if (field !== undefined) return ownColumn(field);
  const fact = factOf(name);
  return fact === null ? sql`null` : factColumn(fact.kind, factPath(fact.key));
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
      // Not LIKE: D1 limits patterns to 50 bytes, and a percent sign must match itself.
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
 * The conditions of a query, evaluated for each row of the index scan. The statement may scan the whole index
 * when few rows match; without conditions it reads no additional rows.
 */
export const conditionsOf = (where: string | undefined, today: BusinessDate): readonly SQL[] =>
  (readConditions(where ?? '') ?? []).map((condition) => sql`(${conditionSql(condition, today)})`);

/** Days ahead within which a due date counts as soon. */
const soonDays = 7;
const noDate = '9999-12-31';

export interface Range {
  readonly from?: string;
  readonly before?: string;
}

/** The range of due dates of a due filter; `before` is exclusive. */
export const dueRange = (due: JobListQuery['due'], today: BusinessDate): Range => {
  if (due === undefined) return {};
  if (due === 'overdue') return { before: today };
  return due === 'soon' ? { from: today, before: addDays(today, soonDays + 1) } : { before: noDate };
};

/** The SQL conditions for a range: `from` is inclusive, `before` is exclusive. */
export const bounds = (column: SQL, { from, before }: Range): readonly SQL[] => [
  ...(from === undefined ? [] : [sql`${column} >= ${from}`]),
  ...(before === undefined ? [] : [sql`${column} < ${before}`]),
];

/** The SQL conditions of a due filter on `due_order`, as of the business date `today`. */
export const dueBounds = (due: JobListQuery['due'], today: BusinessDate): readonly SQL[] =>
  bounds(sql`due_order`, dueRange(due, today));

/** What each view shows; several are a branch for each: merging the branches keeps the order without a sort. */
export const closedFlags = {
  open: [0],
  closed: [1],
  ended: [3],
  all: [0, 1, 3],
} as const satisfies Record<JobListQuery['view'], readonly number[]>;

/** Whether a view shows a job. */
export const isShown = (view: JobListQuery['view']): SQL =>
  sql`is_closed in (${sql.join(
    closedFlags[view].map((flag) => sql`${flag}`.inlineParams()),
    sql`, `,
  )})`;

const searchedText = sql`(${sql.join(
  fields.flatMap((field) => ('isSearched' in field ? [sql`coalesce(${fieldColumn(field)}, '')`] : [])),
  sql` || ' ' || `,
)} || ' J-' || number)`;

/** Whether the displayed texts of a job contain all words of a search. */
export const containsWords = (q: string): SQL =>
  sql.join(
    q.split(/\s+/).map((word) => sql`instr(${foldedFor(word)(searchedText)}, ${foldText(word)}) > 0`),
    sql` and `,
  );

/**
 * Whether a person has a role in a job. A field that names a person has the id as its whole text, which the row's JSON
 * has in quotes; people of lists are those of their appointments. A past moment knows no holder and no appointment.
 */
export const hasRole = (person: string, { asOf }: Pick<JobListQuery, 'asOf'>): SQL => {
  const ofRow = sql`owner_id = ${person} or instr(facts_json, ${JSON.stringify(person)}) > 0`;
  return asOf === undefined
    ? sql`(${ofRow} or holder_id = ${person} or id in (select job_id from ${appointment} where who = ${person} and state <> 'cancelled'))`
    : sql`(${ofRow})`;
};
