import { describe, expect, test } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { aRenovation, openShop, type Shop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';

/** An import of several jobs as one operation. */
const importJobs = async (shop: Shop, count: number, operationId: string) => {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...aRenovation,
    title: `Flat ${index}`,
    facts: {},
  }));
  const sent = await shop.manager.send({
    method: 'POST',
    path: '/api/imports',
    body: { dryRun: false, rows },
    headers: { 'operation-id': operationId },
  });
  expect(sent.status).toBe(200);
};

describe('a step of undo on many jobs', () => {
  const operationId = 'ges_000000009101';
  const step = <Body = Problem & UndoAnswer>(shop: Shop, body: object) => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    return shop.manager.post<Body>('/api/undo', body);
  };
  const listed = async (shop: Shop): Promise<number> => {
    const { body } = await shop.owner.get<{ jobs: unknown[] }>('/api/jobs?limit=100');
    return body.jobs.length;
  };

  test('is asked for first, with its size, where a person is there; nothing is changed by the question', async () => {
    const shop = await openShop('2026-05-05');
    await importJobs(shop, 51, operationId);
    const before = await everyRow();
    const answer = await step(shop, { way: 'undo', asks: true });
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'step-of-many',
      detail: 'This is about 51 jobs. Confirm it first.',
      step: { gestureId: operationId, jobCount: 51, openedCount: 51 },
    });
    expect(await everyRow()).toEqual(before);
    const done = await step(shop, { way: 'undo', gestureId: answer.body.step?.gestureId });
    expect(done.status).toBe(200);
    expect(await listed(shop)).toBe(0);
    const again = await step(shop, { way: 'redo', asks: true });
    expect(again.body).toMatchObject({ code: 'step-of-many', step: { jobCount: 51 } });
    expect(await listed(shop)).toBe(0);
    await step(shop, { way: 'redo', gestureId: again.body.step?.gestureId });
    expect(await listed(shop)).toBe(51);
  });

  test('of fifty jobs is taken without a question', async () => {
    const shop = await openShop('2026-05-06');
    await importJobs(shop, 50, 'ges_000000009102');
    expect((await step(shop, { way: 'undo', asks: true })).status).toBe(200);
  });
});
