import { z } from 'zod';
import { businessDate, longText, plainText, shortText } from '../values.ts';

/** Requests about documents. */
const partKey = z.string().max(80);

/** Strokes of a pen as an SVG path of moves and lines in a box of 1000 by 400. */
const strokes = z
  .string()
  .max(12_000)
  .regex(/^(?:M\d{1,4} \d{1,3}(?:L\d{1,4} \d{1,3})+)+$/);

/** Who signed and when: with a pen on the glass, or on paper that is kept somewhere. */
const signature = z.union([
  z.strictObject({ name: shortText, on: businessDate, strokes }),
  z.strictObject({ name: shortText, on: businessDate, storedAt: shortText }),
]);

/** Files a version of a document, or records a state of the current version. */
export const recordDocument = z.strictObject({
  key: z.string().max(80),
  state: z.enum(['filed', 'delivered', 'agreed', 'signed', 'returned']),
  title: shortText.optional(),
  reference: plainText.max(1000).optional(),
  note: longText.optional(),
  by: shortText.optional(),
  on: businessDate.optional(),
  ways: z.array(z.string().max(40)).max(8).optional(),
  /** At filing: the written parts by their keys. */
  texts: z.record(partKey, longText).optional(),
  signature: signature.optional(),
  baseVersion: z.int().min(1).optional(),
});

/** Sends the filed version to the customer as a letter; `way` is the document's way of delivery through e-mail. */
export const sendLetter = z.strictObject({ way: z.string().max(40) });

/** The version to read; without it the newest. */
export const documentQuery = z.strictObject({
  version: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .optional(),
});

export type RecordDocument = z.infer<typeof recordDocument>;
