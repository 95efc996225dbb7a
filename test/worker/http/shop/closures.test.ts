import { expect, test } from 'vitest';
import type { ClosureMoves, ShopHistory } from '#contract/shop/settings';
import { openShop } from '#test/kit/worker/api';
import { everyRow } from '#test/kit/worker/database';
import { openVisitsJob } from '#test/kit/worker/visits-job';
import { moment } from '#test/kit/rules';
import { visit } from '#test/kit/visits';

interface CalendarView {
  readonly version: string;
  readonly closures: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string | null;
  }[];
}

const shop = await openShop();
const days = { from: '2026-03-02', to: '2026-03-03' };
const query = `from=${days.from}&to=${days.to}`;
const movesOf = async (more = '') =>
  (await shop.owner.get<ClosureMoves>(`/api/closures/moves?${query}${more}`)).body;
const calendar = async () => (await shop.owner.get<CalendarView>('/api/calendar')).body;

/** A job with a task due at the closing of Monday 2 March. */
const visited = async () => {
  const path = `/api/jobs/${await openVisitsJob(shop)}`;
  const { status } = await shop.owner.post(`${path}/facts`, {
    facts: [
      { key: visit(1, 'topic'), value: 'Kitchen' },
      { key: visit(1, 'host'), value: 'stf_owner' },
      { key: visit(1, 'greeted'), value: true },
      { key: visit(1, 'came-at'), value: moment('2026-03-02', '08:00') },
      { key: visit(1, 'left-at'), value: moment('2026-03-02', '08:30') },
    ],
  });
  expect(status).toBe(200);
  return (await shop.owner.get(path)).body;
};

const before = await visited();

test('what would move is shown before anything is written', async () => {
  const rows = await everyRow();
  const { moves, jobCount, after } = await movesOf();
  expect([jobCount, after]).toEqual([1, null]);
  expect(moves).toMatchObject([
    {
      kind: 'task',
      label: { en: 'Tidy the file' },
      from: moment('2026-03-02', '18:00'),
      to: moment('2026-03-04', '18:00'),
    },
  ]);
  expect(moves.every(({ jobId, from, to }) => jobId === before.job.id && from !== to)).toBe(true);
  expect(await everyRow()).toEqual(rows);
  expect((await calendar()).closures).toEqual([]);
});

test('what is saved moves what was shown, and nothing else', async () => {
  const { moves } = await movesOf();
  const saved = await shop.manager.post<CalendarView>('/api/closures', { ...days, reason: '团建' });
  expect(saved.body.closures).toEqual([{ ...days, reason: '团建' }]);
  expect(saved.body.version).toBe((await calendar()).version);
  await shop.tick();
  const { tasks } = (await shop.owner.get(`/api/jobs/${before.job.id}`)).body;
  for (const { kind, label, to } of moves.filter((move) => move.kind === 'task')) {
    const task = tasks.find((candidate) => candidate.label.en === label.en);
    expect([kind, task?.dueAt ?? task?.dueOn]).toEqual(['task', to]);
  }
  const changed = new Set(moves.map(({ label }) => label.en));
  const same = tasks.filter(({ label }) => !changed.has(label.en));
  const stood = before.tasks.filter(({ label }) => !changed.has(label.en));
  expect(same.map(({ dueOn, dueAt }) => [dueOn, dueAt])).toEqual(
    stood.map(({ dueOn, dueAt }) => [dueOn, dueAt]),
  );
  expect((await movesOf()).moves).toEqual([]);
  const { entries } = (await shop.owner.get<ShopHistory>('/api/settings/history')).body;
  expect(entries[0]).toMatchObject({
    actor: 'stf_manager',
    action: 'add-closure',
    after: { reason: '团建' },
  });
});

test('days that are opened again move back what the closure changed', async () => {
  const { moves } = await movesOf('&isRemoved=true');
  expect(moves.length).toBeGreaterThan(0);
  expect(
    (await shop.owner.post<CalendarView>('/api/closures', { ...days, isRemoved: true })).body.closures,
  ).toEqual([]);
  await shop.tick();
  const { tasks } = (await shop.owner.get(`/api/jobs/${before.job.id}`)).body;
  expect(tasks.map(({ dueOn, dueAt }) => [dueOn, dueAt])).toEqual(
    before.tasks.map(({ dueOn, dueAt }) => [dueOn, dueAt]),
  );
  const again = await shop.owner.refused('/api/closures', { ...days, isRemoved: true });
  expect([again.status, again.body.code]).toEqual([404, 'not-found']);
});

test('an impossible span is refused at its end, by both ways, and staff close nothing', async () => {
  const wrong = [
    { from: '2026-03-06', to: '2026-03-05' },
    { from: '2026-01-01', to: '2027-06-01' },
    { from: '2026-02-30', to: '2026-03-05' },
  ];
  for (const span of wrong) {
    expect((await shop.owner.refused('/api/closures', span)).status).toBe(422);
    expect((await shop.owner.get(`/api/closures/moves?from=${span.from}&to=${span.to}`)).status).toBe(422);
  }
  expect((await shop.staff.refused('/api/closures', days)).body.code).toBe('not-allowed');
  expect((await shop.staff.get(`/api/closures/moves?${query}`)).status).toBe(403);
});
