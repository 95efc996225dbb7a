import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import { openJob, openShop, origin, type Shop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

const shop = await openShop();
const job = await openJob(shop);
const jobPath = `/api/jobs/${job.job.id}`;
const customer = { name: 'Li' };
const opening = { flow: 'renovation', title: 'A', customer };
const cash = { amountMinor: 100, currency: 'CNY', method: 'cash', voucher: 'V' };

interface Bad {
  readonly what: string;
  readonly path: string;
  readonly method?: 'PATCH';
  readonly body: unknown;
  readonly status?: number;
  readonly code?: string;
  readonly field: string | null;
}

const bad: readonly Bad[] = [
  { what: 'an unknown field', path: '/api/jobs', body: { ...opening, paidMinor: 1 }, field: 'paidMinor' },
  { what: 'a role smuggled in', path: '/api/jobs', body: { ...opening, role: 'owner' }, field: 'role' },
  {
    what: 'an unknown field below',
    path: '/api/jobs',
    body: { ...opening, customer: { ...customer, id: 'cus_1' } },
    field: 'customer.id',
  },
  { what: 'a missing field', path: '/api/jobs', body: { flow: 'renovation', customer }, field: 'title' },
  { what: 'an empty title', path: '/api/jobs', body: { ...opening, title: '  ' }, field: 'title' },
  {
    what: 'a title too long',
    path: '/api/jobs',
    body: { ...opening, title: 'x'.repeat(201) },
    field: 'title',
  },
  { what: 'a wrong type', path: '/api/jobs', body: { ...opening, title: 7 }, field: 'title' },
  {
    what: 'no such trade',
    path: '/api/jobs',
    body: { ...opening, flow: 'bakery' },
    code: 'unknown-flow',
    field: 'flow',
  },
  {
    what: 'nobody of that id',
    path: '/api/jobs',
    body: { ...opening, ownerId: 'stf_nobody' },
    code: 'unknown-person',
    field: 'ownerId',
  },
  {
    what: 'an address that is none',
    path: '/api/jobs',
    body: { ...opening, customer: { name: 'Li', email: 'li@' } },
    field: 'customer.email',
  },
  {
    what: 'a fraction of a fen',
    path: '/api/jobs',
    body: { ...opening, contractTotalMinor: 1.5 },
    field: 'contractTotalMinor',
  },
  {
    what: 'an amount as text',
    path: '/api/jobs',
    body: { ...opening, contractTotalMinor: '１２' },
    field: 'contractTotalMinor',
  },
  {
    what: 'an amount out of range',
    path: '/api/jobs',
    body: { ...opening, contractTotalMinor: 1e12 + 1 },
    field: 'contractTotalMinor',
  },
  {
    what: 'an amount beyond 2^53',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A","customer":{"name":"Li"},"contractTotalMinor":9007199254740993}',
    field: 'contractTotalMinor',
  },
  {
    what: 'a negative total',
    path: '/api/jobs',
    body: { ...opening, contractTotalMinor: -1 },
    field: 'contractTotalMinor',
  },
  {
    what: 'an item of no trade',
    path: '/api/jobs',
    body: { ...opening, facts: { 'no.such': 1 } },
    code: 'unknown-item',
    field: 'facts.no.such',
  },
  {
    what: 'a choice that is none',
    path: '/api/jobs',
    body: { ...opening, facts: { 'job.kind': 'castle' } },
    code: 'wrong-value',
    field: 'facts.job.kind',
  },
  {
    what: 'a number out of bounds',
    path: '/api/jobs',
    body: { ...opening, facts: { area: 0 } },
    code: 'wrong-value',
    field: 'facts.area',
  },
  {
    what: 'an impossible date',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { 'start.on': '2026-02-30' } },
    code: 'wrong-value',
    field: 'facts.start.on',
  },
  {
    what: 'a date as a moment',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { 'start.on': 1_760_000_000_000 } },
    code: 'wrong-value',
    field: 'facts.start.on',
  },
  {
    what: 'a moment as a date',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { 'survey.at': '2026-05-01' } },
    code: 'wrong-value',
    field: 'facts.survey.at',
  },
  {
    what: 'a person who is none',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { surveyor: 'stf_nobody' } },
    code: 'wrong-value',
    field: 'facts.surveyor',
  },
  {
    what: 'progress past the whole',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { progress: 101 } },
    code: 'wrong-value',
    field: 'facts.progress',
  },
  {
    what: 'a document state as a fact',
    path: jobPath,
    method: 'PATCH',
    body: { baseVersion: 1, facts: { 'contract.signed': true } },
    code: 'unknown-item',
    field: 'facts.contract.signed',
  },
  { what: 'no base version', path: jobPath, method: 'PATCH', body: { title: 'B' }, field: 'baseVersion' },
  {
    what: 'an impossible due date',
    path: `${jobPath}/milestones`,
    body: { title: 'M', amountMinor: 1, dueOn: '2026-13-01' },
    field: 'dueOn',
  },
  {
    what: 'no such stage',
    path: `${jobPath}/stage`,
    body: { to: 'moon' },
    code: 'unknown-stage',
    field: 'to',
  },
  {
    what: 'no such document',
    path: `${jobPath}/documents`,
    body: { key: 'deed', state: 'filed' },
    code: 'unknown-item',
    field: 'key',
  },
  {
    what: 'an unknown tag',
    path: `${jobPath}/lines`,
    body: { description: 'L', amountMinor: 1, tags: ['gold'] },
    code: 'unknown-item',
    field: 'tags',
  },
  {
    what: 'a payment of nothing',
    path: `${jobPath}/payments`,
    body: { ...cash, amountMinor: 0 },
    field: 'amountMinor',
  },
  {
    what: 'a payment tomorrow',
    path: `${jobPath}/payments`,
    body: { ...cash, occurredAt: Date.UTC(2027, 0, 1) },
    field: 'occurredAt',
  },
  { what: 'no edits', path: '/api/edits', body: { edits: [] }, field: 'edits' },
  {
    what: 'prototype keys',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A","customer":{"name":"Li"},"constructor":1}',
    field: 'constructor',
  },
  {
    what: 'a prototype smuggled in',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A","customer":{"name":"Li"},"facts":{"__proto__":1}}',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  {
    what: 'a key that stands twice',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A","title":"B","customer":{"name":"Li"}}',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  {
    what: 'half a character',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A\\ud83d","customer":{"name":"Li"}}',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  {
    what: 'a zero in a text',
    path: '/api/jobs',
    body: '{"flow":"renovation","title":"A\\u0000B","customer":{"name":"Li"}}',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  {
    what: 'malformed JSON',
    path: '/api/jobs',
    body: '{"flow":',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  { what: 'two values', path: '/api/jobs', body: '{}{}', status: 400, code: 'invalid-json', field: null },
  {
    what: 'a byte order mark',
    path: '/api/jobs',
    body: '\uFEFF{}',
    status: 400,
    code: 'invalid-json',
    field: null,
  },
  {
    what: 'a body over the cap',
    path: '/api/jobs',
    body: { ...opening, title: 'x'.repeat(256 * 1024) },
    status: 413,
    code: 'body-too-large',
    field: null,
  },
];

const refuse = (client: Shop['owner'], { path, body, method }: Bad) =>
  client.refused(path, body, method ?? 'POST');

describe('bad input is refused by its path and stores nothing', () => {
  test.each(bad)('$what', async (badCase) => {
    const before = await everyRow();
    const { status, body } = await refuse(shop.owner, badCase);
    expect({ status, code: body.code }).toEqual({
      status: badCase.status ?? 422,
      code: badCase.code ?? 'invalid-input',
    });
    const paths = (body.fields ?? []).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(badCase.field === null ? [] : [badCase.field]));
    expect(body.requestId).toMatch(/^req_/);
    expect(await everyRow()).toEqual(before);
  });
});

interface Raw {
  readonly body: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

const raw = async (init: Raw): Promise<{ readonly status: number; readonly code: string }> => {
  const { headers } = await shop.owner.get('/api/me');
  expect(headers.get('x-request-id')).not.toBeNull();
  const answer = await shop.fetch(
    new Request(`${origin}/api/jobs`, {
      method: 'POST',
      ...init,
      headers: {
        cookie: await shop.cookie('owner'),
        origin,
        'content-type': 'application/json',
        ...init.headers,
      },
    }),
  );
  const { code } = await answer.json<Problem>();
  return { status: answer.status, code };
};

describe('the body as bytes', () => {
  test('invalid UTF-8 is refused', async () => {
    const body = new Uint8Array([
      ...new TextEncoder().encode('{"title":"'),
      0xff,
      0xfe,
      ...new TextEncoder().encode('"}'),
    ]);
    expect(await raw({ body })).toEqual({ status: 400, code: 'invalid-json' });
  });

  test('a body that claims to be short is measured as it comes', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 6) controller.close();
        else controller.enqueue(chunk);
      },
    });
    expect(await raw({ body })).toEqual({ status: 413, code: 'body-too-large' });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    '%s is no JSON',
    async (type) => {
      expect(await raw({ body: '{}', headers: { 'content-type': type } })).toEqual({
        status: 415,
        code: 'unsupported-media-type',
      });
    },
  );
});

test('an unknown query parameter is refused by its name', async () => {
  const { status, body } = await shop.owner.get<Problem>('/api/jobs?colour=red&limit=0');
  expect(status).toBe(422);
  expect((body.fields ?? []).map(({ path }) => path).toSorted()).toEqual(['colour', 'limit']);
});

test('a problem speaks the language of its reader', async () => {
  const detailIn = async (language: string) => {
    const answer = await shop.owner.send<Problem>({
      method: 'GET',
      path: '/api/jobs/job_none',
      headers: { 'accept-language': language },
    });
    return answer.body.detail;
  };
  expect(await detailIn('zh-TW,zh;q=0.9')).toBe('找不到：工單。');
  expect(await detailIn('zh-CN')).toBe('找不到：工单。');
  expect(await detailIn('en-GB, zh;q=0.2')).toBe('There is no such thing here: job.');
});

test('what is wrong with a field is said in the language of its reader, without what was sent', async () => {
  const fieldMessagesIn = async (language: string) => {
    const { body } = await shop.owner.send<Problem>({
      method: 'POST',
      path: '/api/jobs',
      body: { ...opening, title: 7, customer: { email: 'li@' }, ownerId: null, colour: 'red' },
      headers: { 'accept-language': language },
    });
    return Object.fromEntries((body.fields ?? []).map(({ path, message }) => [path, message]));
  };
  expect(await fieldMessagesIn('zh-Hant')).toEqual({
    title: '請填寫文字。',
    'customer.name': '此項必填。',
    'customer.email': '不是有效的電子郵件地址，例如 name@example.com。',
    colour: '沒有此欄位。如果頁面是在系統更新前開啟的，請重新整理頁面，已輸入的內容會保留。',
  });
  expect(await fieldMessagesIn('en')).toMatchObject({
    'customer.name': 'This is needed.',
    colour:
      'There is no such field. If the page was open during an update, reload it: what you typed is kept.',
  });
});

test.each(['%zz', '%E4', '%00'])('a job called %s is not there', async (written) => {
  const { status, body } = await shop.owner.get<Problem>(`/api/jobs/${written}`);
  expect([status, body.code]).toEqual([404, 'not-found']);
});

test('text that only looks dangerous is kept as it is', async () => {
  const title = `'; DROP TABLE job; -- \\ud83d <img onerror=alert(1)> 😀 \\u0000`;
  const opened = await openJob(shop, { title });
  expect((await shop.viewer.get(`/api/jobs/${opened.job.id}`)).body.job.title).toBe(title);
  const search = await shop.viewer.get<{ jobs: unknown[] }>(
    `/api/jobs?q=${encodeURIComponent("' OR 1=1 --")}`,
  );
  expect(shop.log).toEqual([]);
  expect(search.status).toBe(200);
});
