import { env } from 'cloudflare:workers';
import { planChange } from '#actions/decide/plan-change';
import type { Ctx } from '#actions/decide/context';
import { openJob } from '#actions/jobs/open-job';
import type { JobRow } from '#contract/jobs/job-answers';
import type { OpenJob } from '#contract/jobs/job-requests';
import { readRow } from '#contract/sheet/row-values';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Edits } from '#domain/jobs/change';
import { instant, instantAt, businessDate, type Instant } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import type { Payment } from '#domain/jobs/job';
import { createStore } from '#store/d1-store';
import type { CommitExtras, CommitOutcome } from '#store/database/outcomes';
import type { JobPage } from '#store/sheet/lists';
import type { LoadedJob } from '#store/jobs/loaded-job';
import { chinaCalendar } from '#test/kit/rules';
import { sha256 } from '#worker/deps/sha256';

export const zone = 'Asia/Shanghai';
export const db = env.DB;
export const store = createStore({ db, flows, zone });
export const noon: Instant = instantAt(businessDate('2026-11-23'), '12:00', zone);
export const today = businessDate('2026-11-23');

let ids = 0;
/** Ids in order of creation. */
export const newId = (prefix: string): string => `${prefix}_${String((ids += 1)).padStart(8, '0')}`;

export const ctxAt = (now: number): Ctx => ({
  now: instant(now),
  newId,
  actor: { id: 'stf_mei', role: 'owner' },
  locale: 'en',
  operationId: null,
  requestId: newId('req'),
  store,
  calendar: chinaCalendar(),
  shop: { name: 'Shop', currency: 'CNY', address: '' },
  hash: sha256,
  sendMessage: async () => ({ outcome: 'sent' }),
});

const staff = [{ id: 'stf_mei', name: 'Mei', role: 'owner', isActive: true, duties: [] }];

export const addStaff = async (): Promise<void> => {
  await db
    .prepare(
      `insert into staff (id, name, email, role, created_at, updated_at) values ('stf_mei', 'Mei', 'mei@example.test', 'owner', 0, 0)`,
    )
    .run();
};

const request: OpenJob = {
  flow: 'wedding',
  title: '王芳的婚礼 Wedding',
  customer: { name: '王小芳', phone: '138 0013 8000', email: 'fang@example.test', address: '杭州市西湖区' },
  ownerId: 'stf_mei',
  contractTotalMinor: 1_000_000,
};

/** Opens a job through the action and loads it. */
export const opened = async (input: Partial<OpenJob> = {}, now: number = noon): Promise<LoadedJob> => {
  const answer = await openJob(ctxAt(now), { ...request, ...input }, { flows, staff });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return loaded(answer.value.job.id);
};

export const loaded = async (jobId: string): Promise<LoadedJob> => {
  const job = await store.loadJob(jobId);
  if (job === null) throw new Error(`no job ${jobId}`);
  return job;
};

export const editsOf = (edits: Partial<Edits>): Edits => ({
  action: 'edit-job',
  reason: null,
  changes: [],
  ...edits,
});

/** Decides on a loaded job and commits. */
export const commit = (
  job: LoadedJob,
  edits: Partial<Edits>,
  { extras = {}, now = noon }: { readonly extras?: CommitExtras; readonly now?: number } = {},
): Promise<CommitOutcome> => {
  const { change, after } = planChange(ctxAt(now), job, editsOf(edits));
  return store.commit(change, after, job, extras);
};

export const fact = (key: string, value: string | number | boolean | null) => ({
  id: newId('fct'),
  key,
  value,
  supersedes: true,
});

export const paid = (amountMinor: number, more: Partial<Payment> = {}) => {
  const id = newId('pay');
  return {
    id,
    kind: 'payment' as const,
    amountMinor,
    currency: 'CNY' as const,
    reversesId: null,
    occurredAt: noon,
    recordedAt: noon,
    effectKey: `test:${id}`,
    method: 'cash',
    provider: 'hand',
    reference: null,
    note: null,
    ...more,
  };
};

/** A page as its reader has it. */
export const readPage = ({ rows, nextCursor, names }: JobPage) => {
  const jobs = rows.map((text): JobRow => {
    const job = readRow(JSON.parse(text));
    return { ...job, ownerName: names.get(job.ownerId ?? '') ?? null };
  });
  return { jobs, nextCursor };
};

export const listed = async (query: Partial<JobListQuery> = {}) =>
  readPage(
    await store.listJobs({ view: 'open', sort: '-updated', limit: 100, withNames: true, ...query }, today),
  );

export const first = async <Row>(sql: string, ...params: unknown[]): Promise<Row | null> =>
  db
    .prepare(sql)
    .bind(...params)
    .first<Row>();
