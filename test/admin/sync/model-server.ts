import { jobRow } from '../job-row.ts';

/** The person of the tested tab. */
export const ownId = 'stf_1';

export interface Entry {
  readonly version: number;
  readonly actor: string;
  /** Null for undo and redo. */
  readonly operationId: string | null;
  readonly jobId: string;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

export interface Writer {
  readonly actor: string;
  readonly operationId: string | null;
  readonly replaces: readonly string[];
}

export interface Outcome {
  readonly status: number;
  readonly code: string | null;
  readonly current?: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly isCommitted?: boolean;
  readonly committedVersion?: number;
}

type Cells = readonly (readonly [column: string, text: string])[];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The cells of a patch in the product's request format. */
const cellsIn = (body: Readonly<Record<string, unknown>>): Cells =>
  Object.entries(body).flatMap(([name, value]): Cells => {
    if (name === 'title' || name === 'ownerId') return [[name, textOf(value)]];
    if (name === 'to') return [['stage', textOf(value)]];
    if (name !== 'customer' || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).map(([own, text]) => [`customer.${own}`, textOf(text)] as const);
  });

/**
 * A model of the product's server: an edit conflicts when others wrote its cell after its base, writing a
 * stored value changes nothing, and a repeated operation gets the version that it created.
 */
export const makeServer = (jobIds: readonly string[]) => {
  const versions = new Map(jobIds.map((id) => [id, 1]));
  const cells = new Map<string, string>();
  const log: Entry[] = [];
  /** Each job's entries, a version each from the second on. */
  const byJob = new Map<string, Entry[]>(jobIds.map((id) => [id, []]));
  const undone = new Set<string>();
  const answers = new Map<string, unknown>();
  const versionOf = (jobId: string): number => versions.get(jobId) ?? 1;

  /** What was written into a job after a version. */
  const laterThan = (jobId: string, version: number): readonly Entry[] =>
    byJob.get(jobId)?.slice(Math.max(version - 1, 0)) ?? [];
  const commit = (jobId: string, writes: Cells, { actor, operationId }: Writer): number => {
    const version = versionOf(jobId) + 1;
    const changes = writes.map(([column, after]) => ({
      column,
      before: cells.get(`${jobId} ${column}`) ?? '',
      after,
    }));
    for (const { column, after } of changes) cells.set(`${jobId} ${column}`, after);
    versions.set(jobId, version);
    const entry = { version, actor, operationId, jobId, changes };
    log.push(entry);
    byJob.get(jobId)?.push(entry);
    return version;
  };
  const write = (jobId: string, writes: Cells, base: number, writer: Writer): Outcome => {
    if (writes.some(([, text]) => text.endsWith('!'))) return { status: 422, code: 'invalid-input' };
    const later = laterThan(jobId, base);
    const ids = new Set([writer.operationId, ...writer.replaces]);
    const isOwn = (entry: Entry) =>
      entry.actor === writer.actor && entry.operationId !== null && ids.has(entry.operationId);
    const changed = writes.filter(([column, text]) => cells.get(`${jobId} ${column}`) !== text);
    const theirs = changed.filter(([column]) =>
      later.some((entry) => !isOwn(entry) && entry.changes.some((change) => change.column === column)),
    );
    if (theirs.length > 0) {
      const current = theirs.map(([column]) => [column, cells.get(`${jobId} ${column}`) ?? ''] as const);
      return { status: 409, code: 'stale', current: Object.fromEntries(current) };
    }
    const version = versionOf(jobId);
    if (changed.length > 0)
      return { status: 200, code: null, version: commit(jobId, changed, writer), isCommitted: true };
    const committedVersion = later.findLast(isOwn)?.version;
    const isCommitted = committedVersion === version;
    return {
      status: 200,
      code: null,
      version,
      isCommitted,
      ...(committedVersion === undefined ? {} : { committedVersion }),
    };
  };
  /** Undoes the newest operation that is not undone, as far as its values are unchanged. */
  const undo = (): unknown => {
    const isNewest = ({ actor, operationId }: Entry) =>
      actor === ownId && operationId !== null && !undone.has(operationId);
    const gestureId = log.findLast(isNewest)?.operationId;
    if (!gestureId) return null;
    undone.add(gestureId);
    const results = log
      .filter(({ operationId }) => operationId === gestureId)
      .flatMap(({ jobId, changes }) => {
        const current = changes.filter(({ column, after }) => cells.get(`${jobId} ${column}`) === after);
        const writes = current.map(({ column, before }) => [column, before] as const);
        const writer = { actor: ownId, operationId: null, replaces: [] };
        return writes.length === 0 ? [] : [{ jobId, version: commit(jobId, writes, writer) }];
      });
    const done = results.map((item) => ({ ...item, ok: true, status: 200, code: null, detail: null }));
    const jobs = results.map(({ jobId, version }) => jobRow(jobId, version));
    return { gestureId, after: null, isUnfinished: false, results: done, jobs };
  };
  const once = (key: string | null, run: () => unknown): unknown => {
    const known = key === null ? undefined : answers.get(key);
    if (known !== undefined) return known;
    const answer = run();
    if (key !== null) answers.set(key, answer);
    return answer;
  };
  return { log, laterThan, cells, versionOf, write, undo, once, cellsIn };
};

export type ModelServer = ReturnType<typeof makeServer>;

const problemAnswer = ({ status, code, current }: Outcome): Response => {
  const words = { type: '', title: '', status, code, detail: 'x', requestId: '' };
  return Response.json(current ? { ...words, current } : words, { status });
};

const bodyOf = async (request: Request): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await request.json();
  return typeof body === 'object' && body !== null ? { ...body } : {};
};

const writerOf = (request: Request): Writer => ({
  actor: ownId,
  operationId: request.headers.get('operation-id'),
  replaces: (request.headers.get('own-operations') ?? '').split(',').filter((name) => name !== ''),
});

const editBatch = (
  { write, versionOf, cellsIn: cellsOf }: ModelServer,
  edits: readonly Readonly<Record<string, unknown>>[],
  writer: Writer,
  isFailing: (jobId: string) => boolean,
): Response => {
  const results = edits.map((edit) => {
    const jobId = textOf(edit['jobId']);
    const outcome = isFailing(jobId)
      ? { status: 503, code: 'database-unavailable' }
      : write(jobId, cellsOf(edit), Number(edit['baseVersion']), writer);
    return { jobId, ok: outcome.status === 200, version: null, detail: null, ...outcome };
  });
  const done = results.filter(({ ok }) => ok);
  return Response.json({ results, jobs: done.map(({ jobId }) => jobRow(jobId, versionOf(jobId))) });
};

const read = (server: ModelServer, { pathname, searchParams }: URL): Response => {
  const jobId = pathname.split('/')[3];
  const rowOf = (id: string) => jobRow(id, server.versionOf(id));
  if (jobId !== undefined) return Response.json({ job: rowOf(jobId) });
  const ids = (searchParams.get('ids') ?? '').split(',');
  return Response.json({ jobs: ids.map(rowOf), nextCursor: null });
};

const takeStep = (server: ModelServer, key: string | null): Response => {
  const answer = server.once(key, server.undo);
  return answer === null ? problemAnswer({ status: 409, code: 'nothing-to-undo' }) : Response.json(answer);
};

/** The server's routes that the pipeline uses; saves of jobs in `isFailing` fail. */
export const answerTo = async (
  server: ModelServer,
  request: Request,
  isFailing: (jobId: string) => boolean,
): Promise<Response> => {
  const url = new URL(request.url);
  const [, , room, jobId = ''] = url.pathname.split('/');
  if (request.method === 'GET') return read(server, url);
  if (room === 'undo') return takeStep(server, request.headers.get('idempotency-key'));
  const body = await bodyOf(request);
  const writer = writerOf(request);
  if (room === 'edits') {
    const edits = Array.isArray(body['edits']) ? body['edits'] : [];
    return editBatch(server, edits, writer, isFailing);
  }
  if (isFailing(jobId)) return problemAnswer({ status: 503, code: 'database-unavailable' });
  const outcome = server.write(jobId, server.cellsIn(body), Number(body['baseVersion']), writer);
  if (outcome.status !== 200) return problemAnswer(outcome);
  return Response.json({ job: jobRow(jobId, outcome.version ?? 1), ...outcome });
};
