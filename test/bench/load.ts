import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Miniflare } from 'miniflare';
import { staff, session } from '#db/schema/auth';
import { customer } from '#db/schema/customer';
import { fact } from '#db/schema/fact';
import { history } from '#db/schema/history';
import { job } from '#db/schema/job';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money';
import { notice } from '#db/schema/notice';
import { milestone, task, warranty } from '#db/schema/plan';
import { flowVersion } from '#db/schema/shop';
import { line } from '#db/schema/work';
import { flows } from '#domain/flows/index';
import type { Instant } from '#domain/day';
import { newReference } from '#payments/reference';
import { insertEach } from '#store/json-rows';
import { searchText, searchVersion } from '#store/list/search-text';
import { customerKeys, titleKeys } from '#store/write/name-keys';
import { makeCustomer, makeRandom, makeTitle } from '#test/bench/names';
import { idMark, makeTemplates, type ChildTable, type Template } from '#test/bench/templates';

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>;

/** D1 takes 2 MB a parameter; ours stay below with room to spare. */
const chunkBytesMax = 1_500_000;
const chunkRowsMax = 5000;
const jobsABlock = 1000;
const firstNumber = 1001;

/** What the benchmark must know of what was loaded. */
export interface Loaded {
  readonly jobs: number;
  readonly milestones: number;
  readonly rows: number;
  readonly seconds: number;
  readonly links: readonly Link[];
}

/** A payment link on a milestone that is due. */
export interface Link {
  readonly reference: string;
  readonly amountMinor: number;
}

const ownerId = 'stf_bench_1';
export const sessionToken = 'benchmark-session-token';
const owners = Array.from({ length: 8 }, (_, index) => `stf_bench_${index + 1}`);

/** Rows are written with all their columns: one that the loader leaves out does not compile. */
type AllColumns = Record<keyof typeof job.$inferInsert, unknown>;

/** Inserts rows that are JSON already, in as few statements as their size allows. */
const insertTexts = async (db: Database, table: SQLiteTable, texts: readonly string[]): Promise<void> => {
  const { sql } = insertEach(table, []);
  let chunk: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (chunk.length > 0)
      await db
        .prepare(sql)
        .bind(`[${chunk.join(',')}]`)
        .run();
    chunk = [];
    bytes = 0;
  };
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (bytes + size > chunkBytesMax || chunk.length === chunkRowsMax) await flush();
    chunk.push(text);
    bytes += size;
  }
  await flush();
};

const people = (now: Instant) =>
  owners.map((id, index) =>
    JSON.stringify({
      id,
      name: `Member ${index + 1}`,
      email: `member-${index + 1}@example.com`,
      emailVerified: 1,
      role: index === 0 ? 'owner' : 'staff',
      locale: 'zh-Hans',
      isActive: 1,
      createdAt: now,
      updatedAt: now,
    }),
  );

const loadShop = async (db: Database, now: Instant): Promise<void> => {
  await insertTexts(db, staff, people(now));
  await insertTexts(
    db,
    flowVersion,
    flows.map((flow) => JSON.stringify({ key: flow.key, version: flow.version, flow })),
  );
  const open = { id: 'ses_bench', token: sessionToken, userId: ownerId, createdAt: now, updatedAt: now };
  await insertTexts(db, session, [JSON.stringify({ ...open, expiresAt: now + 30 * 24 * 3600 * 1000 })]);
};

const childTables: Readonly<Record<ChildTable, SQLiteTable>> = {
  fact,
  line,
  milestone,
  task,
  notice,
  warranty,
  payment,
  allocation,
};
const childNames: readonly ChildTable[] = [
  'fact',
  'line',
  'milestone',
  'task',
  'notice',
  'warranty',
  'payment',
  'allocation',
];

interface Block {
  readonly histories: string[];
  readonly customers: string[];
  readonly jobs: string[];
  readonly receipts: string[];
  readonly linkRows: string[];
  readonly children: Record<ChildTable, string[]>;
}

const emptyBlock = (): Block => ({
  histories: [],
  customers: [],
  jobs: [],
  receipts: [],
  linkRows: [],
  children: {
    fact: [],
    line: [],
    milestone: [],
    task: [],
    notice: [],
    warranty: [],
    payment: [],
    allocation: [],
  },
});

const codeOf = (number: number): string => number.toString(36).padStart(8, '0');

/** Id of the loaded job with this place, from 0. */
export const jobIdAt = (index: number): string => `job_${codeOf(firstNumber + index)}`;

export const makeLoader = (now: Instant, linksMax: number) => {
  const random = makeRandom(20_260_101);
  const templates = makeTemplates(now);
  const links: Link[] = [];
  let receiptNumber = 0;

  const linkOf = (template: Template, code: string): string | null => {
    const due = template.plan.milestones.find(({ state }) => state === 'due');
    const standing = template.state.milestones.find(({ key }) => key === due?.key);
    if (due?.amountMinor == null || standing === undefined || links.length >= linksMax) return null;
    const reference = newReference(Uint8Array.from({ length: 10 }, () => Math.floor(random.next() * 256)));
    links.push({ reference, amountMinor: due.amountMinor });
    return JSON.stringify({
      id: `lnk_${code}`,
      reference,
      jobId: `job_${code}`,
      milestoneId: standing.id.replace(idMark, code),
      provider: 'standard',
      amountMinor: due.amountMinor,
      url: 'https://pay.example.com',
      state: 'open',
    });
  };

  /** Half of the shop's jobs are closed. */
  const pickTemplate = (): Template => {
    const template = random.pick(templates);
    return template.state.job.closedAt === null && random.next() < 0.45 ? random.pick(closed) : template;
  };
  const closed = templates.filter(({ state }) => state.job.closedAt !== null);

  const addJob = (block: Block, number: number): void => {
    const template = pickTemplate();
    const code = codeOf(number);
    const buyer = makeCustomer(random);
    const title = makeTitle(random, template.flow.key, buyer.name);
    const id = `job_${code}`;
    const at = now - Math.floor(random.next() * 90 * 24 * 3600 * 1000);
    const { milestonesJson, ...row } = template.row;
    block.histories.push(
      JSON.stringify({
        jobId: id,
        version: 1,
        at,
        actor: ownerId,
        action: 'open-job',
        reason: null,
        requestId: `req_${code}`,
        changes: [],
      }),
    );
    block.customers.push(JSON.stringify({ id: `cus_${code}`, ...buyer }));
    block.jobs.push(
      JSON.stringify({
        ...row,
        id,
        number,
        title,
        ownerId: random.pick(owners),
        customerId: `cus_${code}`,
        customerName: buyer.name,
        updatedAt: at,
        milestonesJson: milestonesJson.replaceAll(idMark, code),
        searchText: searchText({ number, title, customer: buyer }),
        searchVersion,
        ...titleKeys(title),
        ...customerKeys(buyer.name),
      } satisfies AllColumns),
    );
    for (const name of childNames)
      for (const text of template.children[name]) block.children[name].push(text.replaceAll(idMark, code));
    for (const paymentId of template.paymentIds) {
      receiptNumber += 1;
      block.receipts.push(
        JSON.stringify({
          series: 'R2026',
          number: receiptNumber,
          paymentId: paymentId.replace(idMark, code),
        }),
      );
    }
    const link = linkOf(template, code);
    if (link !== null) block.linkRows.push(link);
  };

  const writeBlock = async (db: Database, block: Block): Promise<number> => {
    const sets: readonly (readonly [SQLiteTable, readonly string[]])[] = [
      [history, block.histories],
      [customer, block.customers],
      [job, block.jobs],
      ...childNames.map((name) => [childTables[name], block.children[name]] as const),
      [receipt, block.receipts],
      [paymentLink, block.linkRows],
    ];
    for (const [table, texts] of sets) await insertTexts(db, table, texts);
    return sets.reduce((sum, [, texts]) => sum + texts.length, 0);
  };

  /** Fills an empty, migrated database. */
  return async (db: Database, jobs: number, say: (line: string) => void): Promise<Loaded> => {
    const started = Date.now();
    await loadShop(db, now);
    let rows = 0;
    let milestones = 0;
    for (let first = 0; first < jobs; first += jobsABlock) {
      const block = emptyBlock();
      for (let index = first; index < Math.min(first + jobsABlock, jobs); index += 1)
        addJob(block, firstNumber + index);
      milestones += block.children.milestone.length;
      rows += await writeBlock(db, block);
      if ((first / jobsABlock) % 20 === 19)
        say(`  ${first + jobsABlock} jobs, ${milestones} milestones, ${rows} rows`);
    }
    return { jobs, milestones, rows, seconds: (Date.now() - started) / 1000, links };
  };
};
