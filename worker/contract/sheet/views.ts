import { z } from 'zod';
import { id, shortText } from '../values.ts';

// Eight conditions of Chinese words are nine characters for each of theirs, and half as many again in an address.
const search = z.string().max(4000);

/** A named way to look at the sheet: `search` is what stands in the address bar after the question mark. */
export const sheetView = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  isShared: z.boolean(),
  search: z.string(),
  version: z.int(),
});

export const sheetViews = z.object({ views: z.array(sheetView) });

/** The id is the client's own (`viw_...`), so that a request sent twice makes one view. */
export const newView = z.strictObject({ id, name: shortText, search, isShared: z.boolean().default(false) });

export const patchView = z.strictObject({
  baseVersion: z.int().min(1),
  name: shortText.optional(),
  search: search.optional(),
  isShared: z.boolean().optional(),
  isRemoved: z.literal(true).optional(),
});

export type SheetView = z.infer<typeof sheetView>;
export type NewView = z.infer<typeof newView>;
export type PatchView = z.infer<typeof patchView>;
