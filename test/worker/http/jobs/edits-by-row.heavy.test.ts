import { itemsOf } from '#domain/flow/items-of';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import type { FieldItem, Flow, Item } from '#domain/flow/flow';
import { isOwnValue } from '#domain/planning/plan-inputs';
import { instant, minuteMs } from '#domain/time/day';
import { flows } from '#domain/trades/index';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { sized } from '#test/kit/size';

// An edit of a cell that no rule reads is decided on the job's row alone; PATCH decides on the whole job. Two jobs that
// are alike are edited alike by both, and stay alike.

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});

const written: Readonly<Record<FieldItem['kind'], fc.Arbitrary<string | number | boolean>>> = {
  text: fc.constantFrom('海边', 'a text', ''),
  number: fc.integer({ min: 1, max: 90 }),
  money: fc.integer({ min: 0, max: 90_000 }),
  percent: fc.integer({ min: 0, max: 120 }),
  date: fc.constantFrom('2026-09-01', '2026-10-12', 'soon'),
  instant: fc.constantFrom(1_790_000_000_000, 1_791_000_000_000),
  choice: fc.constantFrom('old-home', 'no-such-choice'),
  choices: fc.constantFrom('', 'a,b', 'none'),
  yesno: fc.boolean(),
  staff: fc.constantFrom('stf_owner', 'stf_nobody'),
};

const patchOfFact = (flow: Flow, keys: (item: Item) => boolean): fc.Arbitrary<object> => {
  const items = itemsOf(flow)
    .filter(keys)
    .flatMap((item) => {
      if (item.item === 'check') return [fc.record({ [item.key]: fc.boolean() })];
      if (item.item !== 'field') return [];
      const choices = (item.choices ?? []).map(({ key }) => key);
      const value = choices.length > 0 ? fc.constantFrom(...choices) : written[item.kind];
      return [fc.record({ [item.key]: fc.oneof(value, value, fc.constant(null)) })];
    });
  return fc.record({ facts: fc.oneof(...items) });
};

/** Fields and checks that no rule of the flow reads but their gate. */
const isPlain =
  (flow: Flow) =>
  (item: Item): boolean =>
    isOwnValue(flow, item.key);

const patches = (flow: Flow): fc.Arbitrary<object> =>
  fc.oneof(
    { weight: 5, arbitrary: patchOfFact(flow, isPlain(flow)) },
    { weight: 3, arbitrary: patchOfFact(flow, () => true) },
    {
      weight: 2,
      arbitrary: fc.record({ ownerId: fc.constantFrom('stf_owner', 'stf_staff', 'stf_nobody', null) }),
    },
    fc.record({ title: fc.constantFrom('One', 'Two', '三') }),
    fc.record({
      title: fc.constantFrom('Four', '五'),
      facts: fc.constantFrom({ area: 70 }, { hotel: '国贸' }, {}),
    }),
    fc.record({ customer: fc.record({ address: fc.constantFrom(null, 'Lane 7') }) }),
    fc.constant({ facts: { 'no.such': 1 } }),
  );

/** A job as it is stored, without what tells it from another job. */
const storedOf = async (id: string) => {
  const row = await env.DB.prepare('select * from job where id = ?').bind(id).first();
  const { results: facts } = await env.DB.prepare(
    'select key, value, recorded_by, recorded_version, superseded_version from fact where job_id = ? order by recorded_version, key',
  )
    .bind(id)
    .all();
  const { results: entries } = await env.DB.prepare(
    'select version, actor, action, reason, changes from history where job_id = ? and version > 1 order by version',
  )
    .bind(id)
    .all();
  const { results: tasks } = await env.DB.prepare(
    'select key, title, assignee_id, due_on, due_at, state, done_at from task where job_id = ? order by key',
  )
    .bind(id)
    .all();
  const {
    id: _,
    number,
    customer_id: __,
    search_text,
    milestones_json,
    facts_json,
    updated_at: ___,
    ...rest
  } = row ?? {};
  return {
    ...rest,
    // The order of its keys says nothing: counts of files stand where the row had them.
    stated: JSON.parse(String(facts_json)),
    found: String(search_text).replaceAll(String(number), '#'),
    milestones: String(milestones_json).replaceAll(/"mil_[^"]+"/g, ''),
    facts,
    entries,
    tasks,
  };
};

const rowAnswered = ({ id: _, number: __, updatedAt: ___, milestones, ...row }: JobDetail['job']) => ({
  ...row,
  milestones: milestones.map(({ id: ____, ...milestone }) => milestone),
});

interface Sent {
  readonly results: readonly EditResult[];
  readonly jobs: readonly JobDetail['job'][];
}

/** Makes the same edit in both jobs, each by its door, and compares what they are answered. */
const editBoth = async ([byRow, whole]: readonly [JobDetail, JobDetail], patch: object, version: number) => {
  shop.clock.now = instant(shop.clock.now + minuteMs);
  const edits = [{ jobId: byRow.job.id, baseVersion: version, ...patch }];
  shop.trips.length = 0;
  const { body } = await shop.owner.post<Sent>('/api/edits', { edits });
  const reads = shop.trips.flatMap(({ sql }) => sql).some((sql) => sql.includes('"allocation"'));
  const patched = await shop.owner.patch<JobDetail & Partial<Problem>>(`/api/jobs/${whole.job.id}`, {
    baseVersion: version,
    ...patch,
  });
  const [result] = body.results;
  expect({ patch, code: result?.code }).toEqual({ patch, code: patched.body.code ?? null });
  if (result?.ok !== true) return { version, isByRow: false };
  expect(body.jobs.map(rowAnswered)).toEqual([rowAnswered(patched.body.job)]);
  return { version: result.version ?? version, isByRow: !reads };
};

describe.each(flows)('a job of $key', (flow) => {
  test('is the same where its cells are edited by the row as where the whole job is decided', async () => {
    let byRow = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(patches(flow), { minLength: 6, maxLength: 10 }), async (all) => {
        const pair = [
          await openJob(shop, { flow: flow.key, title: 'Alike' }),
          await openJob(shop, { flow: flow.key, title: 'Alike' }),
        ] as const;
        let version = 1;
        for (const patch of all) {
          const done = await editBoth(pair, patch, version);
          version = done.version;
          if (done.isByRow) byRow += 1;
        }
        expect(await storedOf(pair[0].job.id)).toEqual(await storedOf(pair[1].job.id));
      }),
      { numRuns: sized({ small: 3, full: 40 }) },
    );
    expect(byRow).toBeGreaterThan(0);
  }, 240_000);
});

test('a fact of a closed job is refused by its row as by the whole job', async () => {
  const { job } = await openJob(shop);
  await shop.owner.post(`/api/jobs/${job.id}/stage`, { to: 'closed', override: { reason: 'A test' } });
  const edits = [{ jobId: job.id, baseVersion: 2, facts: { needs: 'late' } }];
  const { body } = await shop.owner.post<Sent>('/api/edits', { edits });
  expect(body.results).toMatchObject([{ ok: false, code: 'job-closed' }]);
});
