import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry, Problem } from '#contract/jobs/job-answers';
import type { Shop } from '#test/kit/worker/api';
import { linesShop, openWorkshop, rope } from './lines-shop.ts';

interface HistoryList {
  readonly entries: readonly HistoryEntry[];
}

let shop: Shop;

beforeEach(async () => {
  shop = await linesShop();
});

const bell = { description: 'Bell', unitMinor: 1000 };

/** A job with a rope of 8.33 and a bell of 10.00, both open. */
const quoted = async () => {
  const job = await openWorkshop(shop);
  const ropeId = await job.add(rope);
  const bellId = await job.add(bell);
  const decisions = (all: readonly object[], more: object = {}) =>
    shop.manager.send<Problem>({
      method: 'POST',
      path: `${job.path}/lines/decisions`,
      body: { decisions: all, ...more },
    });
  return { ...job, ropeId, bellId, decisions };
};

describe('decisions of lines', () => {
  test('are in the history with who recorded them, and nothing of a refused one is', async () => {
    const job = await quoted();
    await job.write(
      'lines/decisions',
      { decisions: [{ lineId: job.ropeId, decision: 'accepted' }] },
      shop.staff,
    );
    await job.decisions([{ lineId: job.bellId, decision: 'deferred', until: '2020-01-01' }]);
    const { body } = await shop.viewer.get<HistoryList>(`${job.path}/history`);
    expect(body.entries[0]).toMatchObject({ action: 'decide-lines', actor: 'stf_staff' });
    expect(body.entries[0]?.changes).toContainEqual({
      path: `line:${job.ropeId}.decision`,
      before: 'open',
      after: 'accepted',
    });
  });

  test('make the contract total and its milestones, one by one and together', async () => {
    const job = await quoted();
    expect((await job.now()).job.contractTotalMinor).toBeNull();
    await job.decide(job.ropeId, 'accepted');
    expect((await job.now()).job.contractTotalMinor).toBe(833);
    const all = await job.write('lines/decisions', {
      decisions: [
        { lineId: job.ropeId, decision: 'accepted' },
        { lineId: job.bellId, decision: 'accepted' },
      ],
    });
    expect(all.job.contractTotalMinor).toBe(1833);
    expect(all.milestones.map(({ amountMinor }) => amountMinor)).toEqual([550, 1283]);
    await job.decide(job.bellId, 'declined');
    const { job: row, lines } = await job.now();
    expect(row.contractTotalMinor).toBe(833);
    // What was declined stays, to be offered again.
    expect(lines.map(({ decision }) => decision)).toEqual(['accepted', 'declined']);
  });

  test('never change the money received: what was paid for and declined is owed to the customer', async () => {
    const job = await quoted();
    await job.decide(job.ropeId, 'accepted');
    await job.decide(job.bellId, 'accepted');
    await shop.finance.post(`${job.path}/payments`, {
      amountMinor: 1833,
      currency: 'CNY',
      method: 'cash',
      voucher: `V-${job.id}`,
      creditMinor: 1833,
    });
    const paid = (await job.now()).payments;
    await job.decide(job.bellId, 'declined');
    const after = await job.now();
    expect(after.payments.map(({ amountMinor }) => amountMinor)).toEqual(
      paid.map(({ amountMinor }) => amountMinor),
    );
    expect([after.job.paidMinor, after.job.contractTotalMinor]).toEqual([1833, 833]);
    expect(after.job.creditMinor - after.job.outstandingMinor).toBe(1000);
  });

  test('a deferral keeps its day; one in the past, and a day of what is not deferred, are refused', async () => {
    const job = await quoted();
    await job.decide(job.bellId, 'deferred', { until: '2026-03-02' });
    expect(await job.line(job.bellId)).toMatchObject({ decision: 'deferred', deferUntil: '2026-03-02' });
    const refused = async (more: object) => {
      const { status, body } = await job.decisions([{ lineId: job.ropeId, ...more }]);
      return [status, body.fields?.map(({ path }) => path)];
    };
    expect(await refused({ decision: 'deferred', until: '2026-03-01' })).toEqual([422, ['deferUntil']]);
    expect(await refused({ decision: 'accepted', until: '2026-04-01' })).toEqual([422, ['deferUntil']]);
    expect(await refused({ decision: 'maybe' })).toEqual([422, ['decisions.0.decision']]);
    await job.decide(job.bellId, 'accepted');
    expect(await job.line(job.bellId)).toMatchObject({ decision: 'accepted', deferUntil: null });
  });

  test('are all recorded, or none', async () => {
    const job = await quoted();
    const { status } = await job.decisions([
      { lineId: job.ropeId, decision: 'accepted' },
      { lineId: 'lin_none', decision: 'accepted' },
    ]);
    expect(status).toBe(404);
    const twice = await job.decisions([
      { lineId: job.ropeId, decision: 'accepted' },
      { lineId: job.ropeId, decision: 'declined' },
    ]);
    expect(twice.status).toBe(422);
    expect((await job.now()).lines.map(({ decision }) => decision)).toEqual(['open', 'open']);
  });

  test('of a price that changed since are stale, and the viewer decides nothing', async () => {
    const job = await quoted();
    const { version } = (await job.now()).job;
    await job.write('lines', { lineId: job.ropeId, ...rope, unitMinor: 999 });
    const stale = await job.decisions([{ lineId: job.ropeId, decision: 'accepted' }], {
      baseVersion: version,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
    const viewer = await shop.viewer.refused(`${job.path}/lines/decisions`, {
      decisions: [{ lineId: job.ropeId, decision: 'accepted' }],
    });
    expect(viewer.status).toBe(403);
  });

  test('hold back what is not accepted: it is not done, and what is done stays accepted', async () => {
    const job = await quoted();
    const done = { lineId: job.ropeId, ...rope, isDone: true };
    expect((await shop.manager.refused(`${job.path}/lines`, done)).body.code).toBe('line-not-accepted');
    await job.decide(job.ropeId, 'accepted');
    await job.write('lines', done);
    const declined = await job.decisions([{ lineId: job.ropeId, decision: 'declined' }]);
    expect([declined.status, declined.body.code]).toEqual([409, 'line-done']);
  });

  test('are asked by the gate, and lines name what is lacking', async () => {
    const job = await quoted();
    await job.decide(job.ropeId, 'accepted');
    const early = await shop.manager.refused(`${job.path}/stage`, { to: 'repair' });
    expect(early.body.missing?.map(({ label }) => label.en)).toEqual(['Every line decided']);
    await job.decide(job.bellId, 'deferred');
    expect((await shop.manager.post(`${job.path}/stage`, { to: 'repair' })).status).toBe(200);
  });

  test('decide what an item and a warranty stand for', async () => {
    const job = await openWorkshop(shop, undefined, {
      facts: { 'visit.on': '2026-03-05', 'accepted.on': '2026-03-02' },
    });
    const lineId = await job.add({ ...rope, tags: ['pipes'], class: 'work' });
    expect((await job.now()).absentItems).not.toContain('utility');
    expect((await job.now()).warranties).toEqual([]);
    await job.decide(lineId, 'accepted');
    expect((await job.now()).warranties.map((warranty) => warranty.lineId)).toEqual([lineId]);
    await job.decide(lineId, 'declined');
    const { absentItems, warranties } = await job.now();
    expect([absentItems.includes('utility'), warranties]).toEqual([true, []]);
    const coverage = await shop.viewer.get<{ why: string }>(`${job.path}/coverage?line=${lineId}`);
    expect(coverage.body.why).toBe('declined');
  });
});

describe('a line that is offered again', () => {
  test('names the one that was declined, which stays as it is', async () => {
    const job = await quoted();
    await job.decide(job.bellId, 'declined');
    const again = await job.add({ ...bell, unitMinor: 800, repeats: job.bellId });
    expect(await job.line(again)).toMatchObject({ repeats: job.bellId, decision: 'open', amountMinor: 800 });
    expect(await job.line(job.bellId)).toMatchObject({ decision: 'declined', amountMinor: 1000 });
  });

  test('is refused for a line that is still offered, and for none', async () => {
    const job = await quoted();
    for (const repeats of [job.bellId, 'lin_none']) {
      const refused = await shop.manager.refused(`${job.path}/lines`, { ...bell, repeats });
      expect([refused.status, refused.body.code]).toEqual([409, 'nothing-to-repeat']);
    }
  });
});
