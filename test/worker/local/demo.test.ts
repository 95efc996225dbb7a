import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { isSame, presentAt } from '#actions/undo/present';
import { isDocumentValue, withoutContent } from '#domain/flow/document';
import { flows } from '#domain/trades/index';
import { isPrice } from '#domain/planning/milestone-amounts';
import { may, roles, type Right } from '#domain/rights/rights';
import { createStore } from '#store/d1-store';
import { visit, visitJson, type Visit } from '#test/kit/worker/local-entry';

const rows = async <Row>(sql: string): Promise<readonly Row[]> =>
  (await env.DB.prepare(sql).all<Row>()).results;
const count = async (sql: string): Promise<number> => (await env.DB.prepare(sql).first<number>('n')) ?? -1;
const today = `date('now', '+8 hours')`;

interface Milestone {
  readonly state: string;
  readonly dueOn: string | null;
}

const milestones = (): Promise<readonly Milestone[]> =>
  rows(`select value->>5 as state, value->>4 as dueOn from job, json_each(milestones_json)`);

let loaded: Visit;
beforeAll(async () => {
  loaded = await visitJson('/local/demo', {});
}, 240_000);

it('the demo is loaded into an empty database, and not a second time', async () => {
  expect(loaded).toMatchObject({ status: 200, text: '{"loaded":true}' });
  const jobs = await count('select count(*) as n from job');
  expect(jobs).toBeGreaterThanOrEqual(40);
  expect((await visitJson('/local/demo', {})).text).toBe('{"loaded":false}');
  expect(await count('select count(*) as n from job')).toBe(jobs);
});

it('its jobs are of all trades, and each role is on its staff', async () => {
  expect(await count('select count(distinct flow_key) as n from job')).toBe(flows.length);
  expect(await count('select count(distinct role) as n from staff')).toBe(roles.length);
});

it('every state of money is to be seen: waiting, overdue, due today and soon, part paid, paid, called off, and free of charge', async () => {
  const all = await milestones();
  expect(new Set(all.map(({ state }) => state))).toEqual(
    new Set(['waiting', 'due', 'part', 'paid', 'cancelled', 'settled']),
  );
  const dueOn = (condition: string): Promise<number> =>
    count(`select count(*) as n from job, json_each(milestones_json)
      where value->>5 in ('due', 'part') and value->>4 ${condition}`);
  expect(await dueOn(`< ${today}`)).toBeGreaterThanOrEqual(4);
  expect(await dueOn(`= ${today}`)).toBeGreaterThanOrEqual(1);
  expect(
    await dueOn(`between date('now', '+8 hours', '+1 day') and date('now', '+8 hours', '+7 days')`),
  ).toBeGreaterThan(0);
});

it('its jobs stand in every stage of their trades, and are lost and cancelled with a reason', async () => {
  for (const { key, stages, exits = [] } of flows) {
    const at = await rows<{ readonly stage: string; readonly endedAs: string | null }>(
      `select distinct stage, ended_as as endedAs from job where flow_key = '${key}'`,
    );
    expect([key, new Set(at.map(({ stage }) => stage))]).toEqual([
      key,
      new Set(stages.map((stage) => stage.key)),
    ]);
    const ended = new Set(at.flatMap(({ endedAs }) => endedAs ?? []));
    expect([key, ended]).toEqual([key, new Set(exits.map((exit) => exit.key))]);
  }
  expect(
    await count('select count(*) as n from job where ended_as is not null and kept_because is not null'),
  ).toBeGreaterThan(0);
});

it('has the work of a shop: visits of today and this week, tasks that are late and open, credit, change orders and pictures', async () => {
  const visits = (days: string): Promise<number> =>
    count(
      `select count(*) as n from appointment where date(starts_at / 1000, 'unixepoch', '+8 hours') ${days}`,
    );
  expect(await visits(`= ${today}`)).toBeGreaterThanOrEqual(4);
  expect(await visits(`between ${today} and date('now', '+8 hours', '+6 days')`)).toBeGreaterThanOrEqual(7);
  const tasks = (condition: string): Promise<number> =>
    count(`select count(*) as n from task join job on job.id = task.job_id
      where task.state = 'open' and job.is_closed = 0 and task.due_on ${condition}`);
  expect(await tasks(`< ${today}`)).toBeGreaterThanOrEqual(3);
  expect(await tasks(`>= ${today}`)).toBeGreaterThanOrEqual(5);
  expect(await count('select count(*) as n from job where credit_minor > 0')).toBeGreaterThan(0);
  const orders = await rows<{ readonly state: string }>('select distinct state from change_order');
  expect(orders.map(({ state }) => state).toSorted()).toEqual(['approved', 'proposed']);
  expect(
    await count(`select count(*) as n from fact where key like '%/%' and value like '%"file"%'`),
  ).toBeGreaterThan(60);
});

it('its contracts state a price that is the sum of their lines', async () => {
  const off = await rows(`select job.title, contract_total_minor as total, sum(line.amount_minor) as lines
    from job join line on line.job_id = job.id join fact on fact.job_id = job.id and fact.key = 'contract.signed'
    group by job.id having total <> lines`);
  expect(off).toEqual([]);
});

it('its closed jobs miss nothing and owe nothing', async () => {
  const closed = await rows(
    `select missing_count as missing, outstanding_minor as owed from job where is_closed = 1 and stage = 'closed'`,
  );
  expect(closed.length).toBeGreaterThanOrEqual(2);
  for (const job of closed) expect(job).toEqual({ missing: 0, owed: 0 });
});

it('its receipts have no gap', async () => {
  const series = await rows<{ readonly n: number; readonly most: number }>(
    'select count(*) as n, max(number) as most from receipt group by series',
  );
  expect(series.length).toBeGreaterThan(0);
  for (const { n, most } of series) expect(n).toBe(most);
});

it('its past notices went out in their time and none is stuck', async () => {
  expect(await count(`select count(*) as n from notice where state = 'sent'`)).toBeGreaterThan(50);
  expect(
    await count(`select count(*) as n from notice where state in ('failed', 'dead', 'unknown', 'leased')`),
  ).toBe(0);
  expect(await count(`select count(*) as n from notice where state = 'sent' and sent_at < send_at`)).toBe(0);
  expect((await visit('/local/outbox')).text).toContain('明日婚礼彩排');
});

it('no notice went out before the deed that called for it', async () => {
  const request = `from notice join fact on fact.job_id = notice.job_id and fact.key = 'contract.signed'
    where notice.key = 'milestone-due' and milestone_key in ('down', 'contract-deposit') and state = 'sent'`;
  expect(await count(`select count(*) as n ${request}`)).toBeGreaterThan(5);
  expect(await count(`select count(*) as n ${request} and sent_at < fact.recorded_at`)).toBe(0);
});

/** What each action writes, and the right that it needs. */
const writes: Readonly<Record<string, { readonly right: Right; readonly paths: RegExp }>> = {
  'open-job': {
    right: 'open-job',
    paths:
      /^(title|stage|ownerId|contractTotalMinor|customer\.(name|phone|email|address|locale)|fact:[\w.-]+)$/,
  },
  'edit-job': { right: 'edit-job', paths: /^(title|ownerId|contractTotalMinor|customer\.\w+|fact:[\w.-]+)$/ },
  'record-facts': { right: 'edit-job', paths: /^fact:([\w.-]+\/[0-9A-Z]{26}\/)?[\w.-]+(#fct_\w+)?$/ },
  'record-document': { right: 'edit-job', paths: /^fact:[\w-]+\.(filed|delivered|agreed|signed|returned)$/ },
  'add-file': { right: 'edit-job', paths: /^fact:[\w.-]+\/[0-9A-Z]{26}$/ },
  'move-stage': { right: 'move-stage', paths: /^stage$/ },
  'override-stage': { right: 'override-gate', paths: /^stage$/ },
  'save-line': {
    right: 'edit-job',
    paths: /^line:lin_\w+\.(position|description|quantity|unit|unitMinor|amountMinor|tags|class|isDone)$/,
  },
  'save-booking': { right: 'edit-job', paths: /^booking:bkg_\w+\.(role|supplier|phone|on|state)$/ },
  'save-change-order': {
    right: 'edit-job',
    paths: /^change-order:cho_\w+\.(title|amountMinor|state|approvedAt)$/,
  },
  'end-job': { right: 'move-stage', paths: /^(endedAs|keptBecause|fact:ended\.why)$/ },
  'save-task': {
    right: 'edit-job',
    paths: /^task:tsk_\w+\.(key|title|dueOn|isProvisional|party|assigneeId|state)$/,
  },
  'take-payment': { right: 'take-payment', paths: /^payment:pay_\w+$/ },
};

interface Entry {
  readonly jobId: string;
  readonly flow: string;
  readonly version: number;
  readonly action: string;
  readonly reason: string | null;
  readonly role: (typeof roles)[number];
  readonly gestureId: string | null;
  readonly path: string;
  readonly after: string;
}

/** All changes in the demo's history, oldest first within each job. */
const entries = (): Promise<readonly Entry[]> =>
  rows(`select history.job_id as jobId, flow_key as flow, history.version, action, reason, role, gesture_id as gestureId,
      value->>'path' as path, value->'after' as after
    from history join job on job.id = history.job_id join staff on staff.id = history.actor, json_each(changes)
    order by job.number, history.version`);

it('its history is what the actions of the product write: their names, and under each only their paths', async () => {
  const all = await entries();
  const created = new Set(all.map(({ jobId, version }) => `${jobId} ${version}`));
  expect(created.size).toBe(await count('select count(*) as n from history'));
  const odd = all.filter(({ action, path }) => writes[action]?.paths.test(path) !== true);
  expect(odd.map(({ action, path }) => `${action} ${path}`)).toEqual([]);
  // An opening has the customer's name; a person's action can be undone by them.
  const named = all.filter(
    ({ version, action, path }) => version === 1 && action === 'open-job' && path === 'customer.name',
  );
  expect(named).toHaveLength(await count('select count(*) as n from job'));
  expect(all.filter(({ gestureId: operationId }) => operationId === null)).toEqual([]);
});

it('the last value that its history tells of is the one that stands', async () => {
  const store = createStore({ db: env.DB, flows, zone: 'Asia/Shanghai' });
  const last = new Map<string, Map<string, string>>();
  for (const { jobId, path, after } of await entries()) {
    const ofJob = last.get(jobId) ?? new Map<string, string>();
    last.set(jobId, ofJob.set(path, after));
  }
  const wrong: string[] = [];
  for (const [jobId, values] of last) {
    const job = await store.loadJob(jobId);
    if (job === null) throw new Error(`no job ${jobId}`);
    for (const [path, after] of values) {
      // Payments and log entries are added and never restored, so they have no current value.
      const isAdded = path.startsWith('payment:') || path.includes('#');
      // The history leaves out what only the paper shows.
      const fact = job.state.facts.findLast(({ key }) => `fact:${key}` === path)?.value ?? null;
      const stands = isDocumentValue(fact) ? withoutContent(fact) : presentAt(job, path);
      if (!isAdded && !isSame(stands, JSON.parse(after))) wrong.push(path);
    }
  }
  expect(wrong).toEqual([]);
});

it('nobody did what their role may not', async () => {
  const all = await entries();
  const rightsOf = ({ action, flow, path, after }: Entry): readonly Right[] => {
    const trade = flows.find(({ key }) => key === flow);
    const isPriced =
      (path === 'contractTotalMinor' && after !== 'null') ||
      (trade !== undefined && path.startsWith('fact:') && isPrice(trade, path.slice('fact:'.length)));
    const { right } = writes[action] ?? { right: 'read' };
    return [
      right,
      ...(isPriced ? (['edit-amounts'] as const) : []),
      ...(path.endsWith('.state') && after === '"approved"' ? (['decide-change-order'] as const) : []),
    ];
  };
  const odd = all.filter((entry) => !rightsOf(entry).every((right) => may(entry.role, right)));
  expect(odd.map(({ role, action, path }) => `${role} ${action} ${path}`)).toEqual([]);
  expect(all.filter(({ reason, role }) => reason !== null && !may(role, 'override-gate'))).toEqual([]);
});

it('its owner is given a link to sign in', async () => {
  expect((await visitJson('/local/sign-in-link', {})).text).toContain('/sign-in#token=');
});
