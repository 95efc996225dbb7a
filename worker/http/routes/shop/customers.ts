import { mergeCustomers } from '#actions/customers/merge-customers';
import { patchCustomer } from '#actions/customers/save-customer';
import { listCustomers, showThing, shownCustomer } from '#actions/customers/show-customer';
import { customerRoutes } from '#contract/routes/customers';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of customers and their things. */
export const customers: readonly ServedRoute[] = [
  on(customerRoutes.listCustomers, async ({ ctx, query }) => succeed(await listCustomers(ctx, query))),
  on(customerRoutes.showCustomer, ({ ctx, param }) => shownCustomer(ctx, param('id'))),
  on(customerRoutes.patchCustomer, ({ ctx, param, body }) => patchCustomer(ctx, param('id'), body)),
  on(customerRoutes.mergeCustomers, ({ ctx, param, body }) => mergeCustomers(ctx, param('id'), body)),
  on(customerRoutes.showThing, ({ ctx, param }) => showThing(ctx, param('id'))),
];
