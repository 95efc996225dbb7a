import { listDuties, readDuties, saveDuties } from '#actions/people/save-duties';
import { listReady } from '#actions/today/list-ready';
import { listTasks, readToday } from '#actions/today/list-tasks';
import { peopleRoutes } from '#contract/routes/people';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of what is to be done over all jobs, and of who keeps which duty. */
export const tasks: readonly ServedRoute[] = [
  on(peopleRoutes.readToday, ({ ctx, deps: { shopStore: store, flows }, query }) =>
    readToday(ctx, query, { store, flows }),
  ),
  on(peopleRoutes.listReady, ({ ctx, deps: { shopStore: store, flows }, query }) =>
    listReady(ctx, query, { store, flows }),
  ),
  on(peopleRoutes.listTasks, ({ ctx, deps: { shopStore: store, flows }, query }) =>
    listTasks(ctx, query, { store, flows }),
  ),
  on(peopleRoutes.listDuties, ({ ctx, deps: { shopStore: store, flows } }) =>
    listDuties(ctx, { store, flows }),
  ),
  on(peopleRoutes.readDuties, ({ ctx, deps: { shopStore: store }, param }) =>
    readDuties(ctx, param('id'), { store }),
  ),
  on(peopleRoutes.saveDuties, ({ ctx, deps: { shopStore: store, flows }, param, body }) =>
    saveDuties(ctx, param('id'), body, { store, flows }),
  ),
];
