import { importRows } from '#actions/transfer/import-rows';
import { exportJobs } from '#actions/transfer/export-jobs';
import { transferRoutes } from '#contract/routes/transfer';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of import and export. */
export const transfer: readonly ServedRoute[] = [
  on(transferRoutes.exportJobs, async ({ ctx, query }) => succeed(await exportJobs(ctx, query))),
  on(transferRoutes.importRows, async ({ ctx, deps, body }) =>
    importRows(ctx, body, { flows: deps.flows, staff: await deps.shopStore.staff() }),
  ),
];
