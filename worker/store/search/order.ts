import { sql, type SQL } from 'drizzle-orm';
import { isFactSort, readSort, type OwnSortName, type SortName, type SortTerm } from '#contract/sheet/sort';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Flow } from '#domain/flow/flow';
import { literal } from '#store/database/sql-literal';

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

/** Each index costs every edit of its columns: these six orders have one, the others read the whole list. */
const orders = (flows: readonly Flow[], names: NameOrder): Readonly<Record<OwnSortName, Order>> => ({
  number: { expression: sql`number`, index: 'number' },
  updated: { expression: sql`updated_at`, index: 'updated' },
  nextDue: { expression: sql`due_order`, index: 'due' },
  keyDate: { expression: sql`key_date_order`, index: 'key_date' },
  outstanding: { expression: sql`outstanding_minor`, index: 'outstanding' },
  title:
    names === 'pinyin'
      ? { expression: sql`title_order`, index: 'title' }
      : { expression: sql`coalesce(title_strokes, title_order)`, index: null, isReckoned: true },
  customer: {
    expression: sql`coalesce(${sql.identifier(`customer_${names}`)}, lower(customer_name))`,
    index: null,
    isReckoned: true,
  },
  paid: { expression: sql`paid_minor`, index: null },
  missing: { expression: sql`missing_count`, index: null },
  // An unknown amount or percentage sorts before zero.
  contractTotal: { expression: sql`coalesce(contract_total_minor, -1)`, index: null, isReckoned: true },
  progress: { expression: sql`coalesce(progress_percent, -1)`, index: null, isReckoned: true },
  stage: { expression: stageOrder(flows), index: null, isReckoned: true },
});

/** The JSON path of a fact in the row's `facts_json`. It is bound as a parameter, because a request names the fact. */
export const factPath = (key: string): string => `$."${key}"`;

/** A trade's own field from the row's JSON; missing values sort first, then numbers, then texts. */
const factOrder = (name: string): Order => ({
  expression: sql`coalesce(json_extract(facts_json, ${factPath(name.slice('fact:'.length))}), -1e300)`,
  index: null,
  isReckoned: true,
});

const orderOf = (name: SortName, known: ReturnType<typeof orders>): Order =>
  isFactSort(name) ? factOrder(name) : known[name];

/** The terms of a sort. The job's number is unique, so terms after it are dropped. */
export const orderTerms = (
  flows: readonly Flow[],
  { sort, names = 'pinyin' }: Pick<JobListQuery, 'sort' | 'names'>,
): readonly OrderTerm[] => {
  const known = orders(flows, names);
  const terms = readSort(sort) ?? [];
  return terms.map((term, at) => {
    const order = orderOf(term.name, known);
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
