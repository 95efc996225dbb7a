import type { JobListQuery } from '#contract/sheet/job-list';
import type {
  DueCounts,
  DueCountsQuery,
  FindQuery,
  Found,
  GroupSummary,
  GroupSummaryQuery,
  PageCursor,
  PageCursorQuery,
} from '#contract/sheet/sheet';
import type { BusinessDate } from '#domain/time/day';

/** The lists of the sheet; `today` is the shop's business date. */
export interface Lists {
  listJobs(query: ListRequest, today: BusinessDate): Promise<JobPage>;
  /** The cursor of a page at a position. */
  pageCursor(query: PageCursorQuery, today: BusinessDate): Promise<PageCursor>;
  /** Counts of open jobs that are overdue and due soon. */
  dueCounts(query: DueCountsQuery, today: BusinessDate): Promise<DueCounts>;
  /** The sums of a list's jobs by group. */
  groupSummary(query: GroupSummaryQuery, today: BusinessDate): Promise<GroupSummary>;
  /** The positions of a text in the rows of a list. */
  findRows(query: FindQuery, today: BusinessDate): Promise<Found>;
}

/** The request for a page of a list. */
export type ListRequest = JobListQuery & {
  /** Whether the staff's names are read too. */
  readonly withNames: boolean;
};

/** A page of the sheet. Each row is the JSON text of `RowValues`, because the route passes it on without parsing it. */
export interface JobPage {
  readonly rows: readonly string[];
  readonly nextCursor: string | null;
  /** The staff's names by id; empty when they are not requested. */
  readonly names: ReadonlyMap<string, string>;
}
