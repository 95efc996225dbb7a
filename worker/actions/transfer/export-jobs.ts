import type { Ctx } from '#actions/decide/context';
import { listJobs } from '#actions/sheet/list-jobs';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { ExportPage } from '#contract/transfer/transfer-answers';

const nobody = { phone: null, email: null, address: null, locale: 'zh-Hans' } as const;

/** A page of the list with the fields that an import can write. It needs one round trip more than the list. */
export const exportJobs = async (ctx: Ctx, query: JobListQuery): Promise<ExportPage> => {
  const { jobs, nextCursor } = await listJobs(ctx, query);
  const details = await ctx.store.detailsOf(jobs.map(({ id }) => id));
  const byId = new Map(details.map((detail) => [detail.id, detail]));
  return {
    jobs: jobs.map(({ milestones: _, ...row }) => {
      const { customer = nobody, facts = {} } = byId.get(row.id) ?? {};
      return { ...row, customer: { ...customer }, facts: { ...facts } };
    }),
    nextCursor,
  };
};
