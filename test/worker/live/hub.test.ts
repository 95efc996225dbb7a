import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test, vi } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import {
  liveMessage,
  livePing,
  type LiveChange,
  type LiveMessage,
  type LivePerson,
} from '#contract/live/live';
import type { Role } from '#domain/rights/rights';
import type { LiveHub } from '#live/hub';
import { openLive } from '#live/open-live';
import { countRows } from '#test/kit/worker/database';
import { aRenovation, openJob, openShop, origin, type Shop } from '#test/kit/worker/api';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await runInDurableObject(env.LIVE.getByName('shop'), (live: LiveHub) => {
    live.now = () => shop.clock.now;
  });
});

/** A client's socket with its received messages. */
interface LiveClient {
  readonly socket: WebSocket;
  readonly received: readonly LiveMessage[];
  /** Waits for the first message from which `pick` returns a value. */
  readonly waitFor: <Found>(pick: (message: LiveMessage) => Found | undefined) => Promise<Found>;
}

const connect = async (role: Role | null, seen = '', from: string | null = origin): Promise<Response> =>
  shop.fetch(
    new Request(`${origin}/api/live${seen}`, {
      headers: {
        upgrade: 'websocket',
        ...(from === null ? {} : { origin: from }),
        ...(role === null ? {} : { cookie: await shop.cookie(role) }),
      },
    }),
  );

const listen = async (role: Role, seen?: number): Promise<LiveClient> => {
  const { status, webSocket: socket } = await connect(role, seen === undefined ? '' : `?seen=${seen}`);
  expect(status).toBe(101);
  if (!socket) throw new Error('no socket');
  const received: LiveMessage[] = [];
  socket.addEventListener('message', ({ data }) => {
    if (data !== livePing.answer) received.push(liveMessage.parse(JSON.parse(String(data))));
  });
  socket.accept();
  return {
    socket,
    received,
    waitFor: (pick) =>
      vi.waitFor(() => {
        for (const message of received) {
          const found = pick(message);
          if (found !== undefined) return found;
        }
        throw new Error(`not heard, but ${JSON.stringify(received)}`);
      }),
  };
};

const hello = (message: LiveMessage) => (message.type === 'hello' ? message : undefined);

const changeOf =
  (jobId: string, version: number) =>
  (message: LiveMessage): LiveChange | undefined =>
    message.type === 'changes'
      ? message.changes.find((change) => change.jobId === jobId && change.version === version)
      : undefined;

const personIn = (message: LiveMessage): LivePerson | undefined =>
  message.type === 'person' ? message.person : undefined;

const rename = async ({ job }: JobDetail, title: string): Promise<void> => {
  const path = `/api/jobs/${job.id}`;
  expect((await shop.owner.patch(path, { title, baseVersion: job.version })).status).toBe(200);
};

const hub = env.LIVE.getByName('shop');

test('two listeners hear of each commit: which job, its version, the fields, who and when', async () => {
  const [first, second] = [await listen('manager'), await listen('viewer')];
  const opened = await openJob(shop);
  await rename(opened, 'Lane 12, flat 4');
  for (const client of [first, second]) {
    const change = await client.waitFor(changeOf(opened.job.id, 2));
    expect(change).toMatchObject({ fields: ['title'], actor: 'stf_owner', at: shop.clock.now });
    const { seq } = await client.waitFor(changeOf(opened.job.id, 1));
    expect(change.seq).toBe(seq + 1);
  }
});

test('a batch of edits is told in few messages, and costs no round trip more', async () => {
  const jobs = [await openJob(shop), await openJob(shop), await openJob(shop)];
  const client = await listen('manager');
  await client.waitFor(hello);
  const edits = jobs.map(({ job }, index) => ({
    jobId: job.id,
    baseVersion: job.version,
    title: `Batch ${index}`,
  }));
  expect((await shop.owner.post('/api/edits', { edits })).status).toBe(200);
  for (const { job } of jobs) await client.waitFor(changeOf(job.id, job.version + 1));
  expect(client.received.filter(({ type }) => type === 'changes').length).toBeLessThanOrEqual(2);
});

test('a listener who comes back hears what it missed, and nothing twice', async () => {
  const before = await listen('manager');
  const opened = await openJob(shop);
  const { seq: last } = await before.waitFor(changeOf(opened.job.id, 1));
  before.socket.close();
  await rename(opened, 'While away');
  await vi.waitFor(async () => {
    const again = await listen('manager', last);
    const { missed, last: now } = await again.waitFor(hello);
    expect(missed).toMatchObject([{ jobId: opened.job.id, version: 2, seq: last + 1 }]);
    expect(now).toBe(last + 1);
  });
});

test('a listener away for too long, or with a number that is not ours, is told to load anew', async () => {
  const client = await listen('manager');
  const { last } = await client.waitFor(hello);
  const change = { jobId: 'job_x', version: 2, fields: [], actor: 'tick', at: shop.clock.now };
  await hub.publish(Array.from({ length: 600 }, () => change));
  await hub.publish(Array.from({ length: 600 }, () => change));
  await hub.publish([change]);
  const late = await listen('manager', last);
  expect((await late.waitFor(hello)).missed).toBeNull();
  const recent = await listen('manager', last + 700);
  expect((await recent.waitFor(hello)).missed).toHaveLength(501);
  const odd = await listen('manager', last + 5000);
  expect((await odd.waitFor(hello)).missed).toBeNull();
  const rows = await runInDurableObject(hub, (_, state) => [...state.storage.kv.list()].length);
  expect(rows).toBeLessThan(1000);
});

test('the others see on which cell a person is, and that they have gone', async () => {
  const [client, second] = [await listen('manager'), await listen('staff')];
  await second.waitFor(hello);
  client.socket.send(JSON.stringify({ rowId: 'job_1', columnId: 'title' }));
  const person = await second.waitFor(personIn);
  expect(person).toMatchObject({
    staffId: 'stf_manager',
    name: 'The manager',
    rowId: 'job_1',
    columnId: 'title',
  });
  const third = await listen('viewer');
  expect((await third.waitFor(hello)).people).toContainEqual(person);
  client.socket.close();
  expect(await second.waitFor((message) => (message.type === 'gone' ? message.id : undefined))).toBe(
    person.id,
  );
  expect(client.received.map(personIn)).not.toContainEqual(person);
});

test('a listener that talks nonsense is put out, and the others go on', async () => {
  const [loud, calm] = [await listen('manager'), await listen('staff')];
  const closed = new Promise<number>((resolve) => {
    loud.socket.addEventListener('close', ({ code }) => resolve(code));
  });
  loud.socket.send(JSON.stringify({ rowId: 'x'.repeat(400), columnId: null }));
  expect(await closed).toBe(4001);
  const opened = await openJob(shop);
  await calm.waitFor(changeOf(opened.job.id, 1));
});

test('a listener of long ago must come again, so that an ended session hears no more', async () => {
  const client = await listen('manager');
  await client.waitFor(hello);
  const closed = new Promise<number>((resolve) => {
    client.socket.addEventListener('close', ({ code }) => resolve(code));
  });
  shop.clock.to('2026-03-02', '09:20');
  const opened = await openJob(shop);
  expect(await closed).toBe(4000);
  expect(client.received.map(changeOf(opened.job.id, 1))).not.toContainEqual(expect.anything());
  shop.clock.to('2026-03-02');
});

test('a listener of long ago is seen on no cell any more, also where nobody writes', async () => {
  const [old, calm] = [await listen('manager'), await listen('staff')];
  old.socket.send(JSON.stringify({ rowId: 'job_1', columnId: 'title' }));
  const { id } = await calm.waitFor(personIn);
  shop.clock.to('2026-03-02', '09:20');
  const fresh = await listen('viewer');
  expect((await fresh.waitFor(hello)).people.map((person) => person.id)).not.toContain(id);
  const remaining = await listen('finance');
  await remaining.waitFor(hello);
  remaining.socket.send(JSON.stringify({ rowId: 'job_2', columnId: 'title' }));
  expect((await fresh.waitFor(personIn)).rowId).toBe('job_2');
  expect(old.received.map((message) => personIn(message)?.rowId)).not.toContain('job_2');
  shop.clock.to('2026-03-02');
});

test('a commit whose answer the database lost is told all the same', async () => {
  const opened = await openJob(shop);
  const client = await listen('manager');
  await client.waitFor(hello);
  shop.watch.after = ({ sql }) => {
    if (sql.some((item) => /insert into "?history/i.test(item)))
      throw new Error('D1_ERROR: Network connection lost.');
  };
  const { status } = await shop.owner.patch(`/api/jobs/${opened.job.id}`, { title: 'Done', baseVersion: 1 });
  shop.watch.after = () => undefined;
  expect(status).toBe(503);
  expect(await client.waitFor(changeOf(opened.job.id, 2))).toMatchObject({ fields: ['title'] });
  expect((await shop.owner.get(`/api/jobs/${opened.job.id}`)).body.job.title).toBe('Done');
});

test('an opening that is undone is told, and the job is not read by its id any more', async () => {
  // Undo takes the owner's newest operation.
  shop.clock.to('2026-03-02', '10:00');
  const client = await listen('manager');
  const operation = `ges_${'0'.repeat(26)}`;
  const opened = await shop.owner.send<JobDetail>({
    method: 'POST',
    path: '/api/jobs',
    body: aRenovation,
    headers: { 'operation-id': operation },
  });
  const { id } = opened.body.job;
  await client.waitFor(changeOf(id, 1));
  const named = async () => (await shop.viewer.get<{ jobs: readonly unknown[] }>(`/api/jobs?ids=${id}`)).body;
  expect((await named()).jobs).toHaveLength(1);
  expect((await shop.owner.post('/api/undo', { way: 'undo' })).status).toBe(200);
  expect((await client.waitFor(changeOf(id, 2))).fields).toEqual(['isWithdrawn']);
  expect((await named()).jobs).toHaveLength(0);
});

test('without a session, from another site, or without a socket there is no way in', async () => {
  const refusals = await Promise.all([connect(null), connect('owner', '', 'https://elsewhere.test')]);
  expect(refusals.map(({ status }) => status)).toEqual([401, 403]);
  expect((await connect('owner', '', null)).status).toBe(403);
  expect((await connect('owner', '?seen=minus')).status).toBe(422);
  const plain = await shop.owner.send<Problem>({ method: 'GET', path: '/api/live', headers: { origin } });
  expect([plain.status, plain.body.code]).toEqual([426, 'upgrade-required']);
});

test('a hub that fails fails no write: the change is there, and the log says so', async () => {
  const logged: unknown[] = [];
  const waiting: Promise<void>[] = [];
  const live = openLive({
    hubs: new Proxy(env.LIVE, {
      get: (target, name) =>
        name === 'getByName'
          ? () => {
              throw new Error('the hub is down');
            }
          : Reflect.get(target, name),
    }),
    behind: (work) => waiting.push(work),
    wait: async () => undefined,
    log: (entry) => logged.push(entry),
  });
  const broken = await openShop('2026-03-02', { live });
  const before = await countRows('history');
  expect((await broken.owner.post('/api/jobs', aRenovation)).status).toBe(201);
  await Promise.all(waiting);
  expect(await countRows('history')).toBe(before + 1);
  expect(logged).toEqual([{ event: 'live-failed', error: 'Error' }]);
  expect(
    await live.listen({ who: { id: 'l', staffId: 's', name: 'n', since: 0, session: 'x' }, seen: null }),
  ).toBe('away');
  await live.end({ staffId: 's' });
  expect(await live.staffIds()).toEqual([]);
});

const closedWith = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });

test('signing out closes the session’s sockets at once, and nobody else’s', async () => {
  const [leaving, remaining] = [await listen('finance'), await listen('manager')];
  await remaining.waitFor(hello);
  const closed = closedWith(leaving.socket);
  const answer = await shop.fetch(
    new Request(`${origin}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: await shop.cookie('finance'), origin, 'content-type': 'application/json' },
      body: '{}',
    }),
  );
  expect(answer.status).toBe(200);
  expect(await closed).toBe(4003);
  const opened = await openJob(shop);
  await remaining.waitFor(changeOf(opened.job.id, 1));
  expect((await connect('finance')).status).toBe(401);
});

test('whoever is deactivated is put out by the next run of cron', async () => {
  const [leaving, remaining] = [await listen('viewer'), await listen('manager')];
  await remaining.waitFor(hello);
  const closed = closedWith(leaving.socket);
  await env.DB.prepare("update staff set is_active = 0 where id = 'stf_viewer'").run();
  await shop.tick();
  expect(await closed).toBe(4003);
  await env.DB.prepare("update staff set is_active = 1 where id = 'stf_viewer'").run();
  const opened = await openJob(shop);
  await remaining.waitFor(changeOf(opened.job.id, 1));
});

test('one person has ten sockets and no more; the others still come in', async () => {
  const clients = await Promise.all(Array.from({ length: 10 }, () => listen('staff')));
  const refused = await connect('staff');
  expect([refused.status, (await refused.json<Problem>()).code]).toEqual([429, 'too-many-requests']);
  expect((await connect('owner')).status).toBe(101);
  clients[0]?.socket.close();
  await vi.waitFor(async () => expect((await connect('staff')).status).toBe(101));
});

test('a socket that talks without end is put out', async () => {
  const loud = await listen('manager');
  await loud.waitFor(hello);
  const closed = closedWith(loud.socket);
  for (let count = 0; count <= 600; count += 1)
    loud.socket.send(JSON.stringify({ rowId: `job_${count}`, columnId: 'title' }));
  expect(await closed).toBe(4002);
});
