import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { staff, session } from '#db/schema/people/auth';
import { customer } from '#db/schema/people/customer';
import { appointment } from '#db/schema/jobs/appointment';
import { fact } from '#db/schema/jobs/fact';
import { history } from '#db/schema/jobs/history';
import { job } from '#db/schema/jobs/job';
import { allocation, payment, paymentLink, receipt } from '#db/schema/money/money';
import { notice } from '#db/schema/notices/notice';
import { milestone, task, warranty } from '#db/schema/jobs/plan';
import { flowVersion } from '#db/schema/shop/shop';
import { line } from '#db/schema/jobs/work';
import { flows } from '#domain/trades/index';
import type { Instant } from '#domain/time/day';
import type { DatabaseSync } from 'node:sqlite';
import { newReference } from '#payments/reference';
import { insertEach } from '#store/database/json-rows';
import { searchText, searchVersion } from '#store/search/search-text';
import { customerKeys, titleKeys } from '#store/commit/job-row';
import { makeCustomer, makeRandom, makeTitle } from '#test/bench/data/names';
import { type ChildTable, idMark, makeTemplates, type Template } from '#test/bench/data/templates';
import { makeFullJob } from '#test/bench/data/full-job';
import { inBulk } from '#test/bench/data/in-bulk';

/** Most characters of one statement's rows. */
const chunkCharsMax = 1_500_000;
const chunkRowsMax = 5000;
const jobsABlock = 1000;
const firstNumber = 1001;

/** What the benchmark needs to know of the loaded data. */
export interface Loaded {
  readonly jobs: number;
  readonly milestones: number;
  readonly rows: number;
  readonly seconds: number;
  readonly links: readonly Link[];
  /** Number of open jobs. */
  readonly open: number;
  /** Indexes of open jobs of the same trade and stage, for edits that must be alike. */
  readonly alike: readonly number[];
  /** Indexes of the other jobs. */
  readonly others: readonly number[];
}

/** The trade and stage of the alike jobs. */
const alikeIn = { flowKey: 'renovation', stage: 'construction' };
/** Most stored indexes of each kind; more than a scene has calls. */
const placesMax = 50_000;

/** A payment link of a due milestone. */
export interface Link {
  readonly reference: string;
  readonly amountMinor: number;
}

const ownerId = 'stf_bench1';
export const sessionToken = 'benchmark-session-token';
export const owners: readonly string[] = Array.from({ length: 8 }, (_, index) => `stf_bench${index + 1}`);

/** Rows have all columns; a missing one does not compile. */
type AllColumns = Record<keyof typeof job.$inferInsert, unknown>;

/** Inserts rows that are JSON texts, in as few statements as their size allows. */
const insertTexts = (db: DatabaseSync, table: SQLiteTable, texts: readonly string[]): void => {
  const insert = db.prepare(insertEach(table, []).sql);
  let chunk: string[] = [];
  let chars = 0;
  const flush = () => {
    if (chunk.length > 0) insert.run(`[${chunk.join(',')}]`);
    chunk = [];
    chars = 0;
  };
  for (const text of texts) {
    if (chars + text.length > chunkCharsMax || chunk.length === chunkRowsMax) flush();
    chunk.push(text);
    chars += text.length;
  }
  flush();
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
      version: 1,
      createdAt: now,
      updatedAt: now,
    }),
  );

const loadShop = (db: DatabaseSync, now: Instant): void => {
  insertTexts(db, staff, people(now));
  insertTexts(
    db,
    flowVersion,
    flows.map((flow) => JSON.stringify({ key: flow.key, version: flow.version, flow })),
  );
  const open = { id: 'ses_bench', token: sessionToken, userId: ownerId, createdAt: now, updatedAt: now };
  insertTexts(db, session, [JSON.stringify({ ...open, expiresAt: now + 30 * 24 * 3600 * 1000 })]);
};

const childTables: Readonly<Record<ChildTable, SQLiteTable>> = {
  appointment,
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
  'appointment',
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
    appointment: [],
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

/** The id of the loaded job with this index, from 0. */
export const jobIdAt = (index: number): string => `job_${codeOf(firstNumber + index)}`;

/** The index of the job with many facts. */
export const fullJobIndex = 0;

export const makeLoader = (now: Instant, linksMax: number) => {
  const random = makeRandom(20_260_101);
  const templates = makeTemplates(now);
  const fullJob = makeFullJob(now);
  const links: Link[] = [];
  const alike: number[] = [];
  let open = 0;
  const others: number[] = [];
  let receiptNumber = 0;

  const linkOf = (template: Template, code: string): string | null => {
    const due = template.plan.milestones.find(({ state }) => state === 'due');
    const current = template.state.milestones.find(({ key }) => key === due?.key);
    if (due?.amountMinor == null || current === undefined || links.length >= linksMax) return null;
    const reference = newReference(Uint8Array.from({ length: 10 }, () => Math.floor(random.next() * 256)));
    links.push({ reference, amountMinor: due.amountMinor });
    return JSON.stringify({
      id: `lnk_${code}`,
      reference,
      jobId: `job_${code}`,
      milestoneId: current.id.replace(idMark, code),
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
    const isFull = number - firstNumber === fullJobIndex;
    const template = isFull ? fullJob : pickTemplate();
    const { flowKey, stage } = template.row;
    const places = flowKey === alikeIn.flowKey && stage === alikeIn.stage ? alike : others;
    if (places.length < placesMax && !isFull) places.push(number - firstNumber);
    if (template.state.job.closedAt === null) open += 1;
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
        thingId: null,
        customerName: buyer.name,
        updatedAt: at,
        milestonesJson: milestonesJson.replaceAll(idMark, code),
        searchText: searchText({ number, title, texts: [title], customer: buyer }),
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

  const writeBlock = (db: DatabaseSync, block: Block): number => {
    const sets: readonly (readonly [SQLiteTable, readonly string[]])[] = [
      [history, block.histories],
      [customer, block.customers],
      [job, block.jobs],
      ...childNames.map((name) => [childTables[name], block.children[name]] as const),
      [receipt, block.receipts],
      [paymentLink, block.linkRows],
    ];
    for (const [table, texts] of sets) insertTexts(db, table, texts);
    return sets.reduce((sum, [, texts]) => sum + texts.length, 0);
  };

  const writeJobs = (db: DatabaseSync, jobs: number, print: (line: string) => void) => {
    let rows = 0;
    let milestones = 0;
    for (let first = 0; first < jobs; first += jobsABlock) {
      const block = emptyBlock();
      for (let index = first; index < Math.min(first + jobsABlock, jobs); index += 1)
        addJob(block, firstNumber + index);
      milestones += block.children.milestone.length;
      rows += writeBlock(db, block);
      if ((first / jobsABlock) % 50 === 49)
        print(`  ${first + jobsABlock} jobs, ${milestones} milestones, ${rows} rows`);
    }
    return { rows, milestones };
  };

  /** Fills an empty, migrated database. */
  return (db: DatabaseSync, jobs: number, print: (line: string) => void): Loaded => {
    const started = Date.now();
    const counts = inBulk(db, () => {
      loadShop(db, now);
      return writeJobs(db, jobs, print);
    });
    return { jobs, ...counts, seconds: (Date.now() - started) / 1000, links, open, alike, others };
  };
};
