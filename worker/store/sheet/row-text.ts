import { sql, type SQL } from 'drizzle-orm';
import { cellPositions, rowPositions, type RowPosition } from '#contract/sheet/row-values';
import type { JobListQuery } from '#contract/sheet/job-list';
import { literal, precompiled } from '#store/database/sql-literal';
import type { OrderTerm } from '#store/search/order';

export type Selecting = Pick<JobListQuery, 'facts'>;

type JsonPosition = 'milestones' | 'facts';

/** The column of each position of a row, in a job now and in a job as it was. */
const columnOf: Readonly<Record<Exclude<RowPosition, JsonPosition>, string>> = {
  id: 'id',
  number: 'number',
  version: 'version',
  flow: 'flow_key',
  flowVersion: 'flow_version',
  title: 'title',
  stage: 'stage',
  ownerId: 'owner_id',
  customerName: 'customer_name',
  currency: 'currency',
  contractTotalMinor: 'contract_total_minor',
  plannedMinor: 'planned_minor',
  paidMinor: 'paid_minor',
  outstandingMinor: 'outstanding_minor',
  creditMinor: 'credit_minor',
  nextDueOn: 'next_due_on',
  keyDate: 'key_date',
  progressPercent: 'progress_percent',
  missingCount: 'missing_count',
  updatedAt: 'updated_at',
};

// Milestones that no change has written since they are stored by position are stored by name.
const cellsByName = sql`(select json_group_array(json_array(${sql.join(
  cellPositions.map((name) => sql`value -> ${literal(name)}`),
  sql`, `,
)})) from json_each(milestones_json))`;
const cells = sql`iif(substr(milestones_json, 2, 1) = '{', ${cellsByName}, milestones_json)`;

/** The text of a row: what is JSON in the job's row already stands last in it, and passes as text that is not parsed. */
const textOf = (jsonOf: Readonly<Record<JsonPosition, SQL>>): SQL => {
  const isJson = (name: RowPosition): name is JsonPosition => Object.hasOwn(jsonOf, name);
  const plain = rowPositions.flatMap((name) => (isJson(name) ? [] : [sql.identifier(columnOf[name])]));
  const json = rowPositions.flatMap((name) => (isJson(name) ? [sql` || ',' || ${jsonOf[name]}`] : []));
  // The last plain value is a number, so only the bracket at the end is taken away.
  return precompiled(sql`rtrim(json_array(${sql.join(plain, sql`, `)}), ']')${sql.join(json)} || ']'`);
};

const rowText = {
  withFacts: textOf({ milestones: cells, facts: sql`facts_json` }),
  withoutFacts: textOf({ milestones: cells, facts: sql`'null'` }),
};

const columns = sql`${sql.join(
  Object.values(columnOf).map((name) => sql.identifier(name)),
  sql`, `,
)}, milestones_json, due_order, key_date_order, title_order`;

const selected = { withFacts: precompiled(sql`${columns}, facts_json`), withoutFacts: precompiled(columns) };

const kindOf = ({ facts }: Selecting) => (facts === undefined ? 'withoutFacts' : 'withFacts');

/** The columns that a statement selects whose rows become texts: those of the row, and what it is sorted by. */
export const listedColumns = (selecting: Selecting, terms: readonly OrderTerm[]): SQL =>
  sql.join([
    selected[kindOf(selecting)],
    ...terms.flatMap(({ isReckoned, expression, alias }) =>
      isReckoned ? [sql`, ${expression} as ${sql.identifier(alias)}`] : [],
    ),
  ]);

/** A row as the outer statement gives it: its text, and where it stands in the order of the list. */
export interface TextRow {
  readonly row: string;
  readonly number: number;
  readonly value0?: string | number;
  readonly value1?: string | number;
  readonly value2?: string | number;
}

/**
 * The rows of a statement that finds, orders and limits them, each as the JSON text of its values by position. Texts are
 * written of the rows that are answered, not of all that are sorted.
 */
export const rowTexts = (found: SQL, selecting: Selecting, terms: readonly OrderTerm[]): SQL => {
  const values = terms.map(({ selected: value }, at) => sql`, ${value} as ${sql.identifier(`value${at}`)}`);
  return sql`select ${rowText[kindOf(selecting)]} as "row"${sql.join(values)}, number from (${found})`;
};

/** What a row is sorted by, a value a term. */
export const valuesOf = ({ value0, value1, value2 }: TextRow): readonly (string | number)[] =>
  [value0, value1, value2].flatMap((value) => value ?? []);
