import { z } from 'zod';
import type { Ctx } from '#actions/decide/context';
import { listJobs } from '#actions/sheet/list-jobs';
import { jobRow } from '#contract/jobs/job-answers';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { ExportPage } from '#contract/transfer/transfer-answers';

const pageRow = jobRow.omit({ milestones: true });
const nobody = { phone: null, email: null, address: null, locale: 'zh-Hans' } as const;

/** A page of the list with the fields that an import can write. It takes one round trip more than the list. */
export const exportJobs = async (ctx: Ctx, query: JobListQuery): Promise<ExportPage> => {
  const page = await listJobs(ctx, query);
  const rows = z.array(pageRow).parse(page.rows.map((row) => JSON.parse(row)));
  const details = await ctx.store.detailsOf(rows.map(({ id }) => id));
  const byId = new Map(details.map((detail) => [detail.id, detail]));
  return {
    jobs: rows.map((row) => {
      const { customer = nobody, facts = {} } = byId.get(row.id) ?? {};
      return { ...row, customer: { ...customer }, facts: { ...facts } };
    }),
    nextCursor: page.nextCursor,
  };
};
