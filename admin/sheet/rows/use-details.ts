import { useQueries } from '@tanstack/react-query';
import type { JobDetail, JobRow } from '#contract/jobs/job-answers';
import { jobQuery } from '../../api/queries.ts';
import type { GridRow } from '../../grid/index.ts';
import type { RowView } from './job-grid-rows.ts';
import { lineRows } from './line-rows.ts';

/** The details of the jobs with expanded child rows, by id. */
export const useDetails = (jobIds: ReadonlySet<string>): ReadonlyMap<string, JobDetail> =>
  useQueries({
    queries: [...jobIds].map((id) => jobQuery(id)),
    combine: detailsOf,
  });

const detailsOf = (
  results: readonly { readonly data: JobDetail | undefined }[],
): ReadonlyMap<string, JobDetail> =>
  new Map(results.flatMap(({ data }) => (data ? [[data.job.id, data] as const] : [])));

/** Adds change orders and tasks below the milestones, for the jobs with expanded child rows. */
export const withLines = (
  makeRow: (job: JobRow) => GridRow,
  details: ReadonlyMap<string, JobDetail>,
  view: RowView,
): ((job: JobRow) => GridRow) => {
  const created = new WeakMap<GridRow, GridRow>();
  return (job) => {
    const row = makeRow(job);
    const detail = details.get(job.id);
    if (!detail) return row;
    const known = created.get(row);
    if (known) return known;
    const whole = { ...row, children: [...(row.children ?? []), ...lineRows(detail, view)] };
    created.set(row, whole);
    return whole;
  };
};

/** The job of each loaded child row. */
export const lineOwners = (
  jobs: ReadonlyMap<string, JobRow>,
  details: ReadonlyMap<string, JobDetail>,
): ReadonlyMap<string, string> =>
  new Map([
    ...[...jobs.values()].flatMap((job) => job.milestones.map(({ id }) => [id, job.id] as const)),
    ...[...details.values()].flatMap(({ job, tasks, changeOrders }) =>
      [...tasks, ...changeOrders].map(({ id }) => [id, job.id] as const),
    ),
  ]);
