import { isFactSort, readSort, type OwnSortName, type SortName, type SortTerm } from '#contract/sheet/sort';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Flow } from '#domain/flow/flow';

interface Order {
  /** What is compared. */
  readonly expression: string;
  /** The end of the names of its indexes, one a filter; null: it has none. */
  readonly index: string | null;
  /** Not a column of the list: it has to be asked for beside them. */
  readonly isReckoned?: true;
}

type NameOrder = NonNullable<JobListQuery['names']>;

/** A term of an order as the statement has it. */
export interface OrderTerm extends SortTerm, Order {
  /** What a merge of several selects calls it in its `order by`. */
  readonly selected: string;
}

/** Higher than any place of a stage. */
const noPlace = 999_999;
const stagesMax = 1_000;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Stages stand in the order of their trade, one trade after the other. */
const stageOrder = (flows: readonly Flow[]): string => {
  const places = flows.flatMap(({ key, stages }, flow) =>
    stages.map((stage, at) => `when ${quoted(`${key}/${stage.key}`)} then ${flow * stagesMax + at}`),
  );
  return places.length === 0
    ? String(noPlace)
    : `case flow_key || '/' || stage ${places.join(' ')} else ${noPlace} end`;
};

/** Every index costs each edit that touches its column: these six orders have theirs, the others read the whole list. */
const orders = (flows: readonly Flow[], names: NameOrder): Readonly<Record<OwnSortName, Order>> => ({
  number: { expression: 'number', index: 'number' },
  updated: { expression: 'updated_at', index: 'updated' },
  nextDue: { expression: 'due_order', index: 'due' },
  keyDate: { expression: 'key_date_order', index: 'key_date' },
  outstanding: { expression: 'outstanding_minor', index: 'outstanding' },
  title:
    names === 'pinyin'
      ? { expression: 'title_order', index: 'title' }
      : { expression: 'coalesce(title_strokes, title_order)', index: null, isReckoned: true },
  customer: {
    expression: `coalesce(customer_${names}, lower(customer_name))`,
    index: null,
    isReckoned: true,
  },
  paid: { expression: 'paid_minor', index: null },
  missing: { expression: 'missing_count', index: null },
  // An amount or a share that is not known yet comes before nothing at all.
  contractTotal: { expression: 'coalesce(contract_total_minor, -1)', index: null, isReckoned: true },
  progress: { expression: 'coalesce(progress_percent, -1)', index: null, isReckoned: true },
  stage: { expression: stageOrder(flows), index: null, isReckoned: true },
});

/** A field of a trade as the row keeps it; what is not there comes before numbers, and those before texts. */
const factOrder = (name: string): Order => ({
  expression: `coalesce(json_extract(facts_json, '$."${name.slice('fact:'.length)}"'), -1e300)`,
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
  const known = orders(flows, names);
  const terms = readSort(sort) ?? [];
  return terms.map((term, at) => {
    const order = orderOf(term.name, known);
    const selected = order.isReckoned ? `order${at}` : order.expression;
    return { ...term, ...order, selected };
  });
};

/** The text of an `order by`: the terms, then the number in the direction of the first, as the indexes have it. */
export const orderText = (
  terms: readonly OrderTerm[],
  nameOf: (term: OrderTerm, at: number) => string,
): string => {
  const parts = terms.map((term, at) => `${nameOf(term, at)} ${term.isDescending ? 'desc' : 'asc'}`);
  const isByNumber = terms.some(({ name }) => name === 'number');
  return [...parts, ...(isByNumber ? [] : [`number ${terms[0]?.isDescending ? 'desc' : 'asc'}`])].join(', ');
};
