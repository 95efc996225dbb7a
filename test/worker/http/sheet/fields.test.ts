import { beforeAll, describe, expect, test } from 'vitest';
import type { HistoryEntry, JobRow } from '#contract/jobs/job-answers';
import type { Found } from '#contract/sheet/sheet';
import type { ExportPage, ImportAnswer } from '#contract/transfer/transfer-answers';
import type { Field } from '#domain/fields/field';
import { historyPath } from '#domain/fields/fields';
import { fields } from '#domain/fields/index';
import { ownFields, type OwnSpec } from '#domain/fields/own-values';
import type { Flow } from '#domain/flow/flow';
import { wedding } from '#domain/trades/wedding/index';
import { flowsBefore as flows, renovation1 as renovation } from '#test/kit/flows/renovation-1';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';

const all: readonly Field[] = fields;

/** Values of own fields that differ from one job to the other. */
const ownSample = ({ name, kind }: OwnSpec, at: number): unknown => {
  switch (kind.value) {
    case 'text':
      return `${['Alpha', 'Beta', 'Gamma', 'Omega'][at]} ${name}`;
    case 'money':
      return 100_000 * (at + 1);
    case 'staff':
      return at === 0 ? null : `stf_${['owner', 'manager', 'staff'][at - 1]}`;
  }
};

const ownSamples = (at: number): object =>
  Object.assign({}, ...ownFields.map((field) => ({ [field.name]: ownSample(field, at) })));

interface EditResults {
  readonly jobs: readonly JobRow[];
}

let shop: Shop;
let jobs: readonly JobRow[];

const list = async (query: string): Promise<readonly JobRow[]> => {
  const { status, body } = await shop.owner.get<{ readonly jobs: readonly JobRow[] }>(
    `/api/jobs?view=all&${query}`,
  );
  expect([query, status]).toEqual([query, 200]);
  return body.jobs;
};

beforeAll(async () => {
  shop = await openShop(undefined, { flows });
  const opened = [];
  for (const [at, flow] of [renovation, renovation, wedding, wedding].entries())
    opened.push(
      await openJob(shop, {
        flow: flow.key,
        ...ownSamples(at),
        customer: { name: `${['Ann', 'Bob', 'Cid', 'Dee'][at]} Chen` },
        facts: flow === wedding ? { 'wedding.on': `2027-0${at + 3}-05` } : { progress: 20 * (at + 1) },
      }),
    );
  const [first, second, , last] = opened.map(({ job }) => job.id);
  const stages = renovation.stages.map(({ key }) => key);
  await shop.owner.post(`/api/jobs/${second}/stage`, { to: stages[1], override: { reason: 'known' } });
  await shop.owner.post(`/api/jobs/${first}/facts`, {
    facts: [{ key: 'survey.at', value: shop.clock.now + 9e8 }],
  });
  await shop.owner.post(`/api/jobs/${last}/payments`, {
    amountMinor: 50_000,
    currency: 'CNY',
    method: 'cash',
    voucher: 'R-1',
    creditMinor: 50_000,
  });
  jobs = await list('sort=number&facts=true');
});

const valueOf = ({ property }: Field, job: JobRow): string | number | null => {
  const value: unknown = Reflect.get(job, property);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

/** A value as conditions and orders have it: of a stage its place too. */
const keyOf = (field: Field, job: JobRow): string =>
  field.isOfTrade === true ? `${job.flow}/${valueOf(field, job)}` : String(valueOf(field, job) ?? 'none');

const placeOf = (field: Field, job: JobRow): string | number | null => {
  if (field.sort?.by !== 'stage') return valueOf(field, job);
  const flow = flows.findIndex(({ key }) => key === job.flow);
  return flow * 1000 + (flows[flow]?.stages.findIndex(({ key }) => key === job.stage) ?? 0);
};

const rises = (values: readonly (string | number | null)[]): boolean => {
  const known = values.filter((value) => value !== null);
  return known.every((value, at) => at === 0 || (known[at - 1] ?? value) <= value);
};

const named = (those: readonly Field[]) => those.map((field) => [field.id, field] as const);
const numbersOf = (rows: readonly JobRow[]) => rows.map(({ number }) => number);

/** The condition that holds of the jobs with the value of one of them. */
const conditionOn = (field: Field, job: JobRow): string => {
  const value = encodeURIComponent(keyOf(field, job));
  switch (field.condition) {
    case 'text':
      return `${field.id}:is:${value}`;
    case 'set':
      return `${field.id}:in:${value}`;
    case 'date':
    case 'number':
    case 'money':
    case null:
      return `${field.id}:from:${value};${field.id}:to:${value}`;
  }
};

/** What a person types to find the value of a job's cell. */
const typedFor = (field: Field, job: JobRow): string => {
  const flow = flows.find(({ key }) => key === job.flow);
  switch (field.find) {
    case 'number':
      return `J-${job.number}`;
    case 'trade':
      return flow?.label.en ?? '';
    case 'stage':
      return flow?.stages.find(({ key }) => key === job.stage)?.label.en ?? '';
    case 'staff':
      return job.ownerName ?? '';
    case 'amount':
      return String(Number(valueOf(field, job)) / 100);
    default:
      return String(valueOf(field, job));
  }
};

/** A job whose cell of the field shows something. */
const filledJob = (field: Field): JobRow => {
  const job = jobs.findLast((candidate) => (valueOf(field, candidate) ?? 0) !== 0);
  if (job === undefined) throw new Error(`no job of the test has a value of ${field.id}`);
  return job;
};

test('the jobs of the test differ in every field, so that each case below can fail', () => {
  // A field that is neither sorted, filtered nor found is a picture of others.
  const tried = all.filter((field) => [field.sort, field.condition, field.find].some((way) => way !== null));
  for (const field of tried) {
    const values = new Set(jobs.map((job) => keyOf(field, job)));
    expect([field.id, values.size > 1]).toEqual([field.id, true]);
  }
});

describe.each(named(all.filter(({ sort }) => sort !== null)))('a list sorted by %s', (id, field) => {
  test('is in the order of its values, and descending in the other', async () => {
    const up = await list(`sort=${id}`);
    const down = await list(`sort=-${id}`);
    expect(rises(up.map((job) => placeOf(field, job)))).toBe(true);
    expect(numbersOf(down)).toEqual(numbersOf(up).toReversed());
  });

  test('goes on page by page, and stands so at a past moment', async () => {
    const whole = numbersOf(await list(`sort=${id}`));
    const paged: number[] = [];
    let cursor = '';
    do {
      const { body } = await shop.owner.get<{ jobs: readonly JobRow[]; nextCursor: string | null }>(
        `/api/jobs?view=all&sort=${id}&limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      paged.push(...numbersOf(body.jobs));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '' && paged.length <= whole.length);
    expect(paged).toEqual(whole);
    expect(numbersOf(await list(`sort=${id}&asOf=${shop.clock.now}`))).toEqual(whole);
  });
});

describe.each(named(all.filter(({ condition }) => condition !== null)))(
  'a list filtered by %s',
  (_, field) => {
    test('has the jobs of the value and no other', async () => {
      const job = filledJob(field);
      const expected = jobs.filter((candidate) => keyOf(field, candidate) === keyOf(field, job));
      expect(expected.length).toBeLessThan(jobs.length);
      const found = await list(`sort=number&where=${encodeURIComponent(conditionOn(field, job))}`);
      expect(numbersOf(found)).toEqual(numbersOf(expected));
    });
  },
);

describe.each(named(all.filter(({ find }) => find !== null)))('a text that stands in %s', (id, field) => {
  test('is found there', async () => {
    const job = filledJob(field);
    const typed = typedFor(field, job);
    const amount = /^\d+(\.\d+)?$/.test(typed) ? `&amount=${typed}` : '';
    const { body } = await shop.owner.get<Found>(
      `/api/sheet/find?view=all&sort=number&text=${encodeURIComponent(typed)}${amount}`,
    );
    expect(body.rows.find((row) => row.id === job.id)?.columns).toContain(id);
    const { body: nowhere } = await shop.owner.get<Found>(
      '/api/sheet/find?view=all&sort=number&text=nowhere',
    );
    expect(nowhere.rows).toEqual([]);
  });
});

describe.each(named(all.filter(({ isSearched }) => isSearched === true)))('a word of %s', (_, field) => {
  test('finds the job in the search of the sheet, now and at a past moment', async () => {
    const job = filledJob(field);
    const [word = ''] = String(valueOf(field, job)).split(' ');
    expect(numbersOf(await list(`sort=number&q=${word}`))).toEqual([job.number]);
    expect(numbersOf(await list(`sort=number&q=${word}&asOf=${shop.clock.now}`))).toEqual([job.number]);
  });
});

const flowFor = ({ edit }: Field): Flow =>
  edit?.of === 'fact' && edit.named === 'keyDate' ? wedding : renovation;

/** What an edit of the field writes, and what its row then shows. */
const writeOf = (field: Field): { readonly patch: object; readonly value: unknown } => {
  const { edit, property } = field;
  const key = edit?.of === 'fact' ? (flowFor(field)[edit.named] ?? '') : '';
  const value = edit?.of === 'fact' ? (edit.named === 'keyDate' ? '2027-09-09' : 45) : 'Written Here';
  switch (edit?.of) {
    case 'job': {
      const own = ownFields.find(({ name }) => name === property);
      const sample = own === undefined ? null : ownSample(own, 3);
      return { patch: { [property]: sample }, value: sample };
    }
    case 'customer':
      return { patch: { customer: { [edit.part]: value } }, value };
    default:
      return { patch: { facts: { [key]: value } }, value };
  }
};

const edited = all.filter(({ edit }) => edit !== null && edit.of !== 'stage');

const historyOf = async (id: string): Promise<readonly HistoryEntry[]> =>
  (await shop.owner.get<{ readonly entries: readonly HistoryEntry[] }>(`/api/jobs/${id}/history`)).body
    .entries;

describe.each(named(edited))('the field %s', (_, field) => {
  const flow = flowFor(field);
  const { patch, value } = writeOf(field);

  test('is edited, stands in the history under its path, and goes back by undo', async () => {
    const { job } = await openJob(shop, { flow: flow.key });
    const before = valueOf(field, job);
    const operation = `ges_${field.id.padStart(12, '0')}`;
    const { body } = await shop.owner.send<EditResults>({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [{ jobId: job.id, baseVersion: job.version, ...patch }] },
      headers: { 'operation-id': operation },
    });
    expect(body.jobs[0]).toMatchObject({ [field.property]: value });
    const [entry] = await historyOf(job.id);
    expect(entry?.changes.find(({ path }) => path === historyPath(field, flow))?.after).toEqual(value);
    await shop.owner.post('/api/undo', { way: 'undo', gestureId: operation });
    const [back] = await list(`ids=${job.id}`);
    expect(back).toMatchObject({ [field.property]: before });
  });

  test('is imported, and exported as it was', async () => {
    const { job } = await openJob(shop, { flow: flow.key });
    const [row] = await list(`ids=${job.id}`);
    const { body } = await shop.owner.post<ImportAnswer>('/api/imports', {
      dryRun: false,
      rows: [{ number: row?.number, ...patch }],
    });
    expect(body.results[0]?.outcome).toBe('changed');
    expect(body.results[0]?.fields).toEqual([]);
    const { body: exported } = await shop.owner.get<ExportPage>('/api/exports?view=all&sort=-number&limit=1');
    expect(exported.jobs[0]).toMatchObject({ id: job.id, [field.property]: value });
  });
});
