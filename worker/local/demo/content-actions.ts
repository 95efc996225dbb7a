import { recordDocument } from '#actions/documents/record-document';
import { uploadFile } from '#actions/files/upload-file';
import type { RecordDocument } from '#contract/jobs/document-requests';
import type { FactKey } from '#domain/rules/fact';
import { fileKey } from '#domain/rules/fact-key';
import { dateOf } from '#domain/time/day';
import { roomPicture, type Drawing } from '#local/demo/picture';
import type { SeedAction } from '#local/demo/seed-action';

/** A name as a pen writes it on the glass. */
const strokes = 'M120 260L180 120L220 280L300 140L340 250L420 180L470 260L560 170L640 250M680 220L820 200';

/** Files a document with its written parts. */
export const file =
  (key: RecordDocument['key'], texts: NonNullable<RecordDocument['texts']> = {}): SeedAction =>
  ({ ctx, jobId }) =>
    recordDocument(ctx, jobId, { key, state: 'filed', texts });

/** The customer has got the version that is filed. */
export const deliver =
  (key: RecordDocument['key']): SeedAction =>
  ({ ctx, jobId }) =>
    recordDocument(ctx, jobId, { key, state: 'delivered' });

/** The customer agrees. */
export const agree =
  (key: RecordDocument['key']): SeedAction =>
  ({ ctx, jobId, customer }) =>
    recordDocument(ctx, jobId, { key, state: 'agreed', by: customer });

/** The customer gives a version back and says why. */
export const giveBack =
  (key: RecordDocument['key'], note: string): SeedAction =>
  ({ ctx, jobId, customer }) =>
    recordDocument(ctx, jobId, { key, state: 'returned', by: customer, note });

/** The customer signs on the glass. */
export const sign =
  (key: RecordDocument['key']): SeedAction =>
  ({ ctx, jobId, customer }) => {
    const signature = { name: customer, on: dateOf(ctx.now, ctx.calendar.zone), strokes };
    return recordDocument(ctx, jobId, { key, state: 'signed', signature });
  };

const hexOf = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Adds a picture to an item, the n-th of its job. */
export const photo =
  (item: FactKey, name: string, n = 1, drawing: Drawing = roomPicture): SeedAction =>
  async ({ ctx, jobId, storage }) => {
    const bytes = await drawing(n);
    return uploadFile(ctx, storage, {
      jobId,
      key: fileKey(item, ctx.newId('fil').replace(/^fil_/, '')),
      name,
      baseVersion: undefined,
      size: bytes.byteLength,
      sha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)),
      body: new Blob([bytes]).stream(),
    });
  };
