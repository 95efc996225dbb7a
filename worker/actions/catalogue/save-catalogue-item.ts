import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { CatalogueItem, NewCatalogueItem, PatchCatalogueItem } from '#contract/shop/catalogue';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { warrantyClasses } from '#domain/warranties/coverage';
import type { CatalogueStore } from '#store/catalogue/catalogue-store';

/** Where the price list is kept, and the trades whose lines are picked from it. */
export interface CatalogueParts {
  readonly store: CatalogueStore;
  readonly flows: readonly Flow[];
}

type Saved = Promise<Result<CatalogueItem>>;

/** Refuses tags and a warranty class that no trade names: no line could have them. */
const wordIssues = (
  flows: readonly Flow[],
  { tags, warranty }: Pick<CatalogueItem, 'tags' | 'warranty'>,
): readonly FieldIssue[] => [
  ...(tags.every((tag) => flows.some(({ lineTags }) => lineTags.some(({ key }) => key === tag)))
    ? []
    : [fieldIssue('tags', 'not-of-trade')]),
  ...(warranty === null || flows.some((flow) => warrantyClasses(flow).some(({ key }) => key === warranty))
    ? []
    : [fieldIssue('warranty', 'not-of-trade')]),
];

const codeTaken = (code: string): Result<never> =>
  refuse('code-taken', { code, fields: [fieldIssue('code', 'twice-in-list')] });

/** Whether an item is what a request asks for: a repeated request adds nothing, and is answered with it. */
const isAsked = (item: CatalogueItem | null, asked: CatalogueItem): item is CatalogueItem =>
  item !== null && JSON.stringify({ ...item, id: '' }) === JSON.stringify({ ...asked, id: '' });

/** Adds an item to the price list, in the shop's currency. */
export const addCatalogueItem = async (
  ctx: Ctx,
  { store, flows }: CatalogueParts,
  input: NewCatalogueItem,
): Saved => {
  const right = allowed(ctx, 'edit-catalogue');
  if (!right.ok) return right;
  const { code, kind, name, unit, priceMinor, tags = [], warranty = null } = input;
  const item = {
    id: ctx.newId('cat'),
    code,
    kind,
    name,
    unit: unit || null,
    priceMinor,
    currency: ctx.shop.currency,
    tags,
    warranty,
    isActive: true,
    version: 1,
  };
  const fields = wordIssues(flows, item);
  if (fields.length > 0) return refuse('invalid-input', { fields });
  const entry = shopEntryOf(ctx, { action: 'add-catalogue-item', subject: code, after: item });
  const outcome = await store.addCatalogueItem({ item, entry });
  if (typeof outcome === 'string') return succeed(item);
  const known = await ctx.store.catalogueItem(outcome.takenBy);
  return isAsked(known, item) ? succeed(known) : codeTaken(code);
};

const patched = (item: CatalogueItem, { baseVersion: _, ...patch }: PatchCatalogueItem): CatalogueItem => ({
  ...item,
  code: patch.code ?? item.code,
  kind: patch.kind ?? item.kind,
  name: patch.name ?? item.name,
  unit: patch.unit === undefined ? item.unit : patch.unit || null,
  priceMinor: patch.priceMinor ?? item.priceMinor,
  tags: patch.tags ?? item.tags,
  warranty: patch.warranty === undefined ? item.warranty : patch.warranty,
  isActive: patch.isActive ?? item.isActive,
});

const isSame = (before: CatalogueItem, after: CatalogueItem): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

/** Changes an item of the price list. Lines that were picked from it keep what they have. */
export const patchCatalogueItem = async (
  ctx: Ctx,
  { store, flows }: CatalogueParts,
  id: string,
  patch: PatchCatalogueItem,
): Saved => {
  const right = allowed(ctx, 'edit-catalogue');
  if (!right.ok) return right;
  const before = await ctx.store.catalogueItem(id);
  if (before === null) return refuse('not-found', { what: thingTexts.catalogueItem });
  const after = patched(before, patch);
  if (isSame(before, after)) return succeed(before);
  if (before.version !== patch.baseVersion) return refuse('stale', { current: { [id]: before } });
  const fields = wordIssues(flows, after);
  if (fields.length > 0) return refuse('invalid-input', { fields });
  const entry = shopEntryOf(ctx, { action: 'save-catalogue-item', subject: after.code, before, after });
  const outcome = await store.writeCatalogueItem({ item: after, entry });
  if (typeof outcome === 'object') return codeTaken(after.code);
  if (outcome === 'done') return succeed({ ...after, version: after.version + 1 });
  // Somebody changed it between the read and the write: the next try needs what stands now.
  return refuse('stale', { current: { [id]: await ctx.store.catalogueItem(id) } });
};
