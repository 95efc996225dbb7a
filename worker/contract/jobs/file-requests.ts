import { z } from 'zod';
import { factKey, shortText } from '../values.ts';

/** Names a new file: where it stands, and what it is called. */
export const uploadQuery = z.strictObject({
  key: factKey,
  name: shortText,
  baseVersion: z.coerce.number().int().min(1).optional(),
});

/** `thumb`: the small picture of a photo, or the photo where it has none. */
export const fileQuery = z.strictObject({ size: z.literal('thumb').optional() });

export const thumbAnswer = z.object({ ok: z.literal(true) });

/** A file as the history keeps it; undo writes it back. */
export const fileValue = z.strictObject({
  file: z.string().max(40),
  name: z.string().max(200),
  type: z.string().max(100),
  size: z.int().min(0),
  sha256: z.string().length(64),
});
