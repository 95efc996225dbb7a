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
  /** Where a page of a list begins. */
  pageCursor(query: PageCursorQuery, today: BusinessDate): Promise<PageCursor>;
  /** Counts of open jobs that are overdue and due soon. */
  dueCounts(query: DueCountsQuery, today: BusinessDate): Promise<DueCounts>;
  /** The sums of a list's jobs by group. */
  groupSummary(query: GroupSummaryQuery, today: BusinessDate): Promise<GroupSummary>;
  /** The positions of a text in the rows of a list. */
  findRows(query: FindQuery, today: BusinessDate): Promise<Found>;
}

/** What a page of a list is asked by. */
export type ListRequest = JobListQuery & {
  /** Whether the names of the staff are read beside it. */
  readonly withNames: boolean;
};

/** A page of the sheet; each row is the JSON text of `RowValues`, for what passes it on does not read it. */
export interface JobPage {
  readonly rows: readonly string[];
  readonly nextCursor: string | null;
  /** Of the staff by id; empty where they are not asked for. */
  readonly names: ReadonlyMap<string, string>;
}
