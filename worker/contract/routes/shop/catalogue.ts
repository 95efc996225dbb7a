import * as catalogue from '../../shop/catalogue.ts';
import { none, read, writeWithoutKey, type Route } from '../../route/route.ts';

/** The price list, from which lines of jobs are picked. */
export const catalogueRoutes = {
  listCatalogue: {
    ...read,
    path: '/api/catalogue',
    summary: 'The price list in the order of codes, a page at a time',
    query: catalogue.catalogueQuery,
    answer: catalogue.catalogueList,
  },
  addCatalogueItem: {
    // Without a key: a repeated request finds its item.
    ...writeWithoutKey,
    path: '/api/catalogue',
    summary: 'Add an item to the price list',
    body: catalogue.newCatalogueItem,
    answer: catalogue.catalogueItem,
    status: 201,
  },
  patchCatalogueItem: {
    method: 'patch',
    query: none,
    status: 200,
    path: '/api/catalogue/{id}',
    summary: 'Change an item of the price list, or take it off',
    body: catalogue.patchCatalogueItem,
    answer: catalogue.catalogueItem,
  },
} as const satisfies Readonly<Record<string, Route>>;
