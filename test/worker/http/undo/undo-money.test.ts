import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { EditResult, LinkAnswer, UndoAnswer, UnmatchedView } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openShop, aRenovation, type Client, type Shop } from '#test/kit/worker/api';
import { sendMessage, type MadeLink } from '#test/kit/worker/webhook';

let shop: Shop;
let run = 0;
let operationId = '';

beforeEach(async () => {
  run += 1;
  shop = await openShop(`2026-04-${String(run).padStart(2, '0')}`);
  operationId = shop.deps.newId('ges');
});

/** Sends a request that belongs to the operation: every client may name its operation in this header. */
const under = async <Body = JobDetail>(
  who: Client,
  path: string,
  body: object,
  method: 'POST' | 'PATCH' = 'POST',
): Promise<Body> => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  const sent = await who.send<Body>({ method, path, body, headers: { 'operation-id': operationId } });
  expect(sent.status).toBeLessThan(300);
  return sent.body;
};

const open = (who: Client = shop.manager, more: object = {}): Promise<JobDetail> =>
  under(who, '/api/jobs', { ...aRenovation, contractTotalMinor: 10_000_000, ...more });

const take = (who: Client, { job }: JobDetail, amountMinor = 500_000): Promise<JobDetail> =>
  under(who, `/api/jobs/${job.id}/payments`, {
    amountMinor,
    currency: 'CNY',
    method: 'cash',
    voucher: `undo-money-${run}-${job.number}`,
  });

const downOf = ({ job }: JobDetail): string => job.milestones.find(({ key }) => key === 'down')?.id ?? '';

const link = async (job: JobDetail, who: Client = shop.manager): Promise<MadeLink> => {
  const { link: created } = await under<LinkAnswer>(who, `/api/milestones/${downOf(job)}/link`, {});
  const reference = new URL(created.url).pathname.split('/').at(-1) ?? '';
  return { id: created.id, amountMinor: created.amountMinor, reference, jobId: job.job.id };
};

const step = async (way: 'undo' | 'redo', who: Client = shop.manager): Promise<readonly EditResult[]> => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  return (await who.post<UndoAnswer>('/api/undo', { way, gestureId: operationId })).body.results;
};

const isListed = async ({ job }: JobDetail): Promise<boolean> => {
  const { body } = await shop.owner.get<{ jobs: readonly { id: string }[] }>('/api/jobs?view=all&limit=500');
  return body.jobs.some(({ id }) => id === job.id);
};

const unmatched = async (): Promise<readonly UnmatchedView[]> =>
  (await shop.owner.get<{ unmatched: readonly UnmatchedView[] }>('/api/unmatched')).body.unmatched;

describe('an opening whose operation went on', () => {
  test('with money stays, whoever took it, and says why', async () => {
    const job = await open(shop.owner);
    await take(shop.owner, job);
    expect(await step('undo', shop.owner)).toMatchObject([
      { jobId: job.job.id, ok: false, code: 'has-money' },
    ]);
    expect(await isListed(job)).toBe(true);
  });

  test('with an open payment link stays', async () => {
    const job = await open();
    await link(job);
    expect(await step('undo')).toMatchObject([{ ok: false, code: 'has-money' }]);
    expect(await isListed(job)).toBe(true);
  });

  test('whose payment link was closed goes', async () => {
    const job = await open();
    await link(job);
    const { body } = await shop.manager.get(`/api/jobs/${job.job.id}`);
    const cancelled = { milestoneId: downOf(job), isCancelled: true, baseVersion: body.job.version };
    await under(shop.manager, `/api/jobs/${job.job.id}/milestones`, cancelled, 'PATCH');
    expect(await step('undo')).toMatchObject([{ ok: true, isWithdrawn: true }]);
    expect(await isListed(job)).toBe(false);
  });

  test('by another person under the same id stays, and their change is named', async () => {
    const job = await open();
    const edit = { jobId: job.job.id, baseVersion: 1, title: 'Theirs' };
    await under(shop.staff, '/api/edits', { edits: [edit] });
    expect(await step('undo')).toMatchObject([
      { ok: false, code: 'changed-since', current: { title: 'Theirs' } },
    ]);
    expect(await isListed(job)).toBe(true);
  });

  test('of many jobs: those that money reached stay and are named, the others go', async () => {
    const rows = Array.from({ length: 4 }, (_, index) => ({
      ...aRenovation,
      title: `Import ${index}`,
      contractTotalMinor: 100_000,
    }));
    const { results } = await under<{ results: readonly { jobId: string }[] }>(shop.owner, '/api/imports', {
      rows,
    });
    const [, paid, linked] = results.map(({ jobId }) => jobId);
    const paidJob = (await shop.owner.get(`/api/jobs/${paid}`)).body;
    await take(shop.owner, paidJob, 5_000);
    await link((await shop.owner.get(`/api/jobs/${linked}`)).body, shop.owner);
    const went = await step('undo', shop.owner);
    expect(went.filter(({ ok }) => !ok).map(({ jobId, code }) => [jobId, code])).toEqual(
      [paid, linked].map((id) => [id, 'has-money']),
    );
    expect(went.filter(({ isWithdrawn }) => isWithdrawn)).toHaveLength(2);
    expect(await isListed(paidJob)).toBe(true);
    const came = await step('redo', shop.owner);
    expect(came.filter(({ ok, isWithdrawn }) => ok && isWithdrawn === false)).toHaveLength(4);
  });
});

test('a page of an operation holds the person’s own jobs only, however many another’s there are', async () => {
  const theirs = await open(shop.owner);
  const mine = await open(shop.manager);
  const own = { operationId, actor: 'stf_manager', after: '', limit: 1 };
  const page = await shop.deps.store.operationChanges(own);
  expect(page.map(({ jobId }) => jobId)).toEqual([mine.job.id]);
  expect(theirs.job.id < mine.job.id).toBe(true);
});

describe('the database', () => {
  const written = async (sql: string, ...values: unknown[]): Promise<string> => {
    try {
      await env.DB.prepare(sql)
        .bind(...values)
        .run();
      return 'written';
    } catch (error) {
      return String(error);
    }
  };
  const withdraw = ({ job }: JobDetail) => written('update job set is_closed = 2 where id = ?', job.id);

  test('refuses to withdraw a job with money or with a link that can be paid', async () => {
    const paid = await open();
    await take(shop.finance, paid);
    expect(await withdraw(paid)).toMatch(/WITHDRAW_MONEY/);
    const linked = await open();
    await link(linked);
    expect(await withdraw(linked)).toMatch(/WITHDRAW_MONEY/);
    expect(await withdraw(await open())).toBe('written');
  });

  test('refuses money and open links for a withdrawn job', async () => {
    const job = await open();
    const madeLink = await link(job);
    const close = (state: string) =>
      written('update payment_link set state = ? where id = ?', state, madeLink.id);
    await close('closed');
    expect(await withdraw(job)).toBe('written');
    expect(await close('open')).toMatch(/WITHDRAWN_JOB/);
    expect(
      await written(
        `insert into payment (id, job_id, kind, amount_minor, currency, method, provider, occurred_at, recorded_at, recorded_by, effect_key)
         values (?1, ?2, 'payment', 5, 'CNY', 'cash', 'hand', 0, 0, 'x', ?1)`,
        `pay_${run}`,
        job.job.id,
      ),
    ).toMatch(/WITHDRAWN_JOB/);
  });
});

test('money that still comes for a withdrawn job is given to the staff', async () => {
  const job = await open();
  const madeLink = await link(job);
  await env.DB.prepare(`update payment_link set state = 'closed' where id = ?`).bind(madeLink.id).run();
  expect(await step('undo')).toMatchObject([{ ok: true, isWithdrawn: true }]);
  const said = { eventId: `evt-w-${run}`, paymentId: `pay-w-${run}` };
  expect(await sendMessage(shop, madeLink, said)).toBe(200);
  expect(await sendMessage(shop, madeLink, { ...said, type: 'link.expired', eventId: `evt-x-${run}` })).toBe(
    200,
  );
  expect(await unmatched()).toMatchObject([{ why: 'job-withdrawn', amountMinor: madeLink.amountMinor }]);
  expect(await sendMessage(shop, madeLink, said)).toBe(200);
  expect(await unmatched()).toHaveLength(1);
});

describe('undo beside money', () => {
  const version = async ({ job }: JobDetail) =>
    (await shop.owner.get(`/api/jobs/${job.id}`)).body.job.version;

  test('of a milestone’s amount that money has reached is refused', async () => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    const { body: job } = await shop.owner.post('/api/jobs', { ...aRenovation, contractTotalMinor: 100_000 });
    const milestoneId = downOf(job);
    const priced = { milestoneId, amountMinor: 40_000, baseVersion: 1 };
    await under(shop.manager, `/api/jobs/${job.job.id}/milestones`, priced, 'PATCH');
    const money = { amountMinor: 40_000, currency: 'CNY', method: 'cash', voucher: `ms-${run}`, milestoneId };
    await shop.finance.post(`/api/jobs/${job.job.id}/payments`, money);
    expect(await step('undo')).toMatchObject([
      { ok: false, code: 'milestone-paid', left: [{ path: `milestone:${milestoneId}.amountMinor` }, {}] },
    ]);
    const after = (await shop.owner.get(`/api/jobs/${job.job.id}`)).body.job;
    expect(after.milestones.find(({ id }) => id === milestoneId)).toMatchObject({
      amountMinor: 40_000,
      paidMinor: 40_000,
      state: 'paid',
    });
  });

  test('of a contract total below what was paid since is refused, and the milestone keeps its money', async () => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    const { body: job } = await shop.owner.post('/api/jobs', { ...aRenovation, contractTotalMinor: 100_000 });
    const edit = { jobId: job.job.id, baseVersion: 1, contractTotalMinor: 200_000 };
    await under(shop.manager, '/api/edits', { edits: [edit] });
    const milestoneId = downOf(job);
    const money = {
      amountMinor: 110_000,
      currency: 'CNY',
      method: 'cash',
      voucher: `ct-${run}`,
      milestoneId,
    };
    await shop.finance.post(`/api/jobs/${job.job.id}/payments`, money);
    expect(await step('undo')).toMatchObject([{ ok: false, code: 'fixed-above-total' }]);
    const { body } = await shop.owner.get(`/api/jobs/${job.job.id}`);
    expect(body.job).toMatchObject({ paidMinor: 110_000, contractTotalMinor: 200_000 });
    expect(body.job.milestones.find(({ id }) => id === milestoneId)).toMatchObject({ paidMinor: 110_000 });
    expect(body.job.milestones.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)).toBe(200_000);
    expect(await version(job)).toBe(body.job.version);
  });
});
