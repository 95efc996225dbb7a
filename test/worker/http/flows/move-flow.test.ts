import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { FlowMovePlan } from '#contract/shop/shop-answers';
import type { Flow } from '#domain/flow/flow';
import { text } from '#domain/texts/text';
import { flowsBefore, renovation1 as renovation } from '#test/kit/flows/renovation-1';
import { openJob, openShop } from '#test/kit/worker/api';

const shop = await openShop(undefined, { flows: flowsBefore });
// A process caches versions, so these numbers are used in this file only.
const [newer, withoutStage] = [57, 58];

/** Half is due at signing, a task follows each agreed start, floor area is gone, and the budget has a reviewer. */
const changed: Flow = {
  ...renovation,
  version: newer,
  items: [
    ...renovation.items.filter(({ key }) => key !== 'area'),
    {
      item: 'field',
      key: 'site-key',
      label: text('Key to the home', '房屋钥匙', '房屋鑰匙'),
      kind: 'text',
      stage: 'inquiry',
      isRequired: true,
      source: ['REN-01-DATA'],
    },
  ],
  milestones: renovation.milestones.map((milestone) =>
    milestone.key === 'down'
      ? { ...milestone, amount: { percent: 50 } }
      : milestone.key === 'progress'
        ? { ...milestone, amount: { percent: 45 } }
        : milestone,
  ),
  tasks: [
    ...renovation.tasks,
    {
      key: 'fetch-key',
      label: text('Fetch the key', '取钥匙', '取鑰匙'),
      due: { anchor: { fact: 'survey.at' } },
      doneWhen: { fact: 'site-key' },
      source: ['REN-01-DATA'],
    },
  ],
};

beforeAll(async () => {
  const second = {
    ...renovation,
    version: withoutStage,
    stages: renovation.stages.filter(({ key }) => key !== 'inquiry'),
  };
  for (const flow of [changed, second])
    await env.DB.prepare(`insert into flow_version (key, version, flow) values ('renovation', ?, ?)`)
      .bind(flow.version, JSON.stringify(flow))
      .run();
});

const at = ({ job }: Pick<JobDetail, 'job'>): string => `/api/jobs/${job.id}/flow-version`;

/** A renovation of 100,000.00 with a survey, of which 55,000.00 is due at signing. */
const aPricedJob = async (): Promise<JobDetail> => {
  const { job } = await openJob(shop);
  const facts = { area: 90, 'survey.at': shop.clock.now + 9 * 86_400_000 };
  await shop.owner.patch(`/api/jobs/${job.id}`, { baseVersion: 1, contractTotalMinor: 10_000_000, facts });
  return (await shop.owner.get(`/api/jobs/${job.id}`)).body;
};

const amountOf = ({ milestones }: JobDetail, key: string): number | null | undefined =>
  milestones.find((milestone) => milestone.key === key)?.amountMinor;

describe('a job moves to another version of its flow', () => {
  test('after a comparison that writes nothing, and back again', async () => {
    const before = await aPricedJob();
    const { body: plan } = await shop.viewer.get<FlowMovePlan>(`${at(before)}?to=${newer}`);
    expect(plan).toMatchObject({ version: before.job.version, from: 1, to: newer });
    expect(
      plan.milestones.map(({ key, before: was, after }) => [key, was?.amountMinor, after?.amountMinor]),
    ).toEqual([
      ['down', 5_500_000, 5_000_000],
      ['progress', 4_000_000, 4_500_000],
    ]);
    expect(plan.tasks).toEqual({ begin: [text('Fetch the key', '取钥匙', '取鑰匙')], end: [] });
    expect(plan.missing.map(({ en }) => en)).toEqual(['Key to the home']);
    expect(plan.hidden.map(({ key }) => key)).toEqual(['area']);
    expect((await shop.owner.get(`/api/jobs/${before.job.id}`)).body).toEqual(before);

    const answer = await shop.owner.post(at(before), { to: newer, baseVersion: plan.version });
    expect([answer.status, answer.body.job.flowVersion, amountOf(answer.body, 'down')]).toEqual([
      200,
      newer,
      5_000_000,
    ]);
    const read = (await shop.viewer.get(`/api/jobs/${before.job.id}`)).body;
    expect(read.tasks.filter(({ state }) => state === 'open').map(({ key }) => key)).toContain('fetch-key');
    expect(read.facts.find(({ key }) => key === 'area')?.value).toBe(90);
    // The next edit goes by the new version: its item is known, and the old one is not.
    const path = `/api/jobs/${before.job.id}/facts`;
    expect(
      (await shop.owner.post(path, { facts: [{ key: 'site-key', value: 'Under the mat' }] })).status,
    ).toBe(200);
    const refused = await shop.owner.refused(path, { facts: [{ key: 'area', value: 91 }] });
    expect(refused.body.code).toBe('unknown-item');

    const back = await shop.owner.post(at(before), { to: 1 });
    expect([back.body.job.flowVersion, amountOf(back.body, 'down')]).toEqual([1, 5_500_000]);
    expect(back.body.tasks.find(({ key }) => key === 'fetch-key')?.state ?? 'dropped').toBe('dropped');
  });

  test('and keeps the milestone that money has reached', async () => {
    const before = await aPricedJob();
    const down = before.milestones.find(({ key }) => key === 'down');
    if (!down) throw new Error('a renovation has a down payment');
    const paid = await shop.owner.post(`/api/jobs/${before.job.id}/payments`, {
      milestoneId: down.id,
      amountMinor: 5_500_000,
      currency: 'CNY',
      method: 'cash',
      voucher: `moved ${before.job.number}`,
    });
    expect(paid.status).toBe(200);
    const answer = await shop.owner.post(at(before), { to: newer });
    expect(answer.body.job.paidMinor).toBe(5_500_000);
    expect(answer.body.payments).toEqual(paid.body.payments);
  });

  test('once: the same version again writes nothing', async () => {
    const before = await aPricedJob();
    const answer = await shop.owner.post(at(before), { to: newer });
    const again = await shop.owner.post(at(before), { to: newer });
    expect([again.status, again.body.job.version]).toEqual([200, answer.body.job.version]);
  });

  test.each([
    ['staff', 403, 'not-allowed', newer],
    ['finance', 403, 'not-allowed', newer],
    ['owner', 404, 'not-found', 99],
    ['manager', 409, 'stage-not-in-version', withoutStage],
  ] as const)(
    '%s is answered %i %s for a version that is not theirs to take',
    async (role, status, code, to) => {
      const before = await aPricedJob();
      const answer = await shop[role].refused(at(before), { to });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect((await shop.owner.get(`/api/jobs/${before.job.id}`)).body.job).toEqual(before.job);
    },
  );

  test('not while it is closed, and not on a version of the job that somebody moved meanwhile', async () => {
    const { job } = await aPricedJob();
    await shop.owner.post(`/api/jobs/${job.id}/stage`, { to: 'closed', override: { reason: 'tried' } });
    const closed = await shop.owner.refused(at({ job }), { to: newer });
    expect([closed.status, closed.body.code]).toEqual([409, 'job-closed']);

    const second = await aPricedJob();
    await shop.owner.post(at(second), { to: newer });
    const stale = await shop.owner.send<Problem>({
      method: 'POST',
      path: at(second),
      body: { to: 1, baseVersion: second.job.version },
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
  });

  test('in history, and not by undo', async () => {
    const before = await aPricedJob();
    await shop.owner.post(at(before), { to: newer });
    const { body } = await shop.owner.get<{ entries: readonly { action: string; changes: unknown }[] }>(
      `/api/jobs/${before.job.id}/history`,
    );
    expect(body.entries[0]).toMatchObject({
      action: 'move-flow',
      changes: [{ path: 'flowVersion', before: 1, after: newer }],
    });
  });
});
