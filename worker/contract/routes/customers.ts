import * as customers from '../customers/customers.ts';
import { none, read, write, type Route } from '../route/route.ts';

/** Customers and their things, over all jobs. */
export const customerRoutes = {
  listCustomers: {
    ...read,
    path: '/api/customers',
    summary: 'Customers, newest first or found, a page at a time',
    query: customers.customersQuery,
    answer: customers.customerList,
  },
  showCustomer: {
    ...read,
    path: '/api/customers/{id}',
    summary:
      'A customer with jobs, things and money; a merged one answers with the one that it was merged into',
    answer: customers.customerDetail,
  },
  patchCustomer: {
    method: 'patch',
    query: none,
    status: 200,
    path: '/api/customers/{id}',
    summary: 'Change a customer in all jobs at once',
    body: customers.patchCustomer,
    answer: customers.customerDetail,
  },
  mergeCustomers: {
    ...write,
    path: '/api/customers/{id}/merge',
    summary: 'Merge another customer into this one; undo parts them',
    body: customers.mergeCustomers,
    answer: customers.mergedAnswer,
  },
  showThing: {
    ...read,
    path: '/api/things/{id}',
    summary: 'A car, a home or a brand with the jobs about it',
    answer: customers.thingDetail,
  },
} as const satisfies Readonly<Record<string, Route>>;
