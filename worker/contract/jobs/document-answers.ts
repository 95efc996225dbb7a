import { z } from 'zod';
import { businessDate, instant, missingItem, textValue } from '../values.ts';

/** Answers about one document: its versions, what one of them states, and what a new one would state. */
const recordedState = z.object({
  at: instant,
  actor: z.string(),
  by: z.string().optional(),
  on: businessDate.optional(),
  note: z.string().optional(),
  ways: z.array(z.string()).optional(),
  storedAt: z.string().optional(),
  /** Addresses of the letters by which it was delivered, by their ways. */
  letters: z.record(z.string(), z.object({ to: z.string(), sentAt: instant })).optional(),
});

const documentVersion = z.object({
  version: z.int(),
  /** From 1: one more with each version that was returned. */
  round: z.int(),
  title: z.string().optional(),
  attachedVersion: z.int().optional(),
  filed: recordedState,
  delivered: recordedState.optional(),
  agreed: recordedState.optional(),
  signed: recordedState.optional(),
  returned: recordedState.optional(),
});

/** Data and form are those of the domain; `admin/papers` lays them out by the domain's own function. */
const content = z.object({
  version: z.int(),
  form: z.unknown(),
  data: z.unknown(),
  texts: z.record(z.string(), z.string()),
  signature: z.unknown(),
});

export const documentDetail = z.object({
  key: z.string(),
  label: textValue,
  /** The ways of delivery that are letters, which the product sends. */
  letterWays: z.array(z.object({ key: z.string(), label: textValue })),
  /** Oldest first. */
  versions: z.array(documentVersion),
  /** What the version states; null where nothing is filed, or was filed without content. */
  content: content.nullable(),
  /** Of a signed version: SHA-256 at the signature, and whether the stored content still gives it. */
  seal: z.object({ hash: z.string(), isIntact: z.boolean() }).nullable(),
  /** Whether the newest version states what the job says now; null while nothing is filed. */
  isFresh: z.boolean().nullable(),
  /** What a new version would state, without its written parts; null for a document without a template. */
  next: z.object({ form: z.unknown(), data: z.unknown(), missing: z.array(missingItem) }).nullable(),
});

export type DocumentDetail = z.infer<typeof documentDetail>;
export type DocumentVersion = z.infer<typeof documentVersion>;
