import type { JobListQuery } from '#contract/job-list';
import type {
  DueCounts,
  DueCountsQuery,
  FindQuery,
  Found,
  Outline,
  OutlineQuery,
  PageCursor,
  PageCursorQuery,
} from '#contract/sheet';
import type { BusinessDate } from '#domain/day';
import type { JobPage } from '#store/store';

/** The lists of the sheet; `today` is the shop's business date. */
export interface Lists {
  listJobs(query: JobListQuery, today: BusinessDate): Promise<JobPage>;
  /** Where a page of a list begins. */
  pageCursor(query: PageCursorQuery, today: BusinessDate): Promise<PageCursor>;
  /** How many open jobs are late, and how many fall due soon. */
  dueCounts(query: DueCountsQuery, today: BusinessDate): Promise<DueCounts>;
  /** What the jobs of a list come to, by groups. */
  outline(query: OutlineQuery, today: BusinessDate): Promise<Outline>;
  /** Where a text stands among all rows of a list. */
  findRows(query: FindQuery, today: BusinessDate): Promise<Found>;
}
