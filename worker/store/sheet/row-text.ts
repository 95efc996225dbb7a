import { sql, type SQL } from 'drizzle-orm';
import { addedPositions, cellPositions, rowPositions, type RowPosition } from '#contract/sheet/row-values';
import type { JobListQuery } from '#contract/sheet/job-list';
import { columnOf } from '#store/database/field-columns';
import { literal, precompiled } from '#store/database/batch';
import type { OrderTerm } from '#store/search/order';

export type Selecting = Pick<JobListQuery, 'facts'>;

type JsonPosition = 'milestones' | 'facts' | 'next';

const isJson = (name: RowPosition): name is JsonPosition =>
  name === 'milestones' || name === 'facts' || name === 'next';

/** The column of a position, the same in current and in past rows. */
const columnAt = (name: RowPosition): SQL => columnOf(name === 'flow' ? 'flowKey' : name);

const isAdded = (name: RowPosition): boolean => addedPositions.some((added) => added === name);

// Milestones written before positions were introduced are stored by name.
const cellsByName = sql`(select json_group_array(json_array(${sql.join(
  cellPositions.map((name) => sql`value -> ${literal(name)}`),
  sql`, `,
)})) from json_each(milestones_json))`;
const cells = sql`iif(substr(milestones_json, 2, 1) = '{', ${cellsByName}, milestones_json)`;

/** The JSON text of a row. Columns that are JSON already come last and are appended as text without parsing. */
const textOf = (jsonOf: Readonly<Record<JsonPosition, SQL>>): SQL => {
  const plain = rowPositions.flatMap((name) => (isJson(name) || isAdded(name) ? [] : [columnAt(name)]));
  const json = rowPositions.flatMap((name) => (isJson(name) ? [sql` || ',' || ${jsonOf[name]}`] : []));
  const added = addedPositions.map((name) => sql` || ',' || json_quote(${columnAt(name)})`);
  // The last plain value is a number, so removing the closing bracket is enough.
  return precompiled(
    sql`rtrim(json_array(${sql.join(plain, sql`, `)}), ']')${sql.join([...json, ...added])} || ']'`,
  );
};

const next = sql`coalesce(next_json, 'null')`;

const rowText = {
  withFacts: textOf({ milestones: cells, facts: sql`facts_json`, next }),
  withoutFacts: textOf({ milestones: cells, facts: sql`'null'`, next }),
};

const columns = sql`${sql.join(
  rowPositions.flatMap((name) => (isJson(name) ? [] : [columnAt(name)])),
  sql`, `,
)}, milestones_json, next_json, due_order, key_date_order, title_order`;

const selected = { withFacts: precompiled(sql`${columns}, facts_json`), withoutFacts: precompiled(columns) };

const kindOf = ({ facts }: Selecting) => (facts === undefined ? 'withoutFacts' : 'withFacts');

/** The columns that a statement selects for row texts: those of the row and the sort values. */
export const listedColumns = (selecting: Selecting, terms: readonly OrderTerm[]): SQL =>
  sql.join([
    selected[kindOf(selecting)],
    ...terms.flatMap(({ isReckoned, expression, alias }) =>
      isReckoned ? [sql`, ${expression} as ${sql.identifier(alias)}`] : [],
    ),
  ]);

/** A row of the outer statement: its text, and its sort values in the list. */
export interface TextRow {
  readonly row: string;
  readonly number: number;
  readonly value0?: string | number;
  readonly value1?: string | number;
  readonly value2?: string | number;
}

/**
 * The rows of a statement that finds, sorts and limits them, each as the JSON text of its values by position. Only the
 * rows of the page become text, not all sorted rows.
 */
export const rowTexts = (found: SQL, selecting: Selecting, terms: readonly OrderTerm[]): SQL => {
  const values = terms.map(({ selected: value }, at) => sql`, ${value} as ${sql.identifier(`value${at}`)}`);
  return sql`select ${rowText[kindOf(selecting)]} as "row"${sql.join(values)}, number from (${found})`;
};

/** The sort values of a row, one for each term. */
export const valuesOf = ({ value0, value1, value2 }: TextRow): readonly (string | number)[] =>
  [value0, value1, value2].flatMap((value) => value ?? []);
