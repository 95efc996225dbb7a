import { z } from 'zod';
import { amountMinor, plainText, shortText } from '../values.ts';

/** The price list. Prices are minor units of the item's currency, which is the shop's. */
export const catalogueKinds = ['work', 'goods'] as const;

const code = plainText.min(1).max(40);
const price = amountMinor.min(0);
const tags = z.array(z.string().max(40)).max(12);

export const catalogueItem = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(catalogueKinds),
  name: z.string(),
  unit: z.string().nullable(),
  priceMinor: z.int(),
  currency: z.string(),
  tags: z.array(z.string()),
  warranty: z.string().nullable(),
  isActive: z.boolean(),
  version: z.int(),
});

export const catalogueQuery = z.strictObject({
  /** Words of the name, or the beginning of the code. */
  find: z.string().max(100).optional(),
  /** `1`: items that were taken off the list too. */
  all: z.literal('1').optional(),
  /** The code after which the page begins. */
  after: z.string().max(40).optional(),
});

export const catalogueList = z.object({
  items: z.array(catalogueItem),
  /** The code of the last item, where more follow. */
  nextAfter: z.string().nullable(),
});

export const newCatalogueItem = z.strictObject({
  code,
  kind: z.enum(catalogueKinds),
  name: shortText,
  unit: plainText.max(20).nullish(),
  priceMinor: price,
  tags: tags.optional(),
  /** Key of a warranty class of a trade. */
  warranty: z.string().max(40).nullish(),
});

/** Absent fields stay unchanged. */
export const patchCatalogueItem = z.strictObject({
  baseVersion: z.int().min(1),
  code: code.optional(),
  kind: z.enum(catalogueKinds).optional(),
  name: shortText.optional(),
  unit: plainText.max(20).nullable().optional(),
  priceMinor: price.optional(),
  tags: tags.optional(),
  warranty: z.string().max(40).nullable().optional(),
  /** False takes it off the list; lines that have it stay. */
  isActive: z.boolean().optional(),
});

export type CatalogueItem = z.infer<typeof catalogueItem>;
export type CatalogueQuery = z.infer<typeof catalogueQuery>;
export type CatalogueList = z.infer<typeof catalogueList>;
export type NewCatalogueItem = z.infer<typeof newCatalogueItem>;
export type PatchCatalogueItem = z.infer<typeof patchCatalogueItem>;
