import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { UnmatchedView, WebhookHealth } from '#contract/shop/shop-answers';
import { instant } from '#domain/time/day';
import { standard } from '#payments/standard';
import { webhookSecrets } from '#payments/webhook-secrets';
import { openJob, openShop, origin, webhookSecret, type Shop } from '#test/kit/worker/api';
import { createDeps } from '#worker/deps/create-deps';
import {
  makeLink,
  sendMessage,
  signedMessage,
  signedRequest,
  type MadeLink,
  type Said,
} from '#test/kit/worker/webhook';

let shop: Shop;
let link: MadeLink;
let run = 0;

beforeEach(async () => {
  run += 1;
  shop = await openShop();
  link = await makeLink(shop, await openJob(shop, { contractTotalMinor: 10_000_000 }), 'down');
});

const id = (name: string): string => `doubt-${name}-${run}`;
const now = async (): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${link.jobId}`)).body;
const unmatched = async (): Promise<readonly UnmatchedView[]> => {
  const { body } = await shop.owner.get<{ unmatched: readonly UnmatchedView[] }>('/api/unmatched');
  return body.unmatched.filter(({ eventId }) => eventId === id('e'));
};
const pay = (said: Said = {}): Promise<number> =>
  sendMessage(shop, link, { paymentId: id('p1'), eventId: id('e'), ...said });
const outcomes = (): readonly unknown[] =>
  shop.log.filter(({ event }) => event === 'webhook').map(({ outcome }) => outcome);

describe('another message under an id that is known', () => {
  it('with another payment is parked for the staff, once, and logged', async () => {
    expect(await pay()).toBe(200);
    expect(await pay({ paymentId: id('p2') })).toBe(200);
    expect(await pay({ paymentId: id('p2') })).toBe(200);
    expect((await now()).job).toMatchObject({ paidMinor: link.amountMinor });
    expect(await unmatched()).toMatchObject([
      { why: 'event-id-reused', amountMinor: link.amountMinor, reference: link.reference },
    ]);
    expect(outcomes()).toEqual(['booked', 'id-reused', 'id-reused']);
    expect(await pay({ paymentId: id('p3') })).toBe(200);
    expect(await unmatched()).toHaveLength(2);
  });

  it('that differs, of a payment that is booked already, books and parks nothing', async () => {
    await pay();
    expect(await pay({ occurredAt: shop.clock.now - 60_000 })).toBe(200);
    expect((await now()).job).toMatchObject({ paidMinor: link.amountMinor });
    expect(await unmatched()).toEqual([]);
    expect(outcomes()).toEqual(['booked', 'id-reused']);
  });

  it('after one that told of no money is parked too', async () => {
    expect(await pay({ type: 'payment.failed' })).toBe(200);
    expect(await pay()).toBe(200);
    expect(await unmatched()).toMatchObject([{ why: 'event-id-reused' }]);
    expect((await now()).payments).toEqual([]);
  });

  it('and the same bytes again are a duplicate', async () => {
    const message = await signedMessage(shop, link, { paymentId: id('p1'), eventId: id('e') });
    await shop.fetch(message.clone());
    await shop.fetch(message);
    expect(outcomes()).toEqual(['booked', 'duplicate']);
  });
});

const health = async (): Promise<{ ok: boolean; webhooks: readonly WebhookHealth[] }> =>
  (await shop.stranger.get<{ ok: boolean; webhooks: readonly WebhookHealth[] }>('/healthz')).body;

describe('a message that is refused at the door', () => {
  const forged = async () =>
    shop.fetch(
      new Request(`${origin}/webhooks/standard`, { method: 'POST', body: '{"secret":"of a customer"}' }),
    );

  it('is logged without what was in it, and counted in /healthz without a write for each', async () => {
    const before = (await health()).webhooks[0]?.refused ?? 0;
    shop.trips.length = 0;
    for (let sent = 0; sent < 20; sent += 1) expect((await forged()).status).toBe(401);
    expect(shop.trips).toHaveLength(1);
    shop.clock.now = instant(shop.clock.now + 11_000);
    await forged();
    expect(shop.log).toContainEqual(
      expect.objectContaining({ event: 'webhook-refused', provider: 'standard', why: 'signature' }),
    );
    expect(JSON.stringify(shop.log)).not.toContain('customer');
    expect((await health()).webhooks).toEqual([
      {
        provider: 'standard',
        secret: 'ok',
        issue: null,
        refused: before + 21,
        lastRefusedAt: shop.clock.now,
        lastRefusedWhy: 'signature',
      },
    ]);
  });

  it('is refused as ever where the database cannot count it', async () => {
    shop.watch.before = () => {
      throw new Error('D1_ERROR: Network connection lost.');
    };
    expect((await forged()).status).toBe(401);
    expect(shop.log).toContainEqual(expect.objectContaining({ event: 'webhook-refusal-uncounted' }));
  });

  it('for want of a secret says so, at the start, in the log and in /healthz', async () => {
    const request = await signedRequest(shop, { eventId: id('e'), body: '{}' });
    const { settings } = shop.deps;
    const without = {
      settings: { ...settings, webhookSecrets: {} },
      webhookSecrets: webhookSecrets([standard], {}),
    };
    shop = await openShop('2026-03-02', without);
    expect((await shop.fetch(request)).status).toBe(401);
    expect(shop.log).toContainEqual(expect.objectContaining({ event: 'webhook-refused', why: 'no-secret' }));
    expect(await health()).toMatchObject({
      ok: false,
      webhooks: [{ secret: 'missing', issue: 'STANDARD_WEBHOOK_SECRET is not set' }],
    });
  });
});

test.each([
  [[webhookSecret], 'ok', null],
  [[], 'missing', 'STANDARD_WEBHOOK_SECRET is not set'],
  [['whsec_not base64!'], 'broken', 'STANDARD_WEBHOOK_SECRET is not base64'],
  [[webhookSecret, 'whsec_YQ=='], 'broken', 'STANDARD_WEBHOOK_SECRET is shorter than 16 bytes'],
])('of the secrets %j it is said: %s', (secrets, secret, issue) => {
  expect(webhookSecrets([standard], { standard: secrets })).toEqual([
    { provider: 'standard', secret, issue },
  ]);
});

test('a secret that is broken is named once when the worker starts', () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  createDeps(
    {
      DB: env.DB,
      SHOP_NAME: 'S',
      SHOP_ZONE: 'Asia/Shanghai',
      SHOP_CURRENCY: 'CNY',
      BETTER_AUTH_SECRET: 'x'.repeat(40),
      STANDARD_WEBHOOK_SECRET: 'whsec_***',
    },
    { log: (line) => lines.push(line) },
  );
  expect(lines).toEqual([
    {
      event: 'webhook-secret',
      provider: 'standard',
      secret: 'broken',
      issue: 'STANDARD_WEBHOOK_SECRET is not base64',
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain('whsec_');
});
