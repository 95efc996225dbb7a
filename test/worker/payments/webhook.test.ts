import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { UnmatchedView } from '#contract/shop/shop-answers';
import { instant } from '#domain/time/day';
import { openJob, openShop, origin, type Shop } from '#test/kit/worker/api';
import { makeLink, sendMessage, signedMessage, signedRequest, type MadeLink } from '#test/kit/worker/webhook';

const totalMinor = 10_000_000;
const downMinor = 5_500_000;

let shop: Shop;
let job: JobDetail;
let link: MadeLink;
let run = 0;

beforeEach(async () => {
  run += 1;
  shop = await openShop();
  job = await openJob(shop, { contractTotalMinor: totalMinor });
  link = await makeLink(shop, job, 'down');
});

/** Payment and event ids of this test only, because a file has one database. */
const id = (name: string): string => `${name}-${run}`;
const pay = (more: object = {}): Promise<number> =>
  sendMessage(shop, link, { paymentId: id('p1'), eventId: id('e1'), ...more });
const now = async (): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${link.jobId}`)).body;
const unmatched = async (): Promise<readonly UnmatchedView[]> => {
  const { body } = await shop.owner.get<{ unmatched: UnmatchedView[] }>('/api/unmatched');
  return body.unmatched.filter(({ eventId }) => eventId.endsWith(`-${run}`));
};
const down = (detail: JobDetail) => detail.job.milestones.find(({ key }) => key === 'down');
const count = async (sql: string): Promise<number> =>
  (await env.DB.prepare(sql).bind(link.jobId).first<number>('n')) ?? -1;
const inbox = async (eventId: string): Promise<string | null> =>
  env.DB.prepare('select outcome from inbox where event_id = ?').bind(eventId).first<string>('outcome');
const receipts = (): Promise<number> =>
  count('select count(*) as n from receipt join payment on payment.id = payment_id where job_id = ?');

describe('a payment by webhook', () => {
  it('pays its milestone, with a receipt, and is in the history', async () => {
    expect(await pay()).toBe(200);
    const detail = await now();
    expect(down(detail)).toMatchObject({ state: 'paid', paidMinor: downMinor });
    expect(detail.job).toMatchObject({ paidMinor: downMinor, creditMinor: 0 });
    expect(detail.payments).toMatchObject([{ kind: 'payment', amountMinor: downMinor, method: 'online' }]);
    expect(detail.payments[0]?.receipt).not.toBeNull();
    expect(detail.links).toMatchObject([{ state: 'paid' }]);
    const { body } = await shop.owner.get<{ entries: { action: string; actor: string }[] }>(
      `/api/jobs/${link.jobId}/history`,
    );
    expect(body.entries[0]).toMatchObject({ action: 'payment-received', actor: 'provider:standard' });
    expect(await inbox(id('e1'))).toBe('payment-received');
  });

  it('of which 100 copies come at once gives one payment and one receipt', async () => {
    const copies = await Promise.all(
      Array.from({ length: 100 }, () =>
        signedMessage(shop, link, { paymentId: id('p1'), eventId: id('e1') }),
      ),
    );
    const answers = await Promise.all(copies.map((copy) => shop.fetch(copy)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const detail = await now();
    expect(detail.payments).toHaveLength(1);
    expect(await receipts()).toBe(1);
    expect(detail.job.paidMinor).toBe(downMinor);
  });

  it('that three different messages tell of is one payment', async () => {
    for (const eventId of [id('e1'), id('e2'), id('e3')]) expect(await pay({ eventId })).toBe(200);
    expect((await now()).payments).toHaveLength(1);
    expect(await inbox(id('e3'))).toBe('duplicate');
  });

  it('whose batch commits and then loses its connection is one payment when it is sent again', async () => {
    let lost = 0;
    shop.watch.after = ({ isBatch, sql }) => {
      if (!isBatch || lost > 0 || !sql.some((item) => item.includes('"payment"'))) return;
      lost += 1;
      throw new Error('D1_ERROR: Network connection lost.');
    };
    expect(await pay()).toBe(503);
    expect(lost).toBe(1);
    expect(await pay()).toBe(200);
    expect((await now()).payments).toHaveLength(1);
    expect(await receipts()).toBe(1);
  });

  it('is asked for again when the database fails, and nothing of it is kept', async () => {
    shop.watch.before = () => {
      throw new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.');
    };
    const answer = await shop.fetch(
      await signedMessage(shop, link, { paymentId: id('p1'), eventId: id('e1') }),
    );
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    shop.watch.before = () => undefined;
    expect((await now()).payments).toEqual([]);
    expect(await pay()).toBe(200);
  });

  it('closes the other open links of its milestone', async () => {
    const second = await makeLink(shop, await now(), 'down');
    expect(await sendMessage(shop, second, { paymentId: id('p2'), eventId: id('e2') })).toBe(200);
    expect((await now()).links.map(({ state }) => state).toSorted()).toEqual(['closed', 'paid']);
  });

  it('of a second link is kept as credit, for the milestone is paid', async () => {
    const second = await makeLink(shop, await now(), 'down');
    expect(await pay()).toBe(200);
    expect(await sendMessage(shop, second, { paymentId: id('p2'), eventId: id('e2') })).toBe(200);
    expect((await now()).job).toMatchObject({ paidMinor: 2 * downMinor, creditMinor: downMinor });
  });

  it('pays what is due first with what is over', async () => {
    const taken = { amountMinor: 500_000, currency: 'CNY', method: 'cash', voucher: id('v') };
    const milestoneId = down(job)?.id;
    expect(
      (await shop.finance.post(`/api/jobs/${link.jobId}/payments`, { ...taken, milestoneId })).status,
    ).toBe(200);
    const added = { title: 'Extra key', amountMinor: 200_000, dueOn: '2026-03-01' };
    expect((await shop.owner.post(`/api/jobs/${link.jobId}/milestones`, added)).status).toBe(200);
    expect(await pay()).toBe(200);
    const detail = await now();
    expect(down(detail)).toMatchObject({ state: 'paid' });
    expect(detail.job.milestones.find(({ title }) => title === 'Extra key')).toMatchObject({ state: 'paid' });
    expect(detail.job.creditMinor).toBe(300_000);
  });
});

describe('money that does not fit', () => {
  it.each([
    ['amount', { amountMinor: downMinor - 1 }, 'amount-mismatch'],
    ['currency', { currency: 'USD' }, 'currency-mismatch'],
    ['reference', { reference: 'M0000000000000000ZZA' }, 'unknown-reference'],
  ])('by its %s is kept for the staff and pays nothing', async (_, said, why) => {
    expect(await pay(said)).toBe(200);
    expect(await pay(said)).toBe(200);
    expect((await now()).payments).toEqual([]);
    expect(await unmatched()).toMatchObject([{ why, provider: 'standard', eventId: id('e1') }]);
  });
});

describe('other messages', () => {
  it('of a type that the house does not know are recorded', async () => {
    const body = JSON.stringify({ type: 'payout.created', data: {} });
    const send = async () =>
      (await shop.fetch(await signedRequest(shop, { eventId: id('e9'), body }))).status;
    expect(await send()).toBe(200);
    expect(await send()).toBe(200);
    expect(await inbox(id('e9'))).toBe('unsupported');
  });

  it('of a payment that failed leave the link open', async () => {
    expect(await pay({ type: 'payment.failed' })).toBe(200);
    expect((await now()).links).toMatchObject([{ state: 'open' }]);
    expect(await inbox(id('e1'))).toBe('payment-failed');
    expect(await pay({ eventId: id('e2') })).toBe(200);
    expect((await now()).links).toMatchObject([{ state: 'paid' }]);
  });

  it('of an expired link close it; a payment that still comes by it is booked', async () => {
    expect(await pay({ type: 'link.expired' })).toBe(200);
    expect((await now()).links).toMatchObject([{ state: 'closed' }]);
    expect(await pay({ eventId: id('e2') })).toBe(200);
    expect(down(await now())).toMatchObject({ state: 'paid' });
  });
});

describe('a refund by webhook', () => {
  const refund = (more: object = {}): Promise<number> =>
    pay({ type: 'refund.succeeded', eventId: id('e2'), refundId: id('r1'), ...more });

  it('takes back a part, once', async () => {
    await pay();
    expect(await refund({ amountMinor: 500_000 })).toBe(200);
    expect(await refund({ amountMinor: 500_000 })).toBe(200);
    const detail = await now();
    expect(down(detail)).toMatchObject({ state: 'part', paidMinor: downMinor - 500_000 });
    expect(detail.payments.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['payment', downMinor],
      ['refund', -500_000],
    ]);
  });

  it('of an amount that was entered by hand already is left to the staff; another amount is another refund', async () => {
    await pay();
    const refundOf = (await now()).payments[0]?.id;
    const back = { refundOf, amountMinor: 500_000, voucher: id('slip'), reason: 'asked' };
    await shop.finance.post(`/api/jobs/${link.jobId}/payments`, back);
    expect(await refund({ amountMinor: 500_000 })).toBe(200);
    expect(await unmatched()).toMatchObject([{ why: 'refund-by-hand', amountMinor: -500_000 }]);
    expect(await refund({ amountMinor: 300_000, eventId: id('e3'), refundId: id('r2') })).toBe(200);
    expect((await now()).payments.map(({ amountMinor }) => amountMinor)).toEqual([
      downMinor,
      -500_000,
      -300_000,
    ]);
  });

  it('larger than its payment is kept for the staff', async () => {
    await pay();
    expect(await refund({ amountMinor: downMinor + 1 })).toBe(200);
    expect(await unmatched()).toMatchObject([{ why: 'refund-too-large', amountMinor: -downMinor - 1 }]);
  });

  it('that comes before its payment is asked for again, and gives the same in the end', async () => {
    expect(await refund({ amountMinor: 500_000 })).toBe(503);
    expect(await pay()).toBe(200);
    expect(await refund({ amountMinor: 500_000 })).toBe(200);
    expect(await pay()).toBe(200);
    const detail = await now();
    expect(detail.job).toMatchObject({ paidMinor: downMinor - 500_000, creditMinor: 0 });
    expect(down(detail)).toMatchObject({ state: 'part' });
  });

  it('whose payment never comes is given to the staff after a day', async () => {
    const occurredAt = shop.clock.now - 25 * 3_600_000;
    expect(await refund({ occurredAt })).toBe(200);
    expect(await unmatched()).toMatchObject([{ why: 'refund-without-payment' }]);
  });
});

describe('the door', () => {
  const problem = async (request: Request): Promise<Problem & { readonly answered: number }> => {
    const answer = await shop.fetch(request);
    return { ...(await answer.json<Problem>()), answered: answer.status };
  };

  it('gives every message without a good signature the same bytes', async () => {
    const good = await signedMessage(shop, link);
    const unsigned = new Request(good.url, { method: 'POST', body: '{}' });
    const { headers } = good;
    const body = (await good.clone().text()).replace('{', '{ ');
    const tampered = new Request(good.url, { method: 'POST', headers, body });
    shop.clock.now = instant(shop.clock.now + 301_000);
    const answers = await Promise.all([shop.fetch(unsigned), shop.fetch(tampered), shop.fetch(good)]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect((await now()).payments).toEqual([]);
  });

  it('takes no message from the future', async () => {
    const request = await signedMessage(shop, link);
    shop.clock.now = instant(shop.clock.now - 301_000);
    expect(await problem(request)).toMatchObject({ answered: 401, code: 'signature' });
  });

  it('knows only its providers', async () => {
    const request = new Request(`${origin}/webhooks/nobody`, { method: 'POST', body: '{}' });
    expect(await problem(request)).toMatchObject({ answered: 404, code: 'not-found' });
  });

  it('reads 64 KB and no more, whatever the length says', async () => {
    const body = JSON.stringify({ type: 'x', filling: 'x'.repeat(64 * 1024) });
    expect(await problem(await signedRequest(shop, { eventId: id('e'), body }))).toMatchObject({
      answered: 413,
      code: 'body-too-large',
    });
  });

  it('names the field of a message that is signed and not as documented', async () => {
    const request = await signedMessage(shop, link, { amountMinor: 0 });
    expect(await problem(request)).toMatchObject({
      answered: 422,
      code: 'invalid-input',
      fields: [{ path: 'data.amountMinor' }],
    });
  });

  it('logs neither the body nor the signature', async () => {
    await pay();
    const lines = JSON.stringify(shop.log);
    expect(lines).toContain('"event":"webhook"');
    expect(lines).not.toMatch(/v1,|p1-|5500000/);
  });
});

describe('signed money that does not fit', () => {
  it('of a currency that the house does not know goes to the staff', async () => {
    expect(await pay({ currency: 'IDR' })).toBe(200);
    expect(await unmatched()).toMatchObject([{ why: 'currency-mismatch', currency: 'IDR' }]);
  });

  it('of more than the books can hold is kept with its message', async () => {
    expect(await pay({ amountMinor: 2e12 })).toBe(200);
    expect(await inbox(id('e1'))).toBe('amount-out-of-range');
    expect((await now()).payments).toEqual([]);
  });

  it('with a field that a later version of the bridge adds is booked all the same', async () => {
    const said = JSON.parse(await (await signedMessage(shop, link, { paymentId: id('p1') })).text());
    const body = JSON.stringify({ ...said, livemode: true, data: { ...said.data, channel: 'bank' } });
    const answer = await shop.fetch(await signedRequest(shop, { eventId: id('e1'), body }));
    expect(answer.status).toBe(200);
    expect(down(await now())).toMatchObject({ state: 'paid' });
  });

  it('from a clock that runs ahead is booked as of now, and at no moment at all is refused and logged', async () => {
    expect(await pay({ occurredAt: shop.clock.now + 1e11 })).toBe(200);
    expect((await now()).payments).toMatchObject([{ occurredAt: shop.clock.now }]);
    const timestamp = '0000-01-01T00:00:00Z';
    const data = {
      paymentId: id('p2'),
      reference: link.reference,
      amountMinor: 1,
      currency: 'CNY',
      occurredAt: timestamp,
    };
    const body = JSON.stringify({ type: 'payment.succeeded', timestamp, data });
    const answer = await shop.fetch(await signedRequest(shop, { eventId: id('e2'), body }));
    expect(answer.status).toBe(422);
    expect(shop.log).toContainEqual(expect.objectContaining({ event: 'webhook-malformed' }));
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'of another type of content (%s) is refused like any malformed body, and logged',
    async (type) => {
      const signed = await signedMessage(shop, link, { paymentId: id('p1'), eventId: id('e1') });
      const headers = new Headers(signed.headers);
      if (type === '') headers.delete('content-type');
      else headers.set('content-type', type);
      const body = await signed.arrayBuffer();
      const sent = new Request(signed.url, { method: 'POST', headers, body });
      expect((await shop.fetch(sent)).status).toBe(422);
      expect((await now()).payments).toEqual([]);
      expect(await inbox(id('e1'))).toBeNull();
      expect(shop.log).toContainEqual(
        expect.objectContaining({ event: 'webhook-malformed', paths: ['Content-Type'] }),
      );
    },
  );
});
