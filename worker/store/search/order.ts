import { sql, type SQL } from 'drizzle-orm';
import { isFactSort, readSort, type SortName, type SortTerm } from '#contract/sheet/sort';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Field, FieldSort } from '#domain/fields/field';
import { fieldOf } from '#domain/fields/fields';
import type { Flow } from '#domain/flow/flow';
import { columnOf, fieldColumn } from '#store/database/field-columns';
import { literal, precompiled } from '#store/database/batch';

interface Order {
  /** The expression to sort by. */
  readonly expression: SQL;
  /** The suffix of its indexes' names, one for each filter; null: it has no index. */
  readonly index: string | null;
  /** Computed, so it must be selected in addition to the columns of the list. */
  readonly isReckoned?: true;
}

type NameOrder = NonNullable<JobListQuery['names']>;

/** A sort term with its SQL. */
export interface OrderTerm extends SortTerm, Order {
  /** The column's name in the `order by` of a merged select. */
  readonly selected: SQL;
  /** The alias of a computed expression. */
  readonly alias: string;
}

/** Greater than the position of any stage. */
const noPlace = sql`999999`;
const stagesMax = 1_000;

/** The position of a stage: by flow, then by its order within the flow. */
const stageOrder = (flows: readonly Flow[]): SQL => {
  const places = flows.flatMap(({ key, stages }, flow) =>
    stages.map(
      (stage, at) =>
        sql`when ${literal(`${key}/${stage.key}`)} then ${sql`${flow * stagesMax + at}`.inlineParams()}`,
    ),
  );
  return places.length === 0
    ? noPlace
    : sql`case flow_key || '/' || stage ${sql.join(places, sql` `)} else ${noPlace} end`;
};

type TextSort = Extract<FieldSort, { readonly by: 'text' }>;

/** Titles have an index in the order of pinyin; all other orders of letters are worked out. */
const textOrder = (column: SQL, { keys, indexed }: TextSort, names: NameOrder): Order => {
  if (indexed !== undefined && names === 'pinyin')
    return { expression: columnOf(indexed.column), index: indexed.index };
  const key = keys === undefined ? [] : [columnOf(`${keys}${names === 'pinyin' ? 'Pinyin' : 'Strokes'}`)];
  const letters = indexed === undefined ? sql`lower(${column})` : columnOf(indexed.column);
  return {
    expression: sql`coalesce(${sql.join([...key, letters, sql`''`], sql`, `)})`,
    index: null,
    isReckoned: true,
  };
};

const valueOrder = (field: Field, sort: Extract<FieldSort, { readonly by: 'value' }>): Order => {
  const { index = null, whenEmpty, column } = sort;
  const value = column === undefined ? fieldColumn(field) : columnOf(column);
  if (whenEmpty === undefined) return { expression: value, index };
  const known = sql`${whenEmpty}`.inlineParams();
  return { expression: sql`coalesce(${value}, ${known})`, index, isReckoned: true };
};

/** Every index costs each edit that touches its column: few orders have theirs, the others read the whole list. */
const fieldOrder = (field: Field, flows: readonly Flow[], names: NameOrder): Order => {
  const { sort } = field;
  switch (sort?.by) {
    case 'text':
      return textOrder(fieldColumn(field), sort, names);
    case 'stage':
      return { expression: precompiled(stageOrder(flows)), index: null, isReckoned: true };
    case 'value':
      return valueOrder(field, sort);
    case undefined:
      throw new Error(`no list is put in order by ${field.id}`);
  }
};
const ordersOf = new WeakMap<readonly Flow[], Map<string, Order>>();

/** The order by a field, which is the same for as long as the worker lives. */
const knownOrder = (field: Field, flows: readonly Flow[], names: NameOrder): Order => {
  const known = ordersOf.get(flows) ?? new Map<string, Order>();
  ordersOf.set(flows, known);
  const name = `${names} ${field.id}`;
  const order = known.get(name) ?? fieldOrder(field, flows, names);
  known.set(name, order);
  return order;
};

/** The JSON path of a fact in the row's `facts_json`. It is bound as a parameter, because a request names the fact. */
export const factPath = (key: string): string => `$."${key}"`;

/** A trade's own field from the row's JSON; missing values sort first, then numbers, then texts. */
const factOrder = (name: string): Order => ({
  expression: sql`coalesce(json_extract(facts_json, ${factPath(name.slice('fact:'.length))}), -1e300)`,
  index: null,
  isReckoned: true,
});

const updatedOrder: Order = { expression: columnOf('updatedAt'), index: 'updated' };

const orderOf = (name: SortName, flows: readonly Flow[], names: NameOrder): Order => {
  const field = fieldOf(name);
  if (field !== undefined) return knownOrder(field, flows, names);
  return isFactSort(name) ? factOrder(name) : updatedOrder;
};

/** The terms of a sort. The job's number is unique, so terms after it are dropped. */
export const orderTerms = (
  flows: readonly Flow[],
  { sort, names = 'pinyin' }: Pick<JobListQuery, 'sort' | 'names'>,
): readonly OrderTerm[] => {
  const terms = readSort(sort) ?? [];
  return terms.map((term, at) => {
    const order = orderOf(term.name, flows, names);
    const alias = `order${at}`;
    const selected = order.isReckoned ? sql`${sql.identifier(alias)}` : order.expression;
    return { ...term, ...order, selected, alias };
  });
};

const directed = (expression: SQL, isDescending: boolean | undefined): SQL =>
  isDescending ? sql`${expression} desc` : sql`${expression} asc`;

/** The `order by` of the terms, followed by the number in the direction of the first term, as in the indexes. */
export const orderBy = (terms: readonly OrderTerm[], nameOf: (term: OrderTerm, at: number) => SQL): SQL => {
  const parts = terms.map((term, at) => directed(nameOf(term, at), term.isDescending));
  const isByNumber = terms.some(({ name }) => name === 'number');
  const last = isByNumber ? [] : [directed(sql`number`, terms[0]?.isDescending)];
  return sql.join([...parts, ...last], sql`, `);
};

/** The `order by` of a list whose terms are the columns `value0` and following. */
export const orderByValues = (terms: readonly OrderTerm[]): SQL =>
  orderBy(terms, (term, at) => (term.name === 'number' ? sql`number` : sql`${sql.identifier(`value${at}`)}`));
