import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import type { LinkOutcome, LinkRequest, Provider } from '#payments/provider';
import { standard } from '#payments/standard';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';

let shop: Shop;
let job: JobDetail;
let linkRequests: LinkRequest[] = [];
let answer: (request: LinkRequest) => Promise<LinkOutcome>;

const provider: Provider = {
  ...standard,
  createLink: async (request) => {
    linkRequests.push(request);
    return answer(request);
  },
};

const created = async ({ idempotencyKey }: LinkRequest): Promise<LinkOutcome> => ({
  ok: true,
  url: `https://pay.example/${idempotencyKey}`,
});

beforeEach(async () => {
  linkRequests = [];
  answer = created;
  shop = await openShop('2026-03-02', { findProvider: () => provider });
  job = await openJob(shop, { contractTotalMinor: 100_000 });
});

const down = (): string => job.job.milestones.find(({ key }) => key === 'down')?.id ?? '';
const create = (key?: string) =>
  shop.manager.post<LinkAnswer & Problem>(`/api/milestones/${down()}/link`, {}, key);
const rows = async (): Promise<readonly { id: string; state: string; url: string }[]> =>
  (
    await env.DB.prepare('select id, state, url from payment_link where job_id = ? order by id')
      .bind(job.job.id)
      .all<{ id: string; state: string; url: string }>()
  ).results;

describe('the provider', () => {
  test('is asked once, after the row of the link stands, under the link’s own id', async () => {
    let snapshot: readonly { id: string; state: string }[] = [];
    answer = async (request) => {
      snapshot = await rows();
      return created(request);
    };
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(snapshot).toMatchObject([{ id: body.link.id, state: 'creating', url: '' }]);
    expect(linkRequests).toMatchObject([
      { idempotencyKey: body.link.id, amountMinor: body.link.amountMinor },
    ]);
    expect(await rows()).toEqual([
      { id: body.link.id, state: 'open', url: `https://pay.example/${body.link.id}` },
    ]);
  });

  test('is not asked again because another write came first', async () => {
    let races = 0;
    answer = async (request) => {
      races += 1;
      await shop.owner.post(`/api/jobs/${job.job.id}/facts`, { facts: [{ key: 'area', value: 50 + races }] });
      return created(request);
    };
    expect((await create()).status).toBe(201);
    expect(linkRequests).toHaveLength(1);
  });

  test('that does not answer leaves a link that the next request finishes, and no second one', async () => {
    answer = async () => {
      throw new Error('unreachable');
    };
    const failed = await create('link-key');
    expect(failed).toMatchObject({ status: 503, body: { code: 'provider-unavailable' } });
    expect((await shop.owner.get(`/api/jobs/${job.job.id}`)).body.links).toMatchObject([
      { state: 'creating' },
    ]);
    answer = created;
    expect((await create('link-key')).status).toBe(201);
    expect(new Set(linkRequests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(linkRequests.map(({ reference }) => reference)).size).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'open' }]);
    const replay = await create('link-key');
    expect(replay.headers.get('idempotent-replay')).toBe('true');
    expect(linkRequests).toHaveLength(2);
  });

  test('that refuses leaves a closed link', async () => {
    answer = async () => ({ ok: false, why: 'not-configured' });
    expect(await create()).toMatchObject({ status: 503, body: { code: 'provider-unavailable' } });
    expect(await rows()).toMatchObject([{ state: 'closed', url: '' }]);
  });

  test('asked by two people at once makes one link', async () => {
    const both = await Promise.all([create(), create()]);
    const opened = both.filter(({ status }) => status === 201).map(({ body }) => body.link.id);
    const open = (await rows()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    expect(opened).toContain(open[0]?.id);
  });
});

test('a link whose milestone is paid while the provider is asked is not opened', async () => {
  answer = async (request) => {
    const money = {
      amountMinor: request.amountMinor,
      currency: 'CNY',
      method: 'cash',
      voucher: request.reference,
    };
    await shop.finance.post(`/api/jobs/${job.job.id}/payments`, { ...money, milestoneId: down() });
    return created(request);
  };
  expect((await create()).status).toBe(409);
  expect(await rows()).toMatchObject([{ state: 'closed' }]);
});
