import { sql, type SQL } from 'drizzle-orm';
import { whole } from '#store/database/batch';
import type { Cursor } from '#contract/sheet/cursor';
import type { JobListQuery } from '#contract/sheet/job-list';
import { job } from '#db/schema/jobs/job';
import { searchQuery } from '#store/search/search-text';

/** A search of current jobs; the search index has no past texts. */
type Searching = Partial<Pick<JobListQuery, 'q' | 'asOf'>>;

/** Most hits that a page of a search reads before filtering, which bounds its cost. */
export const hitsMax = 300;

/** The index query of a search; null without a search, or when the text has nothing searchable. */
const matchOf = ({ q }: Searching): string | null => (q === undefined ? null : searchQuery(q));

/** Whether the search index answers the list. */
export const isSearch = ({ q, asOf }: Searching): boolean => q !== undefined && asOf === undefined;

/** The jobs of hits, in the hits' order. */
export const jobsAt = (hits: SQL): SQL => sql`(${hits}) cross join ${job} on number = hit`;

/** The jobs of a search, each once, unordered. */
export const foundJobs = (query: Searching): SQL => {
  const match = matchOf(query);
  if (match === null) return sql`(select null as hit where 0) cross join ${job} on number = hit`;
  return jobsAt(sql`select rowid as hit from job_search where job_search match ${match}`);
};

/** The position of a page in number order. */
export interface HitsPage {
  readonly cursor: Cursor | null;
  readonly isDescending: boolean;
}

/** The next hits after a page's cursor, limited to `hitsMax`; null when nothing can match. */
export const nextHits = (query: Searching, { cursor, isDescending }: HitsPage): SQL | null => {
  const match = matchOf(query);
  if (match === null) return null;
  // D1 binds numbers as reals, and the index cannot seek by a real.
  const beyond = isDescending ? sql` and rowid < ` : sql` and rowid > `;
  const rest = cursor === null ? sql`` : sql`${beyond}cast(${cursor.number} as integer)`;
  const order = sql.raw(isDescending ? 'desc' : 'asc');
  return sql`select rowid as hit from job_search where job_search match ${match}${rest} order by rowid ${order} limit ${whole(hitsMax)}`;
};
