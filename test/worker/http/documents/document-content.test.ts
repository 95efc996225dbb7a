import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryEntry, JobDetail, Problem } from '#contract/jobs/job-answers';
import { openShop, type Client, type Shop } from '#test/kit/worker/api';
import { contractSteps, openTrade, openWhole, rendered, signature, texts } from './contract-job';

let shop: Shop;
let steps: ReturnType<typeof contractSteps>;

beforeEach(async () => {
  shop = await openShop('2026-03-05');
  steps = contractSteps(shop);
});

test('a document with empty places is refused with each of them in the reader’s language, and nothing is filed', async () => {
  const path = await openTrade(shop);
  const { status, body } = await shop.staff.send<Problem>({
    method: 'POST',
    path: `${path}/documents`,
    body: { key: 'contract', state: 'filed' },
    headers: { 'accept-language': 'zh-Hans' },
  });
  expect([status, body.code]).toEqual([409, 'document-incomplete']);
  expect(body.detail).toBe(
    '“家装合同”未存档，以下内容仍为空：合同总价、面积、房间、勘察时间、风格、施工范围、明细、泥瓦工、首付款、余款、款项节点及金额。',
  );
  expect(body.missing?.map(({ item, milestone }) => item ?? milestone)).toEqual([
    'job.total',
    'area',
    'rooms',
    'survey.at',
    'style',
    'contract',
    'contract',
    'crew.mason',
    'down',
    'balance',
    'contract',
  ]);
  expect(await steps.stored(path, 'contract.filed')).toBeUndefined();
  expect((await steps.read(path)).versions).toEqual([]);
});

test('no other way in files a document', async () => {
  const path = await openTrade(shop);
  const { body } = await shop.owner.get(path);
  const value = { version: 1 };
  const doors = [
    await shop.owner.refused(`${path}/facts`, { facts: [{ key: 'contract.filed', value: 'x' }] }),
    await shop.owner.refused(`${path}/facts`, { facts: [{ key: 'contract.filed', value }] }),
    await shop.owner.refused('/api/edits', {
      edits: [{ jobId: body.job.id, baseVersion: body.job.version, facts: { 'contract.filed': 'x' } }],
    }),
    await shop.owner.refused(
      path,
      { baseVersion: body.job.version, facts: { 'contract.signed': true } },
      'PATCH',
    ),
  ];
  // The edits of many jobs are answered each by itself.
  expect(doors.map(({ status }) => status)).toEqual([422, 422, 200, 422]);
  expect(JSON.stringify(doors[2]?.body)).toContain('unknown-item');
  expect(await steps.stored(path, 'contract.filed')).toBeUndefined();
});

test('a whole document is filed with what it states; the job, its row and its history stay light', async () => {
  const path = await openWhole(shop);
  const { status, body } = await steps.file(path);
  expect(status).toBe(200);
  expect(body.job.facts?.['contract.filed']).toEqual({ version: 1, hasContent: true });
  const detail = await steps.read(path);
  const printed = rendered(detail);
  for (const words of [
    '王小明委托Test Shop在Lane 12施工，总价¥123,456.00。',
    '2026年3月4日 14:30',
    '厨房、卫生间',
    'The staff',
    '李师傅',
    '厨房与卫生间',
  ])
    expect(printed).toContain(words);
  expect([detail.isFresh, detail.versions.length, detail.next?.missing]).toEqual([true, 1, []]);
  const storedFact = await env.DB.prepare(
    `select length(value) as bytes from fact where key = 'contract.filed'`,
  ).first<{ bytes: number }>();
  expect(storedFact?.bytes).toBeGreaterThan(500);
  expect(storedFact?.bytes).toBeLessThan(8000);
  const history = await shop.staff.get<{ entries: HistoryEntry[] }>(`${path}/history`);
  expect(JSON.stringify(history.body.entries[0])).not.toContain('水电');
  expect(JSON.stringify(body.facts)).not.toContain('"data"');
});

test('a part that the document has not, and a step by someone who may not edit, are refused', async () => {
  const path = await openWhole(shop);
  const odd = await shop.staff.refused(`${path}/documents`, {
    key: 'contract',
    state: 'filed',
    texts: { ...texts, scoop: 'x' },
  });
  expect([odd.status, odd.body.fields?.[0]?.path]).toEqual([422, 'texts.scoop']);
  expect((await steps.file(path, {}, shop.viewer)).status).toBe(403);
});

test('states pass in their order; who agreed and why it is returned must be said', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  const early = await steps.record(path, 'signed', { signature });
  expect([early.status, early.body.code]).toEqual([409, 'document-not-ready']);
  const early2 = await steps.record(path, 'returned', { by: 'Wang', note: 'x' });
  expect(early2.status).toBe(409);
  const letter = await steps.record(path, 'delivered', { ways: ['by-mail', 'by-hand'] });
  expect([letter.status, letter.body.fields?.[0]?.path]).toEqual([422, 'ways']);
  expect((await steps.delivered(path)).status).toBe(200);
  expect((await steps.record(path, 'agreed')).body.fields?.map((field) => field.path)).toEqual(['by']);
  expect(
    (await steps.record(path, 'returned', { by: 'Wang' })).body.fields?.map((field) => field.path),
  ).toEqual(['note']);
  expect((await steps.record(path, 'agreed', { by: 'Wang', on: '2026-03-06' })).body.fields?.[0]?.path).toBe(
    'on',
  );
  expect((await steps.record(path, 'agreed', { by: 'Wang', on: '2026-03-04' })).status).toBe(200);
  expect((await steps.read(path)).versions[0]?.agreed).toMatchObject({
    by: 'Wang',
    on: '2026-03-04',
    actor: 'The staff',
  });
});

test('a verdict belongs to its version: a return takes the agreement back, and the next version is a new round', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  await steps.delivered(path);
  await steps.record(path, 'agreed', { by: 'Wang' });
  const returned = await steps.record(path, 'returned', { by: 'Wang', note: 'No tub' });
  expect(returned.status).toBe(200);
  expect(await steps.stored(path, 'contract.agreed')).toBeNull();
  expect((await steps.record(path, 'signed', { signature })).status).toBe(409);
  await steps.record(path, 'agreed', { by: 'Wang' });
  expect(await steps.stored(path, 'contract.returned')).toBeNull();
  await steps.record(path, 'returned', { by: 'Wang', note: 'No tub after all' });
  await steps.file(path);
  const { versions } = await steps.read(path);
  expect(versions.map(({ version, round }) => [version, round])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(versions[0]?.returned?.note).toBe('No tub after all');
  expect([versions[1]?.returned, versions[1]?.agreed, versions[1]?.delivered]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('only those whom the flow names sign, managers neither', async () => {
  const path = await openWhole(shop);
  const letter = (state: string, by: Client) =>
    by.post<JobDetail & Problem>(`${path}/documents`, {
      key: 'letter',
      state,
      ...(state === 'signed' ? { signature } : {}),
    });
  expect((await letter('filed', shop.staff)).status).toBe(200);
  const refused = await letter('signed', shop.manager);
  expect([refused.status, refused.body.code]).toEqual([403, 'not-yours']);
  expect((await letter('signed', shop.owner)).status).toBe(200);
});

test('a signature has a name, a day that has come and a hand or a place; strokes are moves and lines', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  await steps.delivered(path);
  await steps.record(path, 'agreed', { by: '王小明' });
  const statuses: number[] = [];
  for (const more of [
    {},
    { signature: { ...signature, name: ' ' } },
    { signature: { name: '王', on: '2026-03-04' } },
    { signature: { ...signature, on: '2026-03-06' } },
    { signature: { name: '王', on: '2026-03-04', strokes: 'M1 1"/><script>' } },
  ])
    statuses.push((await steps.record(path, 'signed', more)).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422]);
  const { status } = await steps.record(path, 'signed', {
    signature: { name: '王小明', on: '2026-03-05', strokes: 'M10 20L30 40L50 60M70 80L90 100' },
  });
  expect(status).toBe(200);
  const detail = await steps.read(path);
  expect(detail.versions[0]?.signed).toMatchObject({ on: '2026-03-05', by: '王小明' });
  expect(rendered(detail)).toContain('M10 20L30 40L50 60M70 80L90 100');
  expect(JSON.stringify((await shop.owner.get(path)).body.facts)).not.toContain('M10 20');
});

test('a version that no longer says what the job says is not signed; put back, or filed anew, it is', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  await steps.delivered(path);
  await steps.record(path, 'agreed', { by: 'Wang' });
  const total = async (contractTotalMinor: number | null) => {
    const { job } = (await shop.owner.get(path)).body;
    return shop.owner.patch(path, { baseVersion: job.version, contractTotalMinor });
  };
  const before = (await shop.owner.get(path)).body.job.contractTotalMinor;
  expect((await total(9_999_900)).status).toBe(200);
  const refused = await steps.record(path, 'signed', { signature });
  expect([refused.status, refused.body.code]).toEqual([409, 'document-outdated']);
  expect(refused.body.detail).toContain('File a new version');
  expect((await total(before)).status).toBe(200);
  expect((await steps.record(path, 'signed', { signature })).status).toBe(200);
});

test('a signed version never changes: later edits, filings and signatures leave it byte for byte the same', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  expect((await steps.sign(path)).status).toBe(200);
  const before = await steps.read(path);
  expect(before.seal).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), isIntact: true });
  const again = await steps.record(path, 'signed', { signature: { ...signature, name: 'Another' } });
  expect([again.status, again.body.code]).toEqual([409, 'document-signed']);
  expect((await steps.record(path, 'returned', { by: 'Wang', note: 'x' })).body.code).toBe('document-signed');
  const { body } = await shop.owner.get(path);
  const edited = await shop.owner.patch(path, {
    baseVersion: body.job.version,
    facts: { style: 'Rustic', area: 1 },
    customer: { name: 'Someone', address: 'Elsewhere' },
  });
  expect(edited.status).toBe(200);
  await shop.owner.post(`${path}/lines`, { description: 'Door', amountMinor: 5 });
  expect((await steps.read(path)).isFresh).toBe(false);
  expect(rendered(await steps.read(path))).toBe(rendered(before));
  expect((await steps.file(path)).status).toBe(200);
  const first = await steps.read(path, 1);
  expect(rendered(first)).toBe(rendered(before));
  expect(rendered(first, 'en')).toBe(rendered(before, 'en'));
  expect(first.seal).toEqual(before.seal);
  const second = await steps.read(path);
  expect([second.versions.length, second.seal, second.versions[1]?.signed, second.isFresh]).toEqual([
    2,
    null,
    undefined,
    true,
  ]);
  expect(rendered(second)).toContain('Rustic');
  expect((await steps.record(path, 'signed', { signature })).body.code).toBe('document-not-ready');
});

test('a seal that no longer fits what is stored says so', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  await steps.sign(path);
  const { body } = await shop.owner.get(path);
  const triggers = await env.DB.prepare(
    `select name from sqlite_master where type = 'trigger' and tbl_name = 'fact'`,
  ).all<{ name: string }>();
  for (const { name } of triggers.results) await env.DB.prepare(`drop trigger ${name}`).run();
  await env.DB.prepare(
    `update fact set value = json_set(value, '$.data.places.fact:style', 'x') where job_id = ? and key = 'contract.filed'`,
  )
    .bind(body.job.id)
    .run();
  await env.DB.prepare(
    `update fact set value = json_set(value, '$.texts.scope', 'Pool') where job_id = ? and key = 'contract.filed'`,
  )
    .bind(body.job.id)
    .run();
  expect((await steps.read(path)).seal?.isIntact).toBe(false);
});

test('the contract’s own step asks its gate: what changed since blocks the stage until a new version is filed', async () => {
  const path = await openWhole(shop);
  await steps.file(path);
  await steps.sign(path);
  const missing = async () =>
    (await shop.owner.get(path)).body.missing
      .filter(({ stage }) => stage === 'talk')
      .map(({ label }) => label.en);
  expect(await missing()).toEqual([]);
  const { body } = await shop.owner.get(path);
  const cell = await shop.staff.post<{ jobs: JobDetail['job'][] }>('/api/edits', {
    edits: [{ jobId: body.job.id, baseVersion: body.job.version, facts: { style: 'Rustic' } }],
  });
  expect(cell.body.jobs[0]?.missingCount).toBe(1);
  expect(await missing()).toEqual(['Contract as agreed']);
  const blocked = await shop.staff.refused(`${path}/stage`, {
    to: 'work',
    baseVersion: cell.body.jobs[0]?.version,
  });
  expect([blocked.status, blocked.body.missing?.map(({ label }) => label.en)]).toEqual([
    409,
    ['Contract as agreed'],
  ]);
  const restyled = await shop.staff.post<{ jobs: JobDetail['job'][] }>('/api/edits', {
    edits: [{ jobId: body.job.id, baseVersion: cell.body.jobs[0]?.version, facts: { style: '现代' } }],
  });
  expect(restyled.body.jobs[0]?.missingCount).toBe(0);
  const named = await shop.staff.post<{ jobs: JobDetail['job'][] }>('/api/edits', {
    edits: [{ jobId: body.job.id, baseVersion: restyled.body.jobs[0]?.version, customer: { name: 'Other' } }],
  });
  expect(named.body.jobs[0]?.missingCount).toBe(1);
});

test('versions do not make a job heavier: those that were replaced are read on demand', async () => {
  const path = await openWhole(shop);
  for (const index of [0, 1, 2, 3, 4, 5])
    await steps.file(path, { texts: { scope: `Scope ${index} `.repeat(50) } });
  const { body } = await shop.owner.get(path);
  expect(body.facts.filter(({ key }) => key === 'contract.filed')).toHaveLength(1);
  const detail = await steps.read(path, 2);
  expect(detail.versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(rendered(detail)).toContain('Scope 1 ');
  expect(JSON.stringify(detail)).not.toContain('Scope 5 ');
  const none = await steps.read(path, 9);
  expect(none.content).toBeNull();
});
