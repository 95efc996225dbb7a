import { AsyncLocalStorage } from 'node:async_hooks';
import worker from '../../worker/index.ts';

export { LiveHub } from '../../worker/index.ts';

// The production entry with a counter between it and D1. It counts only when the request asks for it, because
// reading the figures of each result costs time; timed requests are not counted.

interface Rows {
  rowsRead: number;
  rowsWritten: number;
}

interface Count extends Rows {
  roundTrips: number;
  batches: number;
  statements: number;
  /** Time that D1 spent on the statements. */
  databaseMs: number;
  /** By the first table of a statement; its triggers' writes are included. */
  tables: Record<string, Rows>;
}

const counting = new AsyncLocalStorage<Count>();

interface Fetching {
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
}

interface Result {
  readonly meta?: {
    readonly rows_read?: number;
    readonly rows_written?: number;
    readonly duration?: number;
  };
}

interface Query {
  readonly sql: string;
}

// A written table takes precedence over a read one.
const tableNames = [/^(?:insert into|update|delete from) "?(\w+)/, /\b(?:from|join) "?([a-z]\w+)"?(?! ?\()/g];

const tableOf = (sql: string): string => {
  const [written, read] = tableNames;
  const plain = sql.trim().toLowerCase();
  const target = written?.exec(plain)?.[1];
  if (target !== undefined) return target;
  const names = read === undefined ? [] : [...plain.matchAll(read)].map(([, name]) => name ?? '');
  return names.find((name) => name !== 'json_each' && name !== 'closure') ?? names[0] ?? 'none';
};

const queriesIn = (body: unknown): readonly Query[] => {
  const parsed: Query | readonly Query[] = JSON.parse(typeof body === 'string' ? body : '[]');
  return 'sql' in parsed ? [parsed] : parsed;
};

const addTo = (count: Count, query: Query | undefined, { meta = {} }: Result): void => {
  const { rows_read: rowsRead = 0, rows_written: rowsWritten = 0, duration = 0 } = meta;
  const rows = (count.tables[tableOf(query?.sql ?? '')] ??= { rowsRead: 0, rowsWritten: 0 });
  for (const sum of [count, rows]) {
    sum.rowsRead += rowsRead;
    sum.rowsWritten += rowsWritten;
  }
  count.databaseMs += duration;
};

const counted =
  (inner: Fetching): Fetching['fetch'] =>
  async (input, init) => {
    const answer = await inner.fetch(input, init);
    const count = counting.getStore();
    if (count === undefined) return answer;
    const text = await answer.text();
    const parsed: Result | readonly Result[] = JSON.parse(text);
    const results = Array.isArray(parsed) ? parsed : [parsed];
    const queries = queriesIn(init?.body);
    count.roundTrips += 1;
    count.statements += results.length;
    if (typeof init?.body === 'string' && init.body.startsWith('[')) count.batches += 1;
    for (const [at, result] of results.entries()) addTo(count, queries[at], result);
    return new Response(text, answer);
  };

const watched = new WeakSet<object>();

/** Puts the counter into the binding, whose fetcher all D1 calls use. */
const watch = (db: object): void => {
  if (watched.has(db)) return;
  watched.add(db);
  const sessions = [db, Reflect.get(db, 'alwaysPrimarySession')];
  for (const session of sessions) {
    if (typeof session !== 'object' || session === null) continue;
    const inner: unknown = Reflect.get(session, 'fetcher');
    if (typeof inner !== 'object' || inner === null || !('fetch' in inner)) continue;
    const { fetch } = inner;
    if (typeof fetch !== 'function') continue;
    const bound: Fetching = { fetch: (input, init) => fetch.call(inner, input, init) };
    Reflect.set(session, 'fetcher', { fetch: counted(bound) });
  }
};

type Env = Parameters<typeof worker.fetch>[1];

const envs = new WeakMap<object, Env>();

/** The bindings, with a mail binding that accepts every message at once. */
const benchEnv = (env: Env): Env => {
  const known = envs.get(env.DB);
  if (known !== undefined) return known;
  watch(env.DB);
  const createdEnv: Env = { ...env, EMAIL: { send: async () => ({ messageId: 'bench' }) } };
  envs.set(env.DB, createdEnv);
  return createdEnv;
};

const tick = async (url: URL, env: Env): Promise<Response> => {
  const scheduledTime = Number(url.searchParams.get('at'));
  await worker.scheduled({ scheduledTime, cron: '* * * * *', noRetry: () => undefined }, env);
  return new Response('ok');
};

/** The minimal cost of a request to the database: the platform's own. */
const point = async ({ DB }: Env): Promise<Response> =>
  Response.json(await DB.prepare('select version from job where number = ?').bind(1001).first());

export default {
  fetch: async (request, env, context) => {
    const own = benchEnv(env);
    const url = new URL(request.url);
    if (url.pathname === '/bench/point') return point(own);
    const run = () => (url.pathname === '/bench/tick' ? tick(url, own) : worker.fetch(request, own, context));
    if (!request.headers.has('x-bench-count')) return run();
    const count: Count = {
      roundTrips: 0,
      batches: 0,
      statements: 0,
      rowsRead: 0,
      rowsWritten: 0,
      databaseMs: 0,
      tables: {},
    };
    const answer = await counting.run(count, run);
    const headers = new Headers(answer.headers);
    headers.set('x-bench-count', JSON.stringify(count));
    return new Response(answer.body, { status: answer.status, headers });
  },
} satisfies ExportedHandler<Env>;
