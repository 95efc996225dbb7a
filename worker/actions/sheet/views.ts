import type { Ctx } from '#actions/decide/context';
import { allowed, mayDo } from '#actions/decide/right';
import type { NewView, PatchView, SheetView } from '#contract/sheet/views';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { ViewStore } from '#store/sheet/view-store';

type Views = { readonly views: SheetView[] };

const listed = async (ctx: Ctx, store: ViewStore): Promise<Result<Views>> =>
  succeed({ views: [...(await store.views(ctx.actor.id))] });

/** A person's own views and the shared ones. */
export const listViews = (ctx: Ctx, store: ViewStore): Promise<Result<Views>> => listed(ctx, store);

/** Saves a view of the sheet. A shared view needs the right `share-view`. */
export const addView = async (ctx: Ctx, store: ViewStore, input: NewView): Promise<Result<Views>> => {
  const right = input.isShared ? allowed(ctx, 'share-view') : allowed(ctx, 'read');
  if (!right.ok) return right;
  const added = await store.addView({ ...input, ownerId: ctx.actor.id, version: 1 }, ctx.now);
  if (added) return listed(ctx, store);
  // A repeated request succeeds; another person's view with that id is refused.
  const known = await store.findView(input.id);
  return known?.ownerId === ctx.actor.id ? listed(ctx, store) : refuse('not-allowed', { right: 'read' });
};

/** The view, if the actor may change it, and may share it when that is requested. */
const viewToChange = (ctx: Ctx, view: SheetView | null, isToBeShared: boolean): Result<SheetView> => {
  const isOwn = view?.ownerId === ctx.actor.id;
  if (view === null || (!isOwn && !view.isShared)) return refuse('not-found', { what: thingTexts.view });
  const isSharing = isToBeShared && !view.isShared;
  return (isOwn && !isSharing) || mayDo(ctx, 'share-view')
    ? succeed(view)
    : refuse('not-allowed', { right: 'share-view' });
};

/**
 * Renames, changes, shares or removes a view. An owner may do so with own views, and holders of `share-view`
 * with shared ones.
 */
export const patchView = async (
  ctx: Ctx,
  store: ViewStore,
  id: string,
  { baseVersion, isRemoved, ...changes }: PatchView,
): Promise<Result<Views>> => {
  const found = viewToChange(ctx, await store.findView(id), changes.isShared === true);
  if (!found.ok) return found;
  const view = found.value;
  const next = {
    ...view,
    name: changes.name ?? view.name,
    search: changes.search ?? view.search,
    isShared: changes.isShared ?? view.isShared,
    version: baseVersion,
  };
  const done =
    isRemoved === true ? await store.removeView(id, baseVersion) : await store.writeView(next, ctx.now);
  return done
    ? listed(ctx, store)
    : refuse('stale', { current: { name: view.name, search: view.search, isShared: view.isShared } });
};
