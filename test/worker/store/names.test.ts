import { beforeAll, describe, expect, test } from 'vitest';
import { planChange } from '#actions/decide/plan-change';
import {
  addStaff,
  ctxAt,
  db,
  editsOf,
  fact,
  first,
  listed,
  loaded,
  noon,
  opened,
  store,
  today,
} from '#test/worker/store/kit/shop';
import { planOf, watchedStore } from '#test/worker/store/kit/watched';

const people = [
  ['张国荣', '+86 138 0013 8000', '香江花园'],
  ['張學友', '13900139000', 'Peak Road 10'],
  ['李丽', '021-6234 5678', 'peak road 9'],
  ['黎明', null, '台湾小馆'],
  ['曾志伟', null, 'ＨＩＬＬ　Side'],
  ['Anna Berg', null, '阿里山'],
  ['王五', null, '丁香公寓'],
] as const;

beforeAll(async () => {
  await addStaff();
  for (const [name, phone, title] of people)
    await opened({ title, customer: { name, phone, email: null, address: null }, ownerId: null });
}, 60_000);

const found = async (q: string) =>
  (await listed({ q, view: 'all', sort: 'number' })).jobs.map(({ customerName }) => customerName);

describe('a search', () => {
  test.each([
    ['張國榮', ['张国荣']],
    ['张学友', ['張學友']],
    ['臺灣小館', ['黎明']],
    ['hill', ['曾志伟']],
    ['ｈｉｌｌ', ['曾志伟']],
    ['zgr', ['张国荣']],
    ['ZGR', ['张国荣']],
    ['zhangguorong', ['张国荣']],
    ['zhangguor', ['张国荣']],
    ['zhang guo', ['张国荣']],
    ['guorong', ['张国荣']],
    ['xueyou', ['張學友']],
    ['zengzhiwei', ['曾志伟']],
    ['xjhy', ['张国荣']],
    ['13800138000', ['张国荣']],
    ['+86 138-0013-8000', ['张国荣']],
    ['138 0013', ['张国荣']],
    ['86138001', ['张国荣']],
    ['+86 13900139000', ['張學友']],
    ['021 6234', ['李丽']],
    ['+86 21 6234 5678', ['李丽']],
    ['0000', []],
  ])('for %s finds %j', async (q, names) => expect(await found(q)).toEqual(names));
});

describe('find', () => {
  const columnsOf = async (text: string) => {
    const { rows } = await store.findRows({ text, view: 'all', sort: 'number', by: 'none' }, today);
    return rows.map(({ columns }) => columns);
  };
  test.each([
    ['張國', [['customer']]],
    ['学友', [['customer']]],
    ['臺灣', [['title']]],
    ['hill s', [['title']]],
    ['ＰＥＡＫ', [['title'], ['title']]],
    ['zgr', [['customer']]],
    ['xiangjiang', [['title']]],
    ['+86 138 0013', [['customer']]],
    ['+86 21 6234', [['customer']]],
    ['婚禮策劃', people.map(() => ['trade'])],
  ])('of %s is in %j', async (text, columns) => expect(await columnsOf(text)).toEqual(columns));

  test('of the past folds what the rows showed', async () => {
    const asOf = Date.now() + 1_000;
    const jobs = (await listed({ q: '張國榮', view: 'all', sort: 'number', asOf })).jobs;
    expect(jobs.map(({ customerName }) => customerName)).toEqual(['张国荣']);
    expect((await listed({ q: 'hill', view: 'all', sort: 'number', asOf })).jobs).toHaveLength(1);
  });
});

describe('a list', () => {
  const by = async (sort: string, names?: 'pinyin' | 'strokes') =>
    (await listed({ view: 'all', sort, ...(names === undefined ? {} : { names }) })).jobs;
  test('is sorted by the sound of its customers and titles', async () => {
    const sounds = ['Anna Berg', '黎明', '李丽', '王五', '曾志伟', '张国荣', '張學友'];
    expect((await by('customer')).map(({ customerName }) => customerName)).toEqual(sounds);
    const titles = [
      '阿里山',
      '丁香公寓',
      'ＨＩＬＬ　Side',
      'peak road 9',
      'Peak Road 10',
      '台湾小馆',
      '香江花园',
    ];
    expect((await by('title')).map(({ title }) => title)).toEqual(titles);
    expect((await by('-title')).map(({ title }) => title)).toEqual(titles.toReversed());
  });

  test('and by their strokes, where it is asked so', async () => {
    const strokes = ['Anna Berg', '王五', '张国荣', '李丽', '張學友', '曾志伟', '黎明'];
    expect((await by('customer', 'strokes')).map(({ customerName }) => customerName)).toEqual(strokes);
    expect((await by('title', 'strokes')).map(({ title }) => title).slice(-2)).toEqual([
      '阿里山',
      '香江花园',
    ]);
  });

  test('of the past has the same orders', async () => {
    const past = await listed({ view: 'all', sort: 'customer', asOf: Date.now() + 1_000 });
    expect(past.jobs.map(({ id }) => id)).toEqual((await by('customer')).map(({ id }) => id));
  });
});

test('jobs from before there were keys get theirs in small slices, the newest first, and nobody sees a change', async () => {
  await db
    .prepare(
      `update job set search_version = 0, search_text = 'j' || number, title_pinyin = null, title_strokes = null,
        customer_pinyin = null, customer_strokes = null`,
    )
    .run();
  const before = await first<{ n: number; at: number }>(
    'select count(*) as n, max(updated_at) as at from job',
  );
  const past = await first<{ n: number }>('select count(*) as n from job_past');
  expect(await found('zgr')).toEqual([]);
  const { seen, store: watched } = watchedStore();
  expect(await watched.reindexJobs(5)).toBe(5);
  expect(seen.statements).toHaveLength(2);
  for (const sql of seen.statements) {
    const plan = await planOf(sql);
    expect(
      plan.filter((step) =>
        /SCAN (job|customer)\b(?! USING INDEX job_search_outdated)|TEMP B-TREE/.test(step),
      ),
    ).toEqual([]);
  }
  expect(await found('zgr')).toEqual([]);
  expect(await watched.reindexJobs(5)).toBe(2);
  expect(await watched.reindexJobs(5)).toBe(0);
  expect(await found('zgr')).toEqual(['张国荣']);
  const sorted = await listed({ view: 'all', sort: 'customer' });
  expect(sorted.jobs.map(({ customerName }) => customerName)[1]).toBe('黎明');
  expect(await first('select count(*) as n, max(updated_at) as at from job')).toEqual(before);
  expect(await first('select count(*) as n from job_past')).toEqual(past);
});

test('an edit of another column leaves the title’s keys, and their indexes, alone', async () => {
  const job = await opened({ title: 'Kept' });
  const writes = async (edits: Parameters<typeof editsOf>[0]) => {
    const { seen, store: watched } = watchedStore();
    const base = await loaded(job.state.job.id);
    const { change, after } = planChange(ctxAt(noon), base, editsOf(edits));
    expect(await watched.commit(change, after, base)).toEqual({ done: true });
    return seen.statements.filter((sql) => sql.includes('title_pinyin'));
  };
  expect(await writes({ facts: [fact('size', 180)] })).toEqual([]);
  expect(await writes({ job: { title: '改名' } })).toHaveLength(1);
  const sorted = await listed({ view: 'all', sort: 'title' });
  expect(sorted.jobs.map(({ title }) => title).indexOf('改名')).toBe(2);
});
