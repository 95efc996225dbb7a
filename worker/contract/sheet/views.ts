import { z } from 'zod';
import { id, shortText } from '../values.ts';

// A Chinese character takes nine characters in an encoded condition, and half as many again in an address. This fits eight
// conditions.
const search = z.string().max(4000);

/** A named view of the sheet. `search` is the query string of its address, without the question mark. */
export const sheetView = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  isShared: z.boolean(),
  search: z.string(),
  version: z.int(),
});

export const sheetViews = z.object({ views: z.array(sheetView) });

/** The client creates the id (`viw_...`), so that a repeated request creates one view. */
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
