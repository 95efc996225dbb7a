import { sql, type SQL } from 'drizzle-orm';
import { isFactSort, readSort, type OwnSortName, type SortName, type SortTerm } from '#contract/sheet/sort';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Flow } from '#domain/flow/flow';
import { literal, precompiled } from '#store/database/sql-literal';

interface Order {
  /** What is compared. */
  readonly expression: SQL;
  /** The end of the names of its indexes, one a filter; null: it has none. */
  readonly index: string | null;
  /** Not a column of the list: it has to be asked for beside them. */
  readonly isReckoned?: true;
}

type NameOrder = NonNullable<JobListQuery['names']>;

/** A term of an order as the statement has it. */
export interface OrderTerm extends SortTerm, Order {
  /** The column's name in the `order by` of a merged select. */
  readonly selected: SQL;
  /** The name under which it is asked for, where it is reckoned. */
  readonly alias: string;
}

/** Higher than any place of a stage. */
const noPlace = sql`999999`;
const stagesMax = 1_000;

/** Stages are ordered within their flow, one flow after the other. */
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

const ordersOf = new WeakMap<readonly Flow[], Map<NameOrder, ReturnType<typeof orders>>>();

/** The orders of a shop's flows, which are the same for as long as the worker lives. */
const knownOrders = (flows: readonly Flow[], names: NameOrder): ReturnType<typeof orders> => {
  const byNames = ordersOf.get(flows) ?? new Map<NameOrder, ReturnType<typeof orders>>();
  ordersOf.set(flows, byNames);
  const known = byNames.get(names) ?? orders(flows, names);
  byNames.set(names, known);
  return known;
};

/** Every index costs each edit that touches its column: these six orders have theirs, the others read the whole list. */
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
  // An amount or a share that is not known yet comes before nothing at all.
  contractTotal: { expression: sql`coalesce(contract_total_minor, -1)`, index: null, isReckoned: true },
  progress: { expression: sql`coalesce(progress_percent, -1)`, index: null, isReckoned: true },
  stage: { expression: precompiled(stageOrder(flows)), index: null, isReckoned: true },
});

/** The JSON path of a fact in the row's `facts_json`. It is bound as a parameter, because a request names the fact. */
export const factPath = (key: string): string => `$."${key}"`;

/** A field of a trade as the row keeps it; what is not there comes before numbers, and those before texts. */
const factOrder = (name: string): Order => ({
  expression: sql`coalesce(json_extract(facts_json, ${factPath(name.slice('fact:'.length))}), -1e300)`,
  index: null,
  isReckoned: true,
});

const orderOf = (name: SortName, known: ReturnType<typeof orders>): Order =>
  isFactSort(name) ? factOrder(name) : known[name];

/** The terms of a sort. A job's number is its own: nothing is sorted after it. */
export const orderTerms = (
  flows: readonly Flow[],
  { sort, names = 'pinyin' }: Pick<JobListQuery, 'sort' | 'names'>,
): readonly OrderTerm[] => {
  const known = knownOrders(flows, names);
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

/** The terms of an `order by`, then the number in the direction of the first, as the indexes have it. */
export const orderBy = (terms: readonly OrderTerm[], nameOf: (term: OrderTerm, at: number) => SQL): SQL => {
  const parts = terms.map((term, at) => directed(nameOf(term, at), term.isDescending));
  const isByNumber = terms.some(({ name }) => name === 'number');
  const last = isByNumber ? [] : [directed(sql`number`, terms[0]?.isDescending)];
  return sql.join([...parts, ...last], sql`, `);
};

/** What a list is sorted by where its terms are columns `value0` and on. */
export const orderByValues = (terms: readonly OrderTerm[]): SQL =>
  orderBy(terms, (term, at) => (term.name === 'number' ? sql`number` : sql`${sql.identifier(`value${at}`)}`));
