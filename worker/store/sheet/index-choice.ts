import { sql, type SQL } from 'drizzle-orm';
import type { JobListQuery } from '#contract/sheet/job-list';
import { whole } from '#store/database/batch';
import { jobsAt } from '#store/search/hits';
import { jobsBy } from '#store/sheet/source';

/** The index for a list's order, and the index that finds the filter's rows when they are rare in that order. */
export interface IndexChoice {
  /** The index that the list is scanned by. */
  readonly index: string;
  /** The index that finds all rows of the filter, which are then sorted; null: the order's index covers the filter. */
  readonly finder: string | null;
  /** Number of the filter's rows in a sample of `sampleSize` from which on the order is scanned. */
  readonly walkedFrom: number;
}

const sampleSize = 300;

// A scan of an index with the filter's columns reads one row for each entry, any other scan two. With 50,000 jobs both ways
// cost about 4,000 rows when the filter matches one row in 33, or one in 17.
const walkedFromCovering = 9;
const walkedFromOther = 18;

type Filtered = Pick<JobListQuery, 'flow' | 'stage' | 'owner'>;

const byOwnerAndStage = 'job_owner_stage';

const exact = (index: string): IndexChoice => ({ index, finder: null, walkedFrom: 0 });

const hasStage = ({ flow, stage }: Filtered): boolean => flow !== undefined && stage !== undefined;

/** Orders that need the stage have an index for each filter; of two filters one is evaluated for each row. */
const ownChoice = (order: string, filter: Filtered): IndexChoice => {
  const { flow, owner } = filter;
  const byStage = `job_stage_${order}`;
  const byOwner = `job_owner_${order}`;
  if (owner !== undefined && flow !== undefined)
    return {
      index: hasStage(filter) ? byStage : byOwner,
      finder: byOwnerAndStage,
      walkedFrom: walkedFromOther,
    };
  if (owner !== undefined) return exact(byOwner);
  if (hasStage(filter)) return exact(byStage);
  const index = `job_${order}`;
  return flow === undefined ? exact(index) : { index, finder: byStage, walkedFrom: walkedFromCovering };
};

/** The index that finds the rows of a filter; null without a filter. */
const finderOf = ({ flow, owner }: Filtered): string | null => {
  if (owner !== undefined) return flow === undefined ? 'job_owner_due' : byOwnerAndStage;
  return flow === undefined ? null : 'job_stage_due';
};

const numberChoice = (filter: Filtered): IndexChoice => {
  const finder = finderOf(filter);
  if (finder === null) return exact('job_number');
  if (finder === byOwnerAndStage && hasStage(filter)) return exact(finder);
  const isCovering = filter.owner === undefined && !hasStage(filter);
  return {
    index: 'job_number',
    finder,
    walkedFrom: isCovering ? walkedFromCovering : walkedFromOther,
  };
};

/** Chooses by the suffix of the order's index and the list's filter columns. */
export const indexChoice = (order: string, filter: Filtered): IndexChoice => {
  if (order === 'number') return numberChoice(filter);
  return order === 'updated' || order === 'title'
    ? { index: `job_${order}`, finder: finderOf(filter), walkedFrom: walkedFromCovering }
    : ownChoice(order, filter);
};

/** One branch of a list: its source, and its conditions. */
export interface UnionBranch {
  readonly from: SQL;
  readonly where: SQL;
}

/** The common parts of both ways. */
export interface TwoWays {
  readonly choice: IndexChoice & { readonly finder: string };
  /** The conditions that the scanned index answers by a seek; the sample is taken within them. */
  readonly seeks: readonly SQL[];
  /** The other conditions of the list's filter. */
  readonly filter: readonly SQL[];
  /** Conditions of each seek of the scan: rows tied with the cursor, and rows after it. */
  readonly pages: readonly (readonly SQL[])[];
  /** The same rows as one condition. */
  readonly page: readonly SQL[];
  readonly orderBy: SQL;
  /** Most rows of the list. */
  readonly limit: number;
}

const all = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `);

const hits = (index: string, conditions: readonly SQL[], { orderBy, limit }: { orderBy: SQL; limit: SQL }) =>
  sql`select hit from (select number as hit from ${jobsBy(index)} where ${all(conditions)} order by ${orderBy} limit ${limit})`;

/**
 * A list in two ways, of which the database takes one: if a sample of the order has enough rows of the
 * filter, it scans the order, else it finds and sorts the filter's rows. The way not taken has limit 0 and
 * reads nothing. Both are one branch, because D1 allows five selects in a union.
 */
export const twoWays = (ways: TwoWays): UnionBranch => {
  const { choice, seeks, filter, pages, page, orderBy, limit } = ways;
  // Ties with the cursor come before the rows after it: few in most orders, nearly all in some.
  const samples = pages.map(
    (
      pageConditions,
    ) => sql`(select count(*) from (select flow_key, stage, owner_id from ${jobsBy(choice.index)}
      where ${all([...seeks, ...pageConditions])} order by ${orderBy} limit ${whole(sampleSize)}) where ${all(filter)})`,
  );
  const isCommon = sql`${sql.join(samples, sql` + `)} >= ${whole(choice.walkedFrom)}`;
  const walked = sql`(select iif(is_common, ${whole(limit)}, 0) from sampled)`;
  const sorted = sql`(select iif(is_common, 0, ${whole(limit)}) from sampled)`;
  const found = [
    ...pages.map((pageConditions) =>
      hits(choice.index, [...seeks, ...filter, ...pageConditions], { orderBy, limit: walked }),
    ),
    hits(choice.finder, [...seeks, ...filter, ...page], { orderBy, limit: sorted }),
  ];
  return {
    from: jobsAt(
      sql`with sampled (is_common) as materialized (select ${isCommon}) ${sql.join(found, sql` union all `)}`,
    ),
    where: sql`true`,
  };
};
