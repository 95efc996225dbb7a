import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InferRequestType } from 'hono/client';
import { answerOf, api } from '../client.ts';

const { catalogue } = api;

type Body<Call> = InferRequestType<Call> extends { readonly json: infer Json } ? Json : never;

/** The prefix of all queries of the price list, which a write of it makes outdated. */
export const catalogueKey = ['catalogue'] as const;

/** The first items whose code or name has the words. */
export const catalogueSearchQuery = (find: string) =>
  queryOptions({
    queryKey: [...catalogueKey, 'search', find],
    queryFn: async () => (await answerOf(catalogue.$get({ query: { find } }))).items,
  });

/** The price list in the order of codes, a page at a time. */
export const catalogueQuery = (find: string, isWhole: boolean) =>
  infiniteQueryOptions({
    queryKey: [...catalogueKey, 'list', find, isWhole],
    queryFn: ({ pageParam }) =>
      answerOf(
        catalogue.$get({
          query: {
            find,
            ...(isWhole ? { all: '1' as const } : {}),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextAfter,
  });

export const addCatalogueItem = (json: Body<typeof catalogue.$post>) => answerOf(catalogue.$post({ json }));

export const patchCatalogueItem = (id: string, json: Body<(typeof catalogue)[':id']['$patch']>) =>
  answerOf(catalogue[':id'].$patch({ param: { id }, json }));
