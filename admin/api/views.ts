import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { answerOf, api, newKey } from './client.ts';

export type SavedViews = InferResponseType<typeof api.views.$get, 200>;
export type SavedView = SavedViews['views'][number];

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => answerOf(api.views.$get()),
  staleTime: 60_000,
});

export const addView = (view: { readonly name: string; readonly search: string }): Promise<SavedViews> =>
  answerOf(api.views.$post({ json: { id: `viw_${newKey()}`, ...view } }));

export interface ViewChange {
  readonly name?: string;
  readonly search?: string;
  readonly isShared?: boolean;
  readonly isRemoved?: true;
}

export const patchView = ({ id, version }: SavedView, change: ViewChange): Promise<SavedViews> =>
  answerOf(api.views[':id'].$patch({ param: { id }, json: { baseVersion: version, ...change } }));
