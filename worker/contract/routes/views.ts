import * as views from '../sheet/views.ts';
import { none, read, type Route } from '../route/route.ts';

// No Idempotency-Key: the client chooses a new view's id, so a repeated request creates no second view.
const writeViews = { query: none, answer: views.sheetViews } as const;

/** Saved views of the sheet. */
export const viewRoutes = {
  listViews: {
    ...read,
    path: '/api/views',
    summary: 'Named views of the sheet: own and shared',
    answer: views.sheetViews,
  },
  addView: {
    ...writeViews,
    method: 'post',
    path: '/api/views',
    summary: 'Name a view of the sheet',
    body: views.newView,
    status: 201,
  },
  patchView: {
    ...writeViews,
    method: 'patch',
    path: '/api/views/{id}',
    summary: 'Rename, change, share or remove a view',
    body: views.patchView,
    status: 200,
  },
} as const satisfies Readonly<Record<string, Route>>;
