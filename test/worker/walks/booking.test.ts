import { expect, it } from 'vitest';
import type { HistoryEntry } from '#contract/job-answers';
import { moment, openWalk } from './http-walk';

const renovation = { flow: 'renovation', title: '安华里 3 号', customer: { name: '王芳' } };
const survey = (on: string) => ({ facts: [{ key: 'survey.at', value: moment(on, '15:00') }] });

it('a survey is booked a working day ahead, holidays not counted, and not nearer (REN-01-LEAD)', async () => {
  const walk = await openWalk('2026-09-30', renovation);
  for (const on of ['2026-09-30', '2026-10-01', '2026-10-05']) {
    const { status, body } = await walk.refused('facts', survey(on));
    expect([on, status, body.code]).toEqual([on, 409, 'lead-time']);
    expect(body.fields?.[0]?.message).toContain('2026-10-08');
  }
  const { facts } = await walk.post('facts', survey('2026-10-08'));
  expect(facts).toMatchObject([{ key: 'survey.at', value: moment('2026-10-08', '15:00') }]);
});

it('a make-up Saturday is a working day for the lead (REN-01-LEAD)', async () => {
  const walk = await openWalk('2026-10-09', renovation);
  expect((await walk.refused('facts', survey('2026-10-09'))).status).toBe(409);
  expect((await walk.post('facts', survey('2026-10-10'))).facts).toHaveLength(1);
});

it('a nearer survey takes one who may and a reason, which stays in history (REN-01-LEAD)', async () => {
  const walk = await openWalk('2026-09-30', renovation);
  const override = { reason: '客户急修' };
  expect((await walk.refused('facts', { ...survey('2026-10-01'), override })).status).toBe(403);
  await walk.post('facts', { ...survey('2026-10-01'), override }, 'manager');
  const { body } = await walk.shop.viewer.get<{ readonly entries: readonly HistoryEntry[] }>(
    `/api/jobs/${walk.jobId}/history`,
  );
  expect(body.entries[0]).toMatchObject({ actor: 'stf_manager', reason: '客户急修' });
});
