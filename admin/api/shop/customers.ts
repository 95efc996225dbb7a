import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MergeCustomers, PatchCustomer } from '#contract/customers/customers';
import { answerOf, api, newKey, newOperationId } from '../client.ts';

const { customers } = api;

/** The prefix of all that is read of customers, which a write of one makes outdated. */
export const customersKey = ['customers'] as const;

/** What is listed: those found, those who share their telephone, or all. */
export interface CustomersFilter {
  readonly find: string;
  readonly isDuplicates: boolean;
}

export const customersQuery = ({ find, isDuplicates }: CustomersFilter) =>
  infiniteQueryOptions({
    queryKey: [...customersKey, 'list', find, isDuplicates],
    queryFn: ({ pageParam }) =>
      answerOf(
        customers.$get({
          query: {
            ...(isDuplicates ? { duplicates: '1' as const } : find === '' ? {} : { q: find }),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextAfter,
    // While a word is typed the list stands until the next answer comes.
    placeholderData: (before) => before,
  });

/** The customers whom typed words or a telephone number find; nobody for nothing typed. */
export const knownCustomersQuery = (by: 'q' | 'phone', text: string) =>
  queryOptions({
    queryKey: [...customersKey, by, text],
    queryFn: async () => (await answerOf(customers.$get({ query: { [by]: text } }))).customers,
    enabled: text !== '',
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: [...customersKey, 'one', id],
    queryFn: () => answerOf(customers[':id'].$get({ param: { id } })),
  });

export const patchCustomer = (id: string, json: PatchCustomer) =>
  answerOf(customers[':id'].$patch({ param: { id }, json }));

export const mergeCustomers = (id: string, json: MergeCustomers) => {
  const header = { 'idempotency-key': newKey(), 'operation-id': newOperationId() };
  return answerOf(customers[':id'].merge.$post({ param: { id }, json, header }));
};
