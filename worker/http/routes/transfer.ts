import { importRows } from '#actions/imports/import-rows';
import { exportJobs } from '#actions/jobs/export-jobs';
import { transferRoutes } from '#contract/routes/transfer';
import { succeed } from '#domain/refusal';
import { on, type ServedRoute } from '#http/serve-routes';

/** Jobs in and out by the hundred. */
export const transfer: readonly ServedRoute[] = [
  on(transferRoutes.exportJobs, async ({ ctx, query }) => succeed(await exportJobs(ctx, query))),
  on(transferRoutes.importRows, async ({ ctx, house, body }) =>
    importRows(ctx, body, { flows: house.flows, staff: await house.shopStore.staff() }),
  ),
];
