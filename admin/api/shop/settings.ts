import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { answerOf, api } from '../client.ts';

const { shop, hours, fees, logo, history } = api.settings;
const words = api['notice-texts'];

export type Settings = InferResponseType<typeof api.settings.$get, 200>;
export type ClosureMove = InferResponseType<typeof api.closures.moves.$get, 200>['moves'][number];
export type NoticeKindText = InferResponseType<(typeof words)[':flow']['$get'], 200>['kinds'][number];

type Body<Call> = InferRequestType<Call> extends { readonly json: infer Json } ? Json : never;

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => answerOf(api.settings.$get()),
});

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: () => answerOf(api.calendar.$get()),
});

/** The shop's history, newest first; each write of the settings makes it outdated. */
export const shopHistoryQuery = infiniteQueryOptions({
  queryKey: ['shop-history'],
  queryFn: ({ pageParam }) =>
    answerOf(history.$get({ query: pageParam === null ? {} : { before: pageParam } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextBefore,
});

export const noticeTextsQuery = (flow: string) =>
  queryOptions({
    queryKey: ['notice-texts', flow],
    queryFn: async () => (await answerOf(words[':flow'].$get({ param: { flow } }))).kinds,
  });

export const patchShop = (json: Body<typeof shop.$patch>) => answerOf(shop.$patch({ json }));
export const patchHours = (json: Body<typeof hours.$patch>) => answerOf(hours.$patch({ json }));
export const patchFee = (json: Body<typeof fees.$patch>) => answerOf(fees.$patch({ json }));
export const patchLogo = (json: Body<typeof logo.$patch>) => answerOf(logo.$patch({ json }));

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What a closure, or its removal, would move, a slice of the open jobs a page; read anew each time it is asked. */
export const closureMovesQuery = ({ from, to }: Span, isRemoved: boolean) =>
  infiniteQueryOptions({
    queryKey: ['closure-moves', from, to, isRemoved],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.closures.moves.$get({
          query: {
            from,
            to,
            ...(isRemoved ? { isRemoved: 'true' } : {}),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

export const saveClosure = (json: Body<typeof api.closures.$post>) => answerOf(api.closures.$post({ json }));

interface Kind {
  readonly flow: string;
  readonly key: string;
}

type SaveWords = (typeof words)[':flow'][':key']['$patch'];
type PreviewWords = (typeof words)[':flow'][':key']['preview']['$post'];

export const saveNoticeText = async (param: Kind, json: Body<SaveWords>) =>
  (await answerOf(words[':flow'][':key'].$patch({ param: { ...param }, json }))).kinds;

export const previewNoticeText = (param: Kind, json: Body<PreviewWords>) =>
  answerOf(words[':flow'][':key'].preview.$post({ param: { ...param }, json }));
