import type { Ctx } from '#actions/decide/context';
import { decide, foundIn, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import { factEdits } from '#actions/facts/fact-edits';
import type { JobDetail } from '#contract/jobs/job-answers';
import { fileTypeOf, headBytes, type KnownType } from '#domain/files/file-type';
import { findItem } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { Edits } from '#domain/jobs/change';
import { isFileValue, type FactKey, type FileValue } from '#domain/rules/fact';
import { fileKindTexts } from '#domain/texts/file-texts';
import { refuse, succeed, type Refusal, type Result } from '#domain/texts/refusal';
import { cancelBody, readHead } from '#files/read-head';
import { objectName, type FileStorage, type PutOutcome } from '#files/storage';

/** A file as it comes. */
export interface Upload {
  readonly jobId: string;
  /** The fact of the file: `photos/<ulid>`. */
  readonly key: FactKey;
  readonly name: string;
  readonly baseVersion: number | undefined;
  /** Bytes, as declared; the storage refuses any other number. */
  readonly size: number;
  /** Hex, as its sender counted it. */
  readonly sha256: string;
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * The edits that add a file. The same file under the same key stands already, because a call was repeated; another file
 * never takes its place.
 */
const fileEdits = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { key, value }: { readonly key: FactKey; readonly value: FileValue },
): Result<Edits> => {
  const edits: Edits = { action: 'add-file', reason: null, changes: [] };
  const current = snapshot.state.facts.findLast((fact) => fact.key === key)?.value ?? null;
  if (isFileValue(current))
    return current.sha256 === value.sha256 ? succeed(edits) : refuse('file-there', { name: current.name });
  const facts = factEdits(ctx, snapshot, { written: [{ key, value }], override: undefined });
  if (!facts.ok) return facts;
  const { file: id, ...about } = value;
  return succeed({ ...edits, ...facts.value, files: [{ id, factKey: key, ...about }] });
};

const typeIn = (flow: Flow, key: FactKey, head: Uint8Array): Result<KnownType> => {
  const item = findItem(flow, key)?.item;
  const accepts = item?.item === 'file' ? item.accepts : [];
  const type = fileTypeOf(head);
  if (type === 'heic') return refuse('file-heic');
  // An item that takes no files is refused by the rules of facts, which name it.
  if (type !== null && (item?.item !== 'file' || accepts.includes(type.kind))) return succeed(type);
  return refuse('file-kind', { kinds: accepts.map((kind) => fileKindTexts[kind]) });
};

const failures: Readonly<Record<Exclude<PutOutcome, 'stored'>, Refusal['code']>> = {
  cut: 'file-cut',
  damaged: 'file-damaged',
  away: 'files-away',
};

/** What the file will be, when the job takes it; decided before its bytes are stored. */
const prepared = async (
  ctx: Ctx,
  { jobId, key, name, size, sha256, body }: Upload,
): Promise<Result<{ readonly value: FileValue; readonly head: Uint8Array }>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const read = await readHead(body, headBytes);
  if (read === null) return refuse('file-cut');
  const type = typeIn(found.value.flow, key, read.head);
  if (!type.ok) return type;
  const value = { file: ctx.newId('fil'), name, type: type.value.type, size, sha256 };
  const edits = fileEdits(ctx, found.value, { key, value });
  return edits.ok ? succeed({ value, head: read.head }) : edits;
};

/**
 * Adds a file to a job: its bytes go to the storage first, then one commit says that it is there. A refused commit
 * removes the bytes again; where the database does not say whether it committed, they stay for the sweep to judge.
 */
export const uploadFile = async (
  ctx: Ctx,
  storage: FileStorage | null,
  upload: Upload,
): Promise<Result<JobDetail>> => {
  const refused = async (result: Extract<Result<never>, { ok: false }>) => {
    await cancelBody(upload.body);
    return result;
  };
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return refused(right);
  if (storage === null) return refused(refuse('files-not-set-up'));
  const ready = await prepared(ctx, upload);
  if (!ready.ok) return refused(ready);
  const { value, head } = ready.value;
  const { jobId, key, baseVersion, size, sha256, body } = upload;
  const name = objectName(value.file);
  const outcome = await storage.put(name, { head, rest: body }, { size, type: value.type, sha256 });
  if (outcome !== 'stored') return refuse(failures[outcome]);
  const result = await decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    apply: (snapshot) => fileEdits(ctx, snapshot, { key, value }),
    answer: (detail) => detail,
    status: 200,
  });
  const isKept =
    result.ok && result.value.facts.some((fact) => isFileValue(fact.value) && fact.value.file === value.file);
  if (!isKept) await storage.remove([name]);
  return result;
};
