import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { fileTypeOf, kindOfType } from '#domain/files/file-type';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { objectName, thumbName, type ByteRange, type FileStorage } from '#files/storage';
import type { FileRow } from '#store/jobs/rows/files';

/** The row of a file; a file of a withdrawn job is hidden as its job is. */
export const findFile = async (ctx: Ctx, id: string): Promise<Result<FileRow>> => {
  const right = allowed(ctx, 'read');
  if (!right.ok) return right;
  const file = await ctx.store.findFile(id);
  if (file === null) return refuse('not-found', { what: thingTexts.file });
  return file.isOfWithdrawnJob ? refuse('withdrawn') : succeed(file);
};

/** The bytes of a file, or its small picture where it has one. */
export const readFile = async (
  storage: FileStorage | null,
  { id, type }: Pick<FileRow, 'id' | 'type'>,
  wanted: { readonly isThumb: boolean; readonly range: ByteRange | null },
): Promise<Result<{ readonly body: ReadableStream; readonly isThumb: boolean }>> => {
  if (storage === null) return refuse('files-not-set-up');
  const thumb = wanted.isThumb && kindOfType(type) === 'image' ? await storage.get(thumbName(id)) : null;
  if (thumb === 'away') return refuse('files-away');
  if (thumb !== null) return succeed({ body: thumb.body, isThumb: true });
  const range = wanted.range === null || wanted.isThumb ? undefined : wanted.range;
  const whole = await storage.get(objectName(id), range);
  if (whole === 'away') return refuse('files-away');
  if (whole === null) return refuse('not-found', { what: thingTexts.file });
  return succeed({ body: whole.body, isThumb: false });
};

/** A small picture of a photo, made where it was picked: a worker has no decoder of pictures. */
export interface Thumb {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/** Stores the small picture of a photo. It is the act of the person who added the photo. */
export const saveThumb = async (
  ctx: Ctx,
  storage: FileStorage | null,
  { id, thumb: { bytes, sha256 } }: { readonly id: string; readonly thumb: Thumb },
): Promise<Result<{ readonly ok: true }>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  if (storage === null) return refuse('files-not-set-up');
  const file = await findFile(ctx, id);
  if (!file.ok) return file;
  if (file.value.by !== ctx.actor.id) return refuse('not-allowed', { right: 'edit-job' });
  const type = fileTypeOf(bytes);
  const isJpeg = type !== null && type !== 'heic' && type.type === 'image/jpeg';
  if (!isJpeg || kindOfType(file.value.type) !== 'image') return refuse('file-kind', { kinds: ['JPEG'] });
  const rest = new Blob([]).stream();
  const about = { size: bytes.byteLength, type: type.type, sha256 };
  const outcome = await storage.put(thumbName(id), { head: bytes, rest }, about);
  return outcome === 'stored' ? succeed({ ok: true }) : refuse('files-away');
};
