import { expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import { openJob, openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();

test('edits of different fields on one base both stand', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'Theirs' });
  const mine = await shop.manager.patch(path, { baseVersion: 1, facts: { area: 88 } });
  expect(mine.status).toBe(200);
  expect(mine.body.job).toMatchObject({ version: 3, title: 'Theirs' });
  expect(mine.body.facts).toMatchObject([{ key: 'area', value: 88 }]);
});

test('an edit of a field that another changed answers 409 with the current value and changes nothing', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'Theirs', facts: { area: 70 } });
  const before = await everyRow();
  const mine = await shop.manager.patch<Problem>(path, {
    baseVersion: 1,
    title: 'Mine',
    customer: { phone: '1' },
  });
  expect(mine).toMatchObject({ status: 409, body: { code: 'stale', current: { title: 'Theirs' } } });
  expect(Object.keys(mine.body.current ?? {})).toEqual(['title']);
  expect(await everyRow()).toEqual(before);
});

test('the same value from two people is no conflict', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  await shop.owner.patch(path, { baseVersion: 1, title: 'Agreed' });
  const mine = await shop.manager.patch(path, { baseVersion: 1, title: 'Agreed' });
  expect(mine).toMatchObject({ status: 200, body: { job: { version: 2 } } });
});

test('a version that is not there yet is stale', async () => {
  const { job } = await openJob(shop);
  const mine = await shop.owner.patch<Problem>(`/api/jobs/${job.id}`, { baseVersion: 9, title: 'Mine' });
  expect(mine).toMatchObject({ status: 409, body: { code: 'stale' } });
});

test('a merge reaches back over more versions than one page of history', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  for (let count = 1; count <= 12; count += 1)
    await shop.owner.patch(path, { baseVersion: count, facts: { area: 50 + count } });
  const mine = await shop.manager.patch(path, { baseVersion: 1, title: 'Late, and welcome' });
  expect(mine).toMatchObject({ status: 200, body: { job: { version: 14 } } });
});

test('five people at once on five fields all get through, none is lost', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  const edits = [
    { title: 'Five' },
    { customer: { phone: '139' } },
    { customer: { address: 'Lane 9' } },
    { facts: { area: 61 } },
    { facts: { 'job.kind': 'old-home' } },
  ];
  const answers = await Promise.all(edits.map((edit) => shop.owner.patch(path, { baseVersion: 1, ...edit })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const { body } = await shop.owner.get(path);
  expect(body.job).toMatchObject({ version: 6, title: 'Five' });
  const facts = Object.fromEntries(body.facts.map(({ key, value }) => [key, value]));
  expect(facts).toMatchObject({ area: 61, 'job.kind': 'old-home' });
  expect(body.customer).toMatchObject({ phone: '139', address: 'Lane 9' });
});

test('fifty people at once on one field: one stands, the others learn its value', async () => {
  const { job } = await openJob(shop);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, title: `Title ${index}` }),
    ),
  );
  const done = answers.filter(({ status }) => status === 200);
  expect(done).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  expect((await shop.owner.get(`/api/jobs/${job.id}`)).body.job.version).toBe(2);
});

test('an answer tells whether the edit made its version, or found its value standing', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  const write = (title: string) => shop.owner.patch(path, { baseVersion: 1, title });
  const paste = (title: string) =>
    shop.manager.post<{ results: unknown[] }>('/api/edits', {
      edits: [{ jobId: job.id, baseVersion: 2, title }],
    });
  expect((await write('Same')).body).toMatchObject({ isCommitted: true, job: { version: 2 } });
  expect((await write('Same')).body).toMatchObject({ isCommitted: false, job: { version: 2 } });
  expect((await paste('Same')).body.results).toMatchObject([{ isCommitted: false, version: 2 }]);
  expect((await paste('Next')).body.results).toMatchObject([{ isCommitted: true, version: 3 }]);
  expect((await shop.owner.get(path)).body).not.toHaveProperty('isCommitted');
});

const operationId = 'ges_01LOSTANSWER0001';

test('a repeat of an operation whose answer was lost is told which version it made', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  const headers = { gesture: operationId };
  const body = { baseVersion: 1, title: 'Mine' };
  const write = () => shop.owner.send({ method: 'PATCH', path, body, headers });
  const edits = [{ jobId: job.id, ...body }];
  const another = await openJob(shop);
  const many = () =>
    shop.owner.send<{ results: unknown[] }>({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [...edits, { jobId: another.job.id, ...body }] },
      headers,
    });
  expect((await write()).body).toMatchObject({ isCommitted: true, job: { version: 2 } });
  expect((await write()).body).toMatchObject({ isCommitted: true, committedVersion: 2 });
  expect((await many()).body.results).toMatchObject([
    { isCommitted: true, committedVersion: 2 },
    { isCommitted: true, version: 2 },
  ]);
  // Another field that another person wrote since does not count as this operation's.
  await shop.manager.patch(path, { baseVersion: 2, facts: { area: 70 } });
  expect((await write()).body).toMatchObject({
    isCommitted: false,
    committedVersion: 2,
    job: { version: 3 },
  });
  expect((await many()).body.results).toMatchObject([
    { isCommitted: false, committedVersion: 2, version: 3 },
    { isCommitted: true, committedVersion: 2, version: 2 },
  ]);
});

test('a repeat of one cell in a batch, which is decided on the row alone, is told its version too', async () => {
  const { job } = await openJob(shop);
  const write = (title: string, headers = {}) =>
    shop.owner.send<{ results: unknown[] }>({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [{ jobId: job.id, baseVersion: 1, title }] },
      headers: { 'operation-id': operationId, ...headers },
    });
  expect((await write('Mine')).body.results).toMatchObject([{ isCommitted: true, version: 2 }]);
  expect((await write('Mine')).body.results).toMatchObject([{ isCommitted: true, committedVersion: 2 }]);
  await shop.manager.patch(`/api/jobs/${job.id}`, { baseVersion: 2, facts: { area: 70 } });
  expect((await write('Mine')).body.results).toMatchObject([
    { isCommitted: false, committedVersion: 2, version: 3 },
  ]);
  const another = { 'operation-id': 'ges_01ANOTHER00000001' };
  expect((await write('Mine', another)).body.results[0]).not.toHaveProperty('committedVersion');
});

test('an operation is not held against those of its own tab that it names', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  const write = (title: string, headers: Readonly<Record<string, string>>) =>
    shop.owner.send<JobDetail>({ method: 'PATCH', path, body: { baseVersion: 1, title }, headers });
  const newer = { gesture: 'ges_01NEWERTEXT00001', 'own-operations': `${operationId}, ges_01NEVERARRIVED01` };
  await write('Lost', { gesture: operationId });
  expect(await write('Unnamed', { gesture: 'ges_01NEWERTEXT00001' })).toMatchObject({ status: 409 });
  expect(await write('Newer', newer)).toMatchObject({ status: 200, body: { job: { version: 3 } } });
  // The person has not seen another person's write in between, whatever operations the request names.
  await shop.manager.patch(path, { baseVersion: 3, title: 'Theirs' });
  expect(await write('Newest', { ...newer, 'own-operations': 'ges_01NEWERTEXT00001' })).toMatchObject({
    status: 409,
  });
});

test('the same value under another operation, of another person or without a name is not its own', async () => {
  const { job } = await openJob(shop);
  const path = `/api/jobs/${job.id}`;
  const body = { baseVersion: 1, title: 'Agreed' };
  const headers = { gesture: operationId };
  await shop.owner.send({ method: 'PATCH', path, body, headers });
  const others = [
    await shop.manager.send({ method: 'PATCH', path, body, headers }),
    await shop.owner.send({
      method: 'PATCH',
      path,
      body,
      headers: { 'operation-id': 'ges_01ANOTHER00000001' },
    }),
    await shop.owner.patch(path, body),
  ];
  for (const answer of others) {
    expect(answer.body).toMatchObject({ isCommitted: false, job: { version: 2 } });
    expect(answer.body).not.toHaveProperty('committedVersion');
  }
});

test("a batch of edits tells each job's fate by itself", async () => {
  const [item, two] = [await openJob(shop), await openJob(shop)];
  await shop.owner.patch(`/api/jobs/${two.job.id}`, { baseVersion: 1, title: 'Theirs' });
  const { body } = await shop.manager.post<{ results: unknown[]; jobs: unknown[] }>('/api/edits', {
    edits: [
      { jobId: item.job.id, baseVersion: 1, title: 'Pasted' },
      { jobId: item.job.id, baseVersion: 1, facts: { area: 44 } },
      { jobId: two.job.id, baseVersion: 1, title: 'Pasted too' },
      { jobId: 'job_none', baseVersion: 1, title: 'Nowhere' },
    ],
  });
  expect(body.results).toMatchObject([
    { jobId: item.job.id, ok: true, version: 2 },
    { jobId: two.job.id, ok: false, status: 409, code: 'stale', current: { title: 'Theirs' } },
    { jobId: 'job_none', ok: false, status: 404 },
  ]);
  expect(body.jobs).toMatchObject([{ title: 'Pasted' }]);
  const { body: pasted } = await shop.owner.get(`/api/jobs/${item.job.id}`);
  expect(pasted.facts).toMatchObject([{ key: 'area', value: 44 }]);
});

test('a job that is never let through answers 503 after eight tries, and nothing is lost', async () => {
  const { job } = await openJob(shop);
  let tries = 0;
  const crowded = await openShop('2026-03-02', {
    store: {
      ...shop.deps.store,
      commit: async () => {
        tries += 1;
        return { done: false, why: 'stale', key: 'history' };
      },
    },
  });
  const before = await everyRow();
  const answer = await crowded.owner.patch<Problem>(`/api/jobs/${job.id}`, { baseVersion: 1, title: 'Mine' });
  expect(answer).toMatchObject({ status: 503, body: { code: 'too-busy' } });
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(tries).toBe(8);
  expect(await everyRow()).toEqual(before);
});

test('more jobs than one request may write are refused before any is', async () => {
  const edits = Array.from({ length: 101 }, (_, index) => ({
    jobId: `job_x${index}`,
    baseVersion: 1,
    title: 'T',
  }));
  const answer = await shop.owner.refused('/api/edits', { edits });
  expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: 'edits' }] } });
});
