import { describe, expect, test } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import { instant, minuteMs } from '#domain/time/day';
import { aRenovation, openShop } from '#test/kit/worker/api';

const shop = await openShop();
let count = 0;

/** A name as tabs give it to an operation. */
const operationName = (): string => `ges_01HOLDERTAB${String((count += 1)).padStart(4, '0')}`;

const opened = async (): Promise<JobDetail['job']> => {
  const { body } = await shop.manager.post('/api/jobs', { ...aRenovation, title: 'As it was' });
  return body.job;
};

const titleOf = async (id: string): Promise<string> =>
  (await shop.manager.get(`/api/jobs/${id}`)).body.job.title;

/** Sends as a tab does whose scripts are those of the tree before `Operation-Id`. */
const sendOld = <Body>(path: string, body: unknown, gesture: string, method = 'POST') =>
  shop.manager.send<Body>({ method, path, body, headers: { gesture } });

describe('a tab that was opened before the server was renewed', () => {
  test('its edits are saved, and are undone as the one operation that they were', async () => {
    const [first, second] = [await opened(), await opened()];
    shop.clock.now = instant(shop.clock.now + minuteMs);
    const gesture = operationName();
    const edits = [first, second].map(({ id, version }) => ({
      jobId: id,
      baseVersion: version,
      title: 'Old',
    }));
    const answer = await sendOld<{ results: readonly EditResult[] }>('/api/edits', { edits }, gesture);
    expect(answer.status).toBe(200);
    expect(answer.body.results).toMatchObject([{ status: 200 }, { status: 200 }]);
    const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo' });
    expect(undone.body.gestureId).toBe(gesture);
    expect([await titleOf(first.id), await titleOf(second.id)]).toEqual(['As it was', 'As it was']);
  });

  test('one job’s edit is saved, and its repeat writes nothing', async () => {
    const { id, version } = await opened();
    const gesture = operationName();
    const send = () =>
      sendOld<JobDetail>(`/api/jobs/${id}`, { baseVersion: version, title: 'Old' }, gesture, 'PATCH');
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect((await shop.manager.get(`/api/jobs/${id}`)).body.job).toMatchObject({
      title: 'Old',
      version: version + 1,
    });
  });

  test('what the server no longer takes is refused by its name with what to do, and nothing is written', async () => {
    const { id, version } = await opened();
    const body = { baseVersion: version, title: 'Old', colour: 'red' };
    const answer = await sendOld<Problem>(`/api/jobs/${id}`, body, operationName(), 'PATCH');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid-input' });
    expect(JSON.stringify(answer.body)).toMatch(/colour.*reload it: what you typed is kept/);
    expect(await titleOf(id)).toBe('As it was');
  });
});
