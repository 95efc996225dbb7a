import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryEntry } from '#contract/jobs/job-answers';
import type { ReplyList } from '#contract/shop/replies';
import { signStandard } from '#payments/standard-signature';
import { endingsFlow } from '#test/kit/endings';
import { openJob, openShop, origin, smsSecret, webhookSecret, type Shop } from '#test/kit/worker/api';
import { drainOutbox, noticesOf, postbox } from '#test/kit/worker/outbox';
import { openStoredFlow } from '#test/kit/worker/stored-flow';

let shop: Shop;
let path: string;
/** Tests share a database, so each has a number and message ids of its own. */
let round = 10;
let phone: string;

beforeEach(async () => {
  round += 1;
  phone = `139 1111 22${round}`;
  await drainOutbox();
  shop = await openShop('2026-03-02', { channel: postbox(true).channel });
  path = `/api/jobs/${await openStoredFlow(shop, endingsFlow)}`;
});

interface Said {
  readonly id?: string;
  readonly from?: string;
  readonly text?: string;
  readonly secret?: string;
  readonly body?: string;
}

const said = async ({
  id = `msg_${round}`,
  from = `+86${phone.replaceAll(' ', '-')}`,
  text = 'All is well',
  ...more
}: Said = {}) => {
  const receivedAt = new Date(shop.clock.now).toISOString();
  const message = more.body ?? JSON.stringify({ type: 'sms.received', data: { from, text, receivedAt } });
  const body = Uint8Array.from(new TextEncoder().encode(message));
  const timestamp = String(Math.floor(shop.clock.now / 1000));
  return shop.fetch(
    new Request(`${origin}/webhooks/sms-in/standard`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': await signStandard(more.secret ?? smsSecret, { id, timestamp, body }),
      },
      body,
    }),
  );
};

const cells = (facts: Readonly<Record<string, unknown>>) => ({
  facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
});
const saidIn = async (at = path): Promise<readonly unknown[]> => {
  const { body } = await shop.owner.get(at);
  return body.facts.filter(({ key }) => key.endsWith('/said')).map(({ value }) => value);
};
const replies = async (): Promise<ReplyList> => {
  const { open, decided } = (await shop.owner.get<ReplyList>('/api/replies')).body;
  const isOfRound = ({ phone: from }: { readonly phone: string }) => from.endsWith(`${round}`);
  return { open: open.filter(isOfRound), decided: decided.filter(isOfRound) };
};

/** The neighbour is sent the question of a finished work. */
const ask = async (): Promise<void> => {
  await shop.owner.post(
    `${path}/facts`,
    cells({ neighbour: 'Zhao', 'neighbour.phone': phone, 'accepted.on': '2026-03-02' }),
  );
  shop.clock.to('2026-03-09', '10:01');
  await shop.tick();
  const [notice] = await noticesOf(path.split('/').at(-1) ?? '', 'how-is-it');
  expect(notice?.state).toBe('sent');
};

test('a reply is written as an entry of the job whose notice it answers, once', async () => {
  await ask();
  for (const answer of [await said(), await said()])
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  expect(await saidIn()).toEqual(['All is well']);
  const { body } = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect([body.entries[0]?.action, body.entries[0]?.actor]).toEqual([
    'receive-reply',
    'provider:sms-in:standard',
  ]);
  expect(await replies()).toEqual({ open: [], decided: [] });
});

test('a reply is written to a closed job too', async () => {
  await ask();
  await env.DB.prepare('update job set closed_at = ? where id = ?')
    .bind(shop.clock.now, path.split('/').at(-1) ?? '')
    .run();
  expect((await said()).status).toBe(200);
  expect(await saidIn()).toEqual(['All is well']);
});

test('a reply after fourteen days and one of an unknown number wait for a person', async () => {
  await ask();
  shop.clock.to('2026-03-23', '10:02');
  await said();
  await said({ id: `msg_b${round}`, from: `137 0000 00${round}`, text: 'Who is this?' });
  expect(await saidIn()).toEqual([]);
  const { open } = await replies();
  expect(open.map(({ body, why }) => [body, why])).toEqual([
    ['All is well', 'no-notice'],
    ['Who is this?', 'no-notice'],
  ]);
});

test('another message under a known id is not lost', async () => {
  await said();
  await said({ text: 'Another' });
  await said({ text: 'Another' });
  expect((await replies()).open.map(({ body }) => body)).toEqual(['All is well', 'Another']);
});

test('a message with a bad signature gets the same answer whatever is wrong, and writes nothing', async () => {
  const foreign = await said({ secret: webhookSecret });
  const shapeless = await said({ secret: webhookSecret, body: 'nonsense' });
  expect([foreign.status, shapeless.status]).toEqual([401, 401]);
  expect(await shapeless.text()).toBe(await foreign.text());
  const malformed = await said({ body: JSON.stringify({ type: 'sms.received', data: {} }) });
  expect(malformed.status).toBe(422);
  expect(await replies()).toEqual({ open: [], decided: [] });
});

test('a person attaches a message to a job, which its history tells, and only once', async () => {
  await said();
  const [waiting] = (await replies()).open;
  const attach = () => shop.staff.post(`/api/replies/${waiting?.id}`, { jobId: path.split('/').at(-1) });
  expect((await attach()).status).toBe(200);
  expect(await saidIn()).toEqual(['All is well']);
  const { body } = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect(body.entries[0]?.action).toBe('attach-reply');
  expect(body.entries[0]?.changes).toContainEqual({
    path: `reply:${waiting?.id}`,
    before: null,
    after: 'All is well',
  });
  expect((await attach()).status).toBe(409);
  const { open, decided } = await replies();
  expect([open, decided.map(({ decidedBy }) => decidedBy)]).toEqual([[], ['stf_staff']]);
});

test('a trade without a list of replies has the message in its history', async () => {
  await said();
  const [waiting] = (await replies()).open;
  const { job } = await openJob(shop);
  expect((await shop.staff.post(`/api/replies/${waiting?.id}`, { jobId: job.id })).status).toBe(200);
  const { body } = await shop.owner.get<{ entries: HistoryEntry[] }>(`/api/jobs/${job.id}/history`);
  expect(body.entries[0]?.changes[0]?.after).toBe('All is well');
});

test('a person puts a message aside with a reason, without which it is refused', async () => {
  await said();
  const [waiting] = (await replies()).open;
  const aside = `/api/replies/${waiting?.id}`;
  expect((await shop.staff.patch(aside, { reason: ' ' })).status).toBe(422);
  expect((await shop.staff.patch(aside, { reason: 'Wrong number' })).status).toBe(200);
  expect((await shop.staff.patch(aside, { reason: 'Again' })).status).toBe(409);
  expect((await shop.staff.post('/api/replies/rep_none', { jobId: 'job_1' })).status).toBe(404);
  const { decided } = await replies();
  expect(decided.map(({ reason, decidedBy }) => [reason, decidedBy])).toEqual([
    ['Wrong number', 'stf_staff'],
  ]);
});
