import { expect, it } from 'vitest';
import type { HistoryEntry } from '#contract/jobs/job-answers';
import { moment, openWalk } from './http-walk';

const renovation = { flow: 'renovation', title: '安华里 3 号', customer: { name: '王芳' } };
const survey = (on: string) => ({ facts: [{ key: 'survey.at', value: moment(on, '15:00') }] });

it.each([
  { on: '2026-10-08', until: '2026-09-30', tooLate: '2026-10-01' },
  { on: '2026-10-12', until: '2026-10-10', tooLate: '2026-10-11' },
  { on: '2026-11-23', until: '2026-11-20', tooLate: '2026-11-21' },
])(
  'a survey on $on is booked until $until, and not on a day off after it (REN-01-LEAD: accepts)',
  async (dates) => {
    const walk = await openWalk(dates.tooLate, renovation);
    const { status, body } = await walk.refused('facts', survey(dates.on));
    expect([status, body.code]).toEqual([409, 'lead-time']);
    expect(body.detail).toContain(dates.until);
    expect(body.fields?.[0]?.message).toContain(dates.until);
    walk.shop.clock.to(dates.until);
    expect((await walk.post('facts', survey(dates.on))).facts).toMatchObject([
      { key: 'survey.at', value: moment(dates.on, '15:00') },
    ]);
  },
);

it('a survey on the day itself is too late (REN-01-LEAD: refuses)', async () => {
  const walk = await openWalk('2026-09-30', renovation);
  const { status, body } = await walk.refused('facts', survey('2026-09-30'));
  expect([status, body.code]).toEqual([409, 'lead-time']);
  expect((await walk.job()).facts).toEqual([]);
});

it('a nearer survey takes one who may and a reason, which stays in history (REN-01-LEAD)', async () => {
  const walk = await openWalk('2026-09-30', renovation);
  const override = { reason: '客户急修' };
  expect((await walk.refused('facts', { ...survey('2026-09-30'), override })).status).toBe(403);
  await walk.post('facts', { ...survey('2026-09-30'), override }, 'manager');
  const { body } = await walk.shop.viewer.get<{ readonly entries: readonly HistoryEntry[] }>(
    `/api/jobs/${walk.jobId}/history`,
  );
  expect(body.entries[0]).toMatchObject({ actor: 'stf_manager', reason: '客户急修' });
});
