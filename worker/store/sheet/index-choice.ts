import { sql, type SQL } from 'drizzle-orm';
import type { JobListQuery } from '#contract/sheet/job-list';
import { jobsAt } from '#store/search/hits';
import { jobsBy } from '#store/sheet/source';

/** An index in the order of a list, and how the rows of the list's filter are found where they are rare in that order. */
export interface IndexChoice {
  /** The list is walked in the order of this index. */
  readonly index: string;
  /** Finds all rows of the filter, which are then sorted; null: the index itself answers the filter. */
  readonly finder: string | null;
  /** Rows of the filter among the first `sampleSize` of the order, from which on the order is walked. */
  readonly walkedFrom: number;
}

const sampleSize = 300;

// A walk of an index that holds the filter's columns reads a row an entry; any other walk reads two. At 50,000 jobs on a
// list both ways cost about 4,000 rows where the filter holds for one row in 33, or in 17.
const walkedFromCovering = 9;
const walkedFromOther = 18;

type Filtered = Pick<JobListQuery, 'flow' | 'stage' | 'owner'>;

const byOwnerAndStage = 'job_owner_stage';

const exact = (index: string): IndexChoice => ({ index, finder: null, walkedFrom: 0 });

const hasStage = ({ flow, stage }: Filtered): boolean => flow !== undefined && stage !== undefined;

/** Orders that go with the stage have an index for each filter; of two filters one is judged row by row. */
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

/** Chooses by the order's name, the end of its index's name, and the columns that a list is filtered by. */
export const indexChoice = (order: string, filter: Filtered): IndexChoice => {
  if (order === 'number') return numberChoice(filter);
  return order === 'updated' || order === 'title'
    ? { index: `job_${order}`, finder: finderOf(filter), walkedFrom: walkedFromCovering }
    : ownChoice(order, filter);
};

/** One part of a list: where its rows stand, and the conditions that they answer. */
export interface UnionBranch {
  readonly from: SQL;
  readonly where: SQL;
}

/** What both ways of one list share. */
export interface TwoWays {
  readonly choice: IndexChoice & { readonly finder: string };
  /** The conditions that the walked index answers by a seek: the sample is taken among their rows. */
  readonly seeks: readonly SQL[];
  /** The other conditions of the list's filter. */
  readonly filter: readonly SQL[];
  /** Conditions of each seek of the walk: rows that tie with the cursor, and rows beyond it. */
  readonly pages: readonly (readonly SQL[])[];
  /** The same rows by one condition. */
  readonly page: readonly SQL[];
  readonly orderBy: SQL;
  /** Rows that the list takes at most. */
  readonly limit: number;
}

/** A whole number of ours as the statement's own text: D1 takes a hundred parameters. */
const whole = (value: number): SQL => sql`${Math.trunc(value)}`.inlineParams();

const all = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `);

const hits = (index: string, conditions: readonly SQL[], { orderBy, limit }: { orderBy: SQL; limit: SQL }) =>
  sql`select hit from (select number as hit from ${jobsBy(index)} where ${all(conditions)} order by ${orderBy} limit ${limit})`;

/**
 * A list as two ways of which the database takes one: where a sample of the order holds enough rows of the filter, the
 * order is walked; else the filter's rows are found and sorted. A way that is not taken has the limit 0 and reads nothing.
 * They are one arm, for D1 takes five selects in a union.
 */
export const twoWays = (ways: TwoWays): UnionBranch => {
  const { choice, seeks, filter, pages, page, orderBy, limit } = ways;
  // Rows that tie with the cursor come before those beyond it: few in most orders, and in some nearly all.
  const samples = pages.map(
    (eachPage) => sql`(select count(*) from (select flow_key, stage, owner_id from ${jobsBy(choice.index)}
      where ${all([...seeks, ...eachPage])} order by ${orderBy} limit ${whole(sampleSize)}) where ${all(filter)})`,
  );
  const isCommon = sql`${sql.join(samples, sql` + `)} >= ${whole(choice.walkedFrom)}`;
  const walked = sql`(select iif(is_common, ${whole(limit)}, 0) from sampled)`;
  const sorted = sql`(select iif(is_common, 0, ${whole(limit)}) from sampled)`;
  const found = [
    ...pages.map((eachPage) =>
      hits(choice.index, [...seeks, ...filter, ...eachPage], { orderBy, limit: walked }),
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
