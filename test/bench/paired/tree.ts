import { Agent } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { importRow } from '#test/bench/data/import-rows';
import { owners, sessionToken } from '#test/bench/data/load';
import { send, sendOrThrow, type Call } from '#test/bench/drive';
import { signedInGet, write } from '#test/bench/scenes';
import { bundle, serve } from '#test/bench/serve';
import { importRowsMax } from '#contract/transfer/transfer-requests';

/** A job that the edits of a scene write. */
export interface PairedJob {
  readonly id: string;
  /** The version of the last answer. */
  version: number;
  /** Number of edits sent. Each edit takes its value from it, so that no two edits in a row write the same. */
  edits: number;
}

/** A served tree: this one, or the one that it is compared with. */
export interface Tree {
  readonly name: string;
  readonly origin: string;
  readonly stop: () => Promise<void>;
  /** Most rows that an import request takes. */
  readonly rowsOfRequest: number;
  /** The path of the list. An older tree has no path of its own for rows. */
  readonly listPath: '/api/sheet/rows' | '/api/jobs';
  /** Jobs under construction, all alike. */
  readonly jobs: readonly PairedJob[];
  /** The next request of an import, with new rows. */
  readonly nextImport: (rows: number) => Call;
}

/** More than a page of the list has. */
const constructionJobs = 120;
const olderRowsOfRequest = 100;
const connections = 8;

/** Only people and the session are written directly: the other tables of an older tree differ. */
const addPeople = (db: DatabaseSync): void => {
  const now = Date.now();
  const person = db.prepare(
    `insert into staff (id, name, email, email_verified, role, locale, is_active, created_at, updated_at)
    values (?, ?, ?, 1, ?, 'zh-Hans', 1, ?, ?)`,
  );
  for (const [at, id] of owners.entries())
    person.run(
      id,
      `Member ${at + 1}`,
      `member-${at + 1}@example.com`,
      at === 0 ? 'owner' : 'staff',
      now,
      now,
    );
  db.prepare(
    `insert into session (id, token, user_id, expires_at, created_at, updated_at) values ('ses_bench', ?, ?, ?, ?, ?)`,
  ).run(sessionToken, owners[0] ?? '', now + 24 * 3600 * 1000, now, now);
};

const imported = z.object({
  results: z.array(z.object({ jobId: z.string(), outcome: z.literal('opened') })),
});

const importOf = (rows: readonly object[]): Call => ({
  ...write('POST', '/api/imports', { rows }),
  // A refused row is a part of a successful answer.
  accept: (text) => imported.safeParse(JSON.parse(text)).success,
});

const constructionRow = (at: number): object => ({
  flow: 'renovation',
  title: `安华里 ${at} 号旧房改造`,
  customer: {
    name: `李静${at}`,
    phone: `138${String(10_000_000 + at)}`,
    email: `customer-${at}@example.com`,
    address: '朝阳区安华里 7 号',
  },
  ownerId: owners[at % owners.length],
  contractTotalMinor: 8_000_000 + at * 100,
  facts: { 'job.kind': 'old-home', area: 96, needs: '三室改两室', suggestions: '厨房外移', progress: 30 },
});

const documents = [
  ['design', 'filed'],
  ['design', 'delivered'],
  ['design', 'agreed'],
  ['budget', 'filed'],
  ['budget', 'delivered'],
  ['budget', 'agreed'],
  ['contract', 'filed'],
  ['contract', 'signed'],
] as const;

const override = { reason: 'Measured' };

/** The calls that bring a new job into construction: the contract is signed and the down payment is there. */
const constructionCalls = (id: string): readonly Call[] => [
  write('POST', `/api/jobs/${id}/stage`, { to: 'design-and-quote', override }),
  ...documents.map(([key, state]) => write('POST', `/api/jobs/${id}/documents`, { key, state })),
  write('POST', `/api/jobs/${id}/stage`, { to: 'construction', override }),
  write('POST', `/api/jobs/${id}/payments`, {
    amountMinor: 2_000_000,
    currency: 'CNY',
    method: 'transfer',
    voucher: `V-${id}`,
  }),
];

/** The part of a job's answer that names its version. */
export const jobAnswer = z.object({ job: z.object({ version: z.int() }) });

const construct = async (origin: string, id: string, agent: Agent): Promise<PairedJob> => {
  let version = 0;
  for (const call of constructionCalls(id)) {
    const { text } = await sendOrThrow(origin, call, agent);
    ({ version } = jobAnswer.parse(JSON.parse(text)).job);
  }
  return { id, version, edits: 0 };
};

/** Brings all jobs into construction, several at a time. */
const constructAll = async (origin: string, jobIds: readonly string[], agent: Agent) => {
  const jobs: PairedJob[] = [];
  const left = [...jobIds];
  const work = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop())
      jobs.push(await construct(origin, id, agent));
  };
  await Promise.all(Array.from({ length: connections }, work));
  return jobs;
};

/** Most rows of an import request, found by a dry run with as many as this tree takes. */
const rowsOfRequestIn = async (origin: string, agent: Agent): Promise<number> => {
  const rows = Array.from({ length: importRowsMax }, (_, at) => importRow(at));
  const { status } = await send(origin, write('POST', '/api/imports', { dryRun: true, rows }), agent);
  return status === 200 ? importRowsMax : olderRowsOfRequest;
};

const listPathIn = async (origin: string, agent: Agent): Promise<Tree['listPath']> => {
  const { status } = await send(origin, signedInGet('/api/sheet/rows?limit=1'), agent);
  return status === 200 ? '/api/sheet/rows' : '/api/jobs';
};

/** Serves the tree of a folder, with a number of jobs that are made through its own API. */
export const openTree = async (name: string, folder: string, jobs: number): Promise<Tree> => {
  const { served } = await serve(bundle(folder), `paired-${name}`, addPeople, folder);
  const { origin, stop } = served;
  const agent = new Agent({ keepAlive: true });
  const rowsOfRequest = await rowsOfRequestIn(origin, agent);
  let importedRows = 0;
  const nextImport = (rows: number): Call =>
    importOf(Array.from({ length: rows }, () => importRow((importedRows += 1))));

  const jobIds: string[] = [];
  for (let first = 0; first < constructionJobs; first += rowsOfRequest) {
    const count = Math.min(rowsOfRequest, constructionJobs - first);
    const rows = Array.from({ length: count }, (_, at) => constructionRow(first + at));
    const { text } = await sendOrThrow(origin, importOf(rows), agent);
    jobIds.push(...imported.parse(JSON.parse(text)).results.map(({ jobId }) => jobId));
  }
  const constructed = await constructAll(origin, jobIds, agent);
  for (let left = jobs - constructionJobs; left > 0; left -= rowsOfRequest)
    await sendOrThrow(origin, nextImport(Math.min(rowsOfRequest, left)), agent);
  const listPath = await listPathIn(origin, agent);
  agent.destroy();
  return { name, origin, stop, rowsOfRequest, listPath, jobs: constructed, nextImport };
};
